import { nanoid } from 'nanoid';
import type { Doc } from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { CaseError } from '../../shared/case/case-error.ts';
import { readChair } from '../../shared/case/chair.ts';
import { requireEntity } from '../../shared/case/entity.ts';
import { readText } from '../../shared/case/normalise.ts';
import {
  missingIn,
  openRound,
  type Round,
  readRounds,
  revealedRounds,
  type Stance,
  scoredIn,
  stanceObjectionMax,
  writeRound,
} from '../../shared/case/round.ts';
import { expectedDepartments } from '../../shared/case/sitting.ts';
import type {
  NewRound,
  OwnStances,
  Participant,
  RevealInput,
  StanceInput,
} from '../../shared/protocol/http.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import type { SealedStance, StanceKey, StanceStore } from '../store/stance-store.ts';
import type { CaseDocuments } from './case-documents.ts';

/** Fewer departments are no group. */
const departmentsToReveal = 2;

/** Why the weighing refuses; nothing was changed. */
export class WeighingError extends Error {
  readonly code: 'notChair' | 'roundClosed' | 'nothingToReveal' | 'forbidden';

  constructor(code: WeighingError['code']) {
    super(code);
    this.name = 'WeighingError';
    this.code = code;
  }
}

/**
 * Haltungen: taken from each department sealed, shown to nobody, revealed all at once. Until then the documents say only
 * who has given one. One after the other per case, so that no stance slips past a reveal.
 */
export class Weighing {
  readonly #documents: CaseDocuments;
  readonly #stances: StanceStore;

  constructor(documents: CaseDocuments, stances: StanceStore) {
    this.#documents = documents;
    this.#stances = stances;
  }

  own(caseId: string, person: Person): Promise<OwnStances> {
    return this.#documents.inTurn(caseId, async () => {
      const round = await this.#chair(caseId, (chair) => openRound(readRounds(chair)));
      return this.#ownIn(caseId, person, round);
    });
  }

  /**
   * Throws WeighingError `roundClosed`, `forbidden` where it is not theirs to change, CaseError for a strategy that is not
   * there or not asked for.
   */
  give(
    caseId: string,
    person: Person,
    strategyId: string,
    { roundId, resistance, objection = '' }: StanceInput,
  ): Promise<OwnStances> {
    return this.#documents.inTurn(caseId, async () => {
      await this.#board(caseId, (board) => requireEntity(board, 'strategies', strategyId));
      const round = await this.#chair(caseId, (chair) => roundFor(chair, roundId));
      if (scoredIn(round, [strategyId]).length === 0)
        throw new CaseError({ code: 'InvalidValue', field: 'strategyId' });
      const said = readText(objection, stanceObjectionMax, false).value;
      const key = { caseId, roundId: round.id, strategyId, department: person.department };
      await this.#requireOwn(key, person);
      await this.#stances.put(key, {
        resistance,
        ...(said ? { objection: said } : {}),
        by: person.id,
      });
      return this.#publishGiven(caseId, person, round);
    });
  }

  /** Throws WeighingError `roundClosed`, `forbidden`. */
  withdraw(
    caseId: string,
    person: Person,
    strategyId: string,
    roundId: string,
  ): Promise<OwnStances> {
    return this.#documents.inTurn(caseId, async () => {
      const round = await this.#chair(caseId, (chair) => roundFor(chair, roundId));
      const key = { caseId, roundId: round.id, strategyId, department: person.department };
      await this.#requireOwn(key, person);
      await this.#stances.remove(key);
      return this.#publishGiven(caseId, person, round);
    });
  }

  /**
   * Opens the next round; while one is open that asks for anything, that one goes on. Throws WeighingError `notChair`,
   * CaseError for a round that would ask for nothing: it could never be revealed.
   */
  open(caseId: string, participant: Participant, { strategyIds }: NewRound): Promise<void> {
    return this.#documents.inTurn(caseId, async () => {
      const there = await this.#board(caseId, strategiesOn);
      await this.#chair(caseId, (chair) => {
        requireChair(chair, participant);
        const rounds = readRounds(chair);
        const open = openRound(rounds);
        if (open && scoredIn(open, there).length > 0) return;
        const next = newRound(rounds, strategyIds && scoredIn({ strategyIds }, there));
        if (next.strategyIds?.length === 0)
          throw new CaseError({ code: 'InvalidValue', field: 'strategyIds' });
        writeRound(chair, next);
      });
    });
  }

  /** Throws WeighingError `notChair`, `roundClosed`, `nothingToReveal`. */
  reveal(caseId: string, participant: Participant, { roundId }: RevealInput): Promise<void> {
    return this.#documents.inTurn(caseId, async () => {
      const strategyIds = await this.#board(caseId, strategiesOn);
      const sealed = await this.#stances.list(caseId, roundId);
      await this.#chair(caseId, (chair) => {
        requireChair(chair, participant);
        const { rounds, sitting } = readChair(chair);
        const round = openRound(rounds);
        if (round?.id !== roundId) throw new WeighingError('roundClosed');
        if (new Set(sealed.map((stance) => stance.department)).size < departmentsToReveal)
          throw new WeighingError('nothingToReveal');
        const expected = expectedDepartments(sitting, this.#here(caseId));
        const scored = scoredIn(round, strategyIds);
        writeRound(chair, {
          ...round,
          revealed: {
            at: Date.now(),
            by: participant.id,
            department: participant.department,
            missing: missingIn({ given: givenBy(sealed) }, expected, scored),
            stances: [...sealed.map(({ by, ...said }) => said), ...carriedInto(round, rounds)],
          },
        });
      });
      await this.#stances.purge(caseId);
    });
  }

  /** Departments of the people on the board; a screen on the wall has no voice. */
  #here(caseId: string): string[] {
    return this.#documents.presences(caseId).flatMap(({ user, lens }) => {
      const department = (user as Participant | undefined)?.department;
      return department && lens !== 'room' ? department : [];
    });
  }

  /** Throws where their department has said something that is not theirs to change. */
  async #requireOwn({ caseId, roundId, strategyId }: StanceKey, person: Person): Promise<void> {
    const said = await this.#stances.list(caseId, roundId, person.department);
    if (said.some((stance) => stance.strategyId === strategyId && !isOpenTo(person, stance)))
      throw new WeighingError('forbidden');
  }

  async #ownIn(caseId: string, person: Person, round: Round | undefined): Promise<OwnStances> {
    if (!round) return { stances: [] };
    const said = await this.#stances.list(caseId, round.id, person.department);
    const own = said.filter((stance) => isOpenTo(person, stance));
    return {
      roundId: round.id,
      stances: own.map(({ strategyId, resistance, objection }) => ({
        strategyId,
        resistance,
        ...(objection ? { objection } : {}),
      })),
    };
  }

  async #publishGiven(caseId: string, person: Person, round: Round): Promise<OwnStances> {
    const { department } = person;
    const said = await this.#stances.list(caseId, round.id, department);
    await this.#chair(caseId, (chair) => {
      const given = new Map(round.given);
      given.set(department, {
        strategyIds: said.map(({ strategyId }) => strategyId),
        revision: (given.get(department)?.revision ?? 0) + 1,
      });
      writeRound(chair, { ...round, given });
    });
    return this.#ownIn(caseId, person, round);
  }

  #chair<T>(caseId: string, use: (chair: Doc) => T): Promise<T> {
    return this.#documents.use(caseId, 'chair', use);
  }

  #board<T>(caseId: string, use: (board: Doc) => T): Promise<T> {
    return this.#documents.use(caseId, 'board', use);
  }
}

