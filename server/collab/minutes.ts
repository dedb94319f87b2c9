import { nanoid } from 'nanoid';
import type { Signature } from '../../shared/case/author.ts';
import { readBoard } from '../../shared/case/board.ts';
import { type ChairState, readChair } from '../../shared/case/chair.ts';
import {
  addendaPerSitting,
  writeAddendum,
  writeClosing,
} from '../../shared/case/closed-minutes.ts';
import { openGapCount } from '../../shared/case/select.ts';
import { type Sitting, stepSitting } from '../../shared/case/sitting.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import type { CaseDocuments } from './case-documents.ts';
import type { Snapshots } from './snapshots.ts';

/** Why the minutes are not closed or added to; nothing was changed. */
export class MinutesError extends Error {
  readonly code:
    | 'notChair'
    | 'notFound'
    | 'minutesClosed'
    | 'minutesOpen'
    | 'addendaFull'
    | 'snapshotsFull';

  constructor(code: MinutesError['code']) {
    super(code);
    this.name = 'MinutesError';
    this.code = code;
  }
}

/** Protokoll: closed by the chair with a Momentaufnahme, for good; from then on only added to. */
export class MinutesKeeper {
  readonly #documents: CaseDocuments;
  readonly #snapshots: Snapshots;

  constructor(documents: CaseDocuments, snapshots: Snapshots) {
    this.#documents = documents;
    this.#snapshots = snapshots;
  }

  /** Ends the consultation where it still runs. Throws MinutesError. */
  close(caseId: string, person: Person, sittingId: string): Promise<void> {
    return this.#documents.inTurn(caseId, async () => {
      // Before anything is written: what is refused changes nothing.
      if (await this.#snapshots.isFull(caseId)) throw new MinutesError('snapshotsFull');
      const board = readBoard(await this.#documents.copy(caseId, 'board'));
      await this.#documents.use(caseId, 'chair', (chair) => {
        const state = readChair(chair);
        if (!policy.mayCloseMinutes(person, state)) throw new MinutesError('notChair');
        sittingIn(state, sittingId);
        if (state.closedMinutes.has(sittingId)) throw new MinutesError('minutesClosed');
        if (state.sitting?.id === sittingId)
          stepSitting(
            chair,
            { participantId: person.id, department: person.department, now: Date.now },
            { kind: 'finish', openGaps: openGapCount(board) },
          );
      });
      const sitting = sittingIn(readChair(await this.#documents.copy(caseId, 'chair')), sittingId);
      const snapshot = await this.#snapshots.takeForMinutes(caseId, person, sitting);
      if (!snapshot) throw new MinutesError('snapshotsFull');
      await this.#documents.use(caseId, 'chair', (chair) =>
        writeClosing(chair, sittingId, { ...signedBy(person), snapshotAt: snapshot.at }),
      );
    });
  }

  /** `text` is fit to be read. Throws MinutesError. */
  add(caseId: string, person: Person, sittingId: string, text: string): Promise<void> {
    return this.#documents.inTurn(caseId, () =>
      this.#documents.use(caseId, 'chair', (chair) => {
        const state = readChair(chair);
        sittingIn(state, sittingId);
        const closed = state.closedMinutes.get(sittingId);
        if (!closed) throw new MinutesError('minutesOpen');
        if (closed.addenda.length >= addendaPerSitting) throw new MinutesError('addendaFull');
        writeAddendum(chair, sittingId, { id: nanoid(), text, ...signedBy(person) });
      }),
    );
  }
}

function sittingIn({ sittings }: ChairState, sittingId: string): Sitting {
  const sitting = sittings.find(({ id }) => id === sittingId);
  if (!sitting) throw new MinutesError('notFound');
  return sitting;
}

function signedBy({ id, department }: Person): Signature {
  return { at: Date.now(), by: id, department };
}
