import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isoDay, retentionSpan, retentionState } from '../../shared/method/retention.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import {
  type CasePrivacy,
  type ConsentInput,
  consentStanding,
  type DataHandoverInput,
  type ErasureInput,
  type ExtensionInput,
  type WithdrawalInput,
} from '../../shared/protocol/privacy.ts';
import { policy } from '../access/policy.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CaseRecord, CaseStore } from '../store/case-store.ts';
import { PrivacyError, type PrivacyStore } from '../store/privacy-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as privacySchemas from './privacy-schemas.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface PrivacyRoutesOptions {
  readonly signedIn: SignedIn;
  readonly atCase: AtCase;
  readonly accessLog: Pick<AccessLog, 'record'>;
  readonly cases: CaseStore;
  readonly privacy: PrivacyStore;
  readonly settings: SettingsStore;
  readonly retentionMonths: number;
  /** A department has lost its access to a case. */
  readonly onConsentWithdrawn: (caseId: string, department: string) => Promise<void>;
  /** A case is gone. */
  readonly onErased: (caseId: string) => Promise<void>;
}

/** Consents, retention and the end of a case. */
export function privacyRoutes(app: FastifyInstance, options: PrivacyRoutesOptions): void {
  const { signedIn, atCase, accessLog, cases, privacy, settings, retentionMonths } = options;

  /** Who asks and the case, where they answer for it; otherwise the answer has been sent. */
  const answering = async (
    request: FastifyRequest<OfCase>,
    reply: FastifyReply,
  ): Promise<{ participant: Participant; record: CaseRecord } | undefined> => {
    const at = await atCase(request, reply);
    if (!at) return undefined;
    const { participant } = at;
    const record = await cases.getCase(request.params.id);
    if (!record) sendError(reply, 'notFound');
    else if (!policy.mayAnswerFor(participant, record.leadDepartment))
      sendError(reply, 'forbidden');
    else return { participant, record };
    return undefined;
  };

  const privacyOf = async (record: CaseRecord, participant: Participant): Promise<CasePrivacy> => {
    const { id, createdAt, departments, leadDepartment, summary } = record;
    const consents = await privacy.consents(id);
    const extensions = await privacy.extensions(id);
    const span = retentionSpan({
      createdAt,
      sittings: summary?.sittings.map(({ startedAt }) => startedAt) ?? [],
      months: retentionMonths,
      extendedTo: extensions.map(({ until }) => until),
    });
    const told = new Set(consents.map(({ department }) => department));
    return {
      createdAt,
      leadDepartment,
      consents,
      without: departments.filter((department) => !told.has(department)),
      retention: {
        ...span,
        months: retentionMonths,
        state: retentionState(span, isoDay(Date.now())),
        extensions,
      },
      mayChange: policy.mayAnswerFor(participant, leadDepartment),
    };
  };

  const casePrivacy = schemas.answers(200, privacySchemas.casePrivacy);

  app.get<OfCase>(
    '/cases/:id/privacy',
    { schema: { params: schemas.caseId, response: casePrivacy } },
    async (request, reply) => {
      const at = await atCase(request, reply);
      if (!at) return reply;
      if (!policy.mayReadPrivacy(at.role)) return sendError(reply, 'forbidden');
      const record = await cases.getCase(request.params.id);
      return record ? privacyOf(record, at.participant) : sendError(reply, 'notFound');
    },
  );

  app.post<OfCase & { Body: ConsentInput }>(
    '/cases/:id/consents',
    {
      schema: {
        params: schemas.caseId,
        body: privacySchemas.consentInput,
        response: casePrivacy,
      },
    },
    async (request, reply) => {
      const at = await answering(request, reply);
      if (!at) return reply;
      const { participant, record } = at;
      const { department, form, givenOn } = request.body;
      const { departments } = await settings.current();
      if (!departments.some(({ id }) => id === department))
        return sendError(reply, 'invalid', 'department');
      if (isLater(givenOn)) return sendError(reply, 'invalid', 'givenOn');
      const purpose = request.body.purpose.trim();
      if (form !== 'statutory' && purpose === '') return sendError(reply, 'invalid', 'purpose');
      await privacy.addConsent(record.id, { department, form, givenOn, purpose });
      await accessLog.record({
        caseId: record.id,
        participant,
        action: 'consentGiven',
        detail: { department },
      });
      return privacyOf(record, participant);
    },
  );

  app.post<OfCase & { Body: DataHandoverInput }>(
    '/cases/:id/data-handovers',
    {
      schema: {
        params: schemas.caseId,
        body: privacySchemas.dataHandoverInput,
        response: casePrivacy,
      },
    },
    async (request, reply) => {
      const at = await atCase(request, reply);
      if (!at) return reply;
      const { participant, role } = at;
      if (!policy.mayExport(role)) return sendError(reply, 'forbidden');
      const record = await cases.getCase(request.params.id);
      if (!record) return sendError(reply, 'notFound');
      const { department } = request.body;
      const standing = consentStanding(await privacy.consents(record.id), department);
      if (standing === 'withdrawn') return sendError(reply, 'consentWithdrawn');
      if (standing === 'missing') return sendError(reply, 'stale');
      await accessLog.record({
        caseId: record.id,
        participant,
        action: 'dataHandedOver',
        detail: { department },
      });
      return privacyOf(record, participant);
    },
  );

  app.post<{ Params: { id: string; consentId: string }; Body: WithdrawalInput }>(
    '/cases/:id/consents/:consentId/withdrawal',
    {
      schema: {
        params: privacySchemas.caseConsent,
        body: privacySchemas.withdrawalInput,
        response: casePrivacy,
      },
    },
    async (request, reply) => {
      const at = await answering(request, reply);
      if (!at) return reply;
      const { participant, record } = at;
      const { consentId } = request.params;
      const { on } = request.body;
      const consents = await privacy.consents(record.id);
      const consent = consents.find(({ id }) => id === consentId);
      if (!consent) return sendError(reply, 'notFound');
      const { department, form, givenOn } = consent;
      if (form === 'statutory') return sendError(reply, 'forbidden');
      // Somebody has to answer for the case.
      if (department === record.leadDepartment) return sendError(reply, 'leadsCase');
      if (isLater(on) || on < givenOn) return sendError(reply, 'invalid', 'on');
      try {
        await privacy.withdrawConsent(record.id, consentId, on);
      } catch (error) {
        if (error instanceof PrivacyError) return sendError(reply, error.code);
        throw error;
      }
      // What was entered later may still hold.
      if ((await privacy.withdrawnFrom(department, record.id)).has(record.id))
        await options.onConsentWithdrawn(record.id, department);
      await accessLog.record({
        caseId: record.id,
        participant,
        action: 'consentWithdrawn',
        detail: { department },
      });
      return privacyOf(record, participant);
    },
  );

  app.post<OfCase & { Body: ExtensionInput }>(
    '/cases/:id/retention',
    {
      schema: {
        params: schemas.caseId,
        body: privacySchemas.extensionInput,
        response: casePrivacy,
      },
    },
    async (request, reply) => {
      const at = await answering(request, reply);
      if (!at) return reply;
      const { participant, record } = at;
      const { until, reason } = request.body;
      const { retention } = await privacyOf(record, participant);
      if (until <= retention.until || !isLater(until)) return sendError(reply, 'invalid', 'until');
      const { department } = participant;
      await privacy.extend(record.id, { at: Date.now(), until, department, reason: reason.trim() });
      await accessLog.record({
        caseId: record.id,
        participant,
        action: 'retentionExtended',
        detail: { until },
      });
      return privacyOf(record, participant);
    },
  );

  app.delete<OfCase & { Body: ErasureInput }>(
    '/cases/:id',
    {
      schema: {
        params: schemas.caseId,
        body: privacySchemas.erasureInput,
        response: schemas.answers(200, privacySchemas.erasureReceipt),
      },
    },
    async (request, reply) => {
      const at = await answering(request, reply);
      if (!at) return reply;
      const { participant, record } = at;
      // A case whose summary cannot be read must still find its end.
      if (record.summary && record.summary.pseudonym.trim() !== request.body.pseudonym.trim())
        return sendError(reply, 'invalid', 'pseudonym');
      const receipt = await cases.eraseCase(record.id, participant.department);
      await options.onErased(record.id);
      await accessLog.record({ caseId: record.id, participant, action: 'erased', detail: {} });
      return receipt;
    },
  );

  app.get(
    '/erasures',
    { schema: { response: schemas.answers(200, privacySchemas.erasureReceipts) } },
    async (request, reply) => {
      const participant = await signedIn(request, reply);
      if (!participant) return reply;
      if (!policy.mayReadErasures(participant)) return sendError(reply, 'forbidden');
      return cases.receipts();
    },
  );
}

/** Than today, by the server's clock and wherever on earth the day has begun already. */
function isLater(day: string): boolean {
  return day > isoDay(Date.now() + 14 * 60 * 60 * 1000);
}