function isOpenTo(person: Person, { by }: SealedStance): boolean {
  return by === person.id || policy.speaksForDepartment(person);
}

function requireChair(chair: Doc, participant: Participant): void {
  if (!policy.mayReveal(participant, readChair(chair))) throw new WeighingError('notChair');
}

/** The open round, if it is the one that is meant; the first stance of a case opens the first. */
function roundFor(chair: Doc, roundId: string | undefined): Round {
  const rounds = readRounds(chair);
  const round = openRound(rounds);
  if (round && (roundId === round.id || (roundId === undefined && round.number === 1)))
    return round;
  if (rounds.length > 0 || roundId !== undefined) throw new WeighingError('roundClosed');
  const first = newRound(rounds, undefined);
  writeRound(chair, first);
  return first;
}

function newRound(rounds: readonly Round[], strategyIds: readonly string[] | undefined): Round {
  return {
    id: nanoid(),
    number: (rounds.at(-1)?.number ?? 0) + 1,
    openedAt: Date.now(),
    ...(strategyIds ? { strategyIds } : {}),
    given: new Map(),
  };
}

/** By what is sealed: a server that ended between sealing a stance and saying so has not said so. */
function givenBy(sealed: readonly SealedStance[]): Map<string, { strategyIds: string[] }> {
  const byDepartment = [...Map.groupBy(sealed, ({ department }) => department)];
  return new Map(
    byDepartment.map(([department, own]) => [
      department,
      { strategyIds: own.map(({ strategyId }) => strategyId) },
    ]),
  );
}

/** What was said before of strategies that this round does not score anew. */
function carriedInto({ strategyIds }: Round, rounds: readonly Round[]): Stance[] {
  const before = revealedRounds(rounds).at(-1)?.revealed.stances ?? [];
  if (!strategyIds) return [];
  return before
    .filter((stance) => !strategyIds.includes(stance.strategyId))
    .map((stance) => ({ ...stance, carried: true }));
}

function strategiesOn(board: Doc): string[] {
  return [...readBoard(board).strategies.keys()];
}
