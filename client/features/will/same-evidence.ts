import { shallow } from 'zustand/shallow';
import type { Evidence } from '../../../shared/case/evidence.ts';

/** Whether two readings of the evidence say the same. */
export function sameEvidence(a: readonly Evidence[], b: readonly Evidence[]): boolean {
  return a.length === b.length && a.every((each, index) => shallow(each, b[index]));
}
