import { nanoid } from 'nanoid';
import type * as Y from 'yjs';
import { type Author, readSignature, signatureOf } from './author.ts';
import { CaseError } from './case-error.ts';
import { directionEntity, directionTextMax } from './direction.ts';
import { requireReadable } from './entity.ts';
import { readText } from './normalise.ts';
import { type Decision, type Register, readRegister, readSupersedes } from './register.ts';
import { isId, isRecord, rootMap } from './roots.ts';
import { isTime } from './time.ts';
import type { Unreadable } from './unreadable.ts';

export const directionDecisionsRoot = 'directionDecisions';

/** A direction was set. `text` is as it was set, so that nobody but the chair changes it afterwards. */
export interface DirectionDecision extends Decision {
  readonly directionId: string;
  readonly text: string;
}

function readDecision(id: string, raw: unknown): DirectionDecision | undefined {
  if (!isRecord(raw)) return undefined;
  const { directionId, text, at, by, department, supersedes } = raw;
  if (!isId(directionId) || typeof text !== 'string' || !isTime(at)) return undefined;
  const { value } = readText(text, directionTextMax, false);
  if (value === '') return undefined;
  return {
    id,
    directionId,
    text: value,
    ...readSignature(at, by, department),
    supersedes: readSupersedes(supersedes),
  };
}

export function readDirectionDecisions(
  chair: Y.Doc,
  unreadable: Unreadable[] = [],
): Register<DirectionDecision> {
  return readRegister(chair, directionDecisionsRoot, readDecision, unreadable);
}

/**
 * Sets a direction as the current one; it takes the place of everything current here and now. Set elsewhere at the
 * same moment, both stay current until someone decides by setting again. Setting the only current one again, with the
 * same words, decides nothing new. Returns the decision's id.
 */
export function setDirection(
  chair: Y.Doc,
  board: Y.Doc,
  author: Author,
  directionId: string,
): string {
  const direction = requireReadable(board, directionEntity, directionId);
  if (direction.text === '') throw new CaseError({ code: 'TextEmpty', field: 'text' });
  if (direction.text.length > directionTextMax)
    throw new CaseError({ code: 'TextTooLong', field: 'text', max: directionTextMax });
  const { current } = readDirectionDecisions(chair);
  const [only] = current;
  if (current.length === 1 && only?.directionId === directionId && only.text === direction.text)
    return only.id;
  const stored = rootMap(chair, directionDecisionsRoot);
  if (!stored) throw new CaseError({ code: 'InvalidValue', field: directionDecisionsRoot });
  const id = nanoid();
  const decision: Omit<DirectionDecision, 'id'> = {
    directionId,
    text: direction.text,
    ...signatureOf(author),
    supersedes: current.map((other) => other.id),
  };
  chair.transact(() => stored.set(id, decision), author);
  return id;
}
