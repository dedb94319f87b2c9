import { useTranslation } from 'react-i18next';
import type { HalfYear } from '../../../shared/learning/half-year.ts';

/** "1. Halbjahr 2017" */
export function useHalfYear(): (halfYear: HalfYear) => string {
  const { t } = useTranslation('learning');
  return (halfYear) =>
    t(`halfYear.${halfYear.endsWith('H1') ? 'H1' : 'H2'}`, { year: halfYear.slice(0, 4) });
}
