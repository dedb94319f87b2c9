import { CaseError } from './case-error.ts';
import { isDepartment, isId } from './roots.ts';
import { isTime } from './time.ts';

/**
 * Who writes. The object itself is the origin of every transaction of this person in this session,
 * so that an UndoManager tracking it undoes nobody else's work.
 */
export interface Author {
  readonly participantId: string;
  readonly department: string;
  /** Server time, ms since epoch. */
  now(): number;
}

/** Who did something and when, as it is stored. */
export interface Signature {
  readonly at: number;
  readonly by: string;
  readonly department: string;
}

/** The author's signature of this moment; throws InvalidValue where a reader would not accept it. */
export function signatureOf(author: Author, department = author.department): Signature {
  const at = author.now();
  if (!isTime(at)) throw new CaseError({ code: 'InvalidValue', field: 'now' });
  if (!isId(author.participantId))
    throw new CaseError({ code: 'InvalidValue', field: 'participantId' });
  if (!isDepartment(department)) throw new CaseError({ code: 'InvalidValue', field: 'department' });
  return { at, by: author.participantId, department };
}

/** Reads what a signature consists of; what is damaged reads as empty. */
export function readSignature(at: unknown, by: unknown, department: unknown): Signature {
  return {
    // -0 and 0 are the same moment but not the same value.
    at: isTime(at) ? at + 0 : 0,
    by: isId(by) ? by : '',
    department: isDepartment(department) ? department : '',
  };
}
