import { useChair } from '../sync/use-case.tsx';
import { suggestedDays } from './due-days.ts';
import { useToday } from './use-today.ts';

/** The days that are offered first, with the next look the chair has named. */
export function useSuggestedDays(): readonly string[] {
  const today = useToday();
  const nextLook = useChair((chair) => chair.sitting?.nextLook);
  return suggestedDays(today, nextLook);
}
