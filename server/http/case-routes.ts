import type { FastifyInstance } from 'fastify';
import { nanoid } from 'nanoid';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { seedNewCase } from '../../shared/case/new-case.ts';
import { summarise } from '../../shared/case/summary.ts';
import { plannedMinutes } from '../../shared/method/phases.ts';
import { isoDay, retentionSpan, retentionState } from '../../shared/method/retention.ts';
import type { CaseListItem, NewCase } from '../../shared/protocol/http.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { policy } from '../access/policy.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CaseRecord, CaseStore } from '../store/case-store.ts';
import type { ConferenceStore } from '../store/conference-store.ts';
import type { PrivacyStore } from '../store/privacy-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface CaseRoutesOptions {
  readonly signedIn: SignedIn;
  readonly atCase: AtCase;
  readonly access: CaseAccess;
  readonly accessLog: Pick<AccessLog, 'record'>;
  readonly cases: CaseStore;
  readonly conferences: Pick<ConferenceStore, 'canTake' | 'take'>;
  readonly settings: SettingsStore;
  readonly privacy: Pick<PrivacyStore, 'extendedTo'>;
  readonly retentionMonths: number;
  /** Brings the summaries up to what has been written. */
  readonly catchUp: () => Promise<void>;
}

export function caseRoutes(
  app: FastifyInstance,
  {
    signedIn,
    atCase,
    access,
    accessLog,
    cases,
    conferences,
    settings,
    privacy,
    retentionMonths,
    catchUp,
  }: CaseRoutesOptions,
): void {
  app.get(
    '/cases',
    { schema: { response: schemas.answers(200, schemas.caseList) } },
    async (request, reply) => {
      const participant = await signedIn(request, reply);
      if (!participant) return reply;
      const mine = await access.casesOf(participant);
      const extendedTo = await privacy.extendedTo();
      await catchUp();
      return (await cases.listCases())
        .filter(({ id }) => mine.has(id))
        .map((record) => {
          const retention =
            policy.mayAnswerFor(participant, record.leadDepartment) &&
            endOf(record, retentionMonths, extendedTo.get(record.id));
          return { ...listItem(record), ...(retention ? { retention } : {}) };
        });
    },
  );

  app.get<OfCase>(
    '/cases/:id',
    { schema: { params: schemas.caseId, response: schemas.answers(200, schemas.caseListItem) } },
    async (request, reply) => {
      if (!(await atCase(request, reply))) return reply;
      const record = await cases.getCase(request.params.id);
      return record ? listItem(record) : sendError(reply, 'notFound');
    },
  );

  app.post<{ Body: NewCase }>(
    '/cases',
    { schema: { body: schemas.newCase, response: schemas.answers(201, schemas.caseListItem) } },
    async (request, reply) => {
      const participant = await signedIn(request, reply);
      if (!participant) return reply;
      if (!policy.mayCreateCase(participant)) return sendError(reply, 'forbidden');
      const { id: participantId, department } = participant;
      const { departments, preparationSeconds, conferenceId } = request.body;
      if (conferenceId !== undefined && !(await conferences.canTake(conferenceId)))
        return sendError(reply, 'invalid', 'conferenceId');
      const board = new Doc();
      // Throws for what the schema lets through, before anything is stored.
      seedNewCase(board, { participantId, department, now: Date.now }, request.body);
      const id = nanoid();
      const leadSince = new Date().toISOString().slice(0, 10);
      const record = await cases.createCase(
        {
          id,
          leadDepartment: department,
          leadSince,
          departments: [...new Set([department, ...(departments ?? [])])],
          ...(preparationSeconds === undefined ? {} : { preparationSeconds }),
        },
        {
          documents: { board: encodeStateAsUpdate(board) },
          summary: summarise(readBoard(board), readChair(new Doc())),
        },
      );
      await accessLog.record({ caseId: id, participant, action: 'caseCreated', detail: {} });
      if (conferenceId !== undefined) {
        const { phases } = await settings.current();
        await conferences.take(conferenceId, id, plannedMinutes(phases));
      }
      return reply.code(201).send(listItem(record));
    },
  );
}

/** Undefined as long as there is time. */
function endOf(
  { createdAt, summary }: CaseRecord,
  months: number,
  extendedTo: readonly string[] = [],
): CaseListItem['retention'] {
  const sittings = summary?.sittings.map(({ startedAt }) => startedAt) ?? [];
  const span = retentionSpan({ createdAt, sittings, months, extendedTo });
  const state = retentionState(span, isoDay(Date.now()));
  return state === 'running' ? undefined : { state, until: span.until };
}

function listItem(record: CaseRecord): CaseListItem {
  const { id, number, leadDepartment, leadSince, departments } = record;
  const summary = record.summary ?? summarise(readBoard(new Doc()), readChair(new Doc()));
  return { id, number, leadDepartment, leadSince, departments, summary };
}
