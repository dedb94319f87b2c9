import { isoDay } from '../words/format.ts';
import { useNow } from './use-now.ts';

const everyMs = 60_000;

/** The day it is, as an ISO date. */
export function useToday(): string {
  return isoDay(useNow(everyMs));
}
