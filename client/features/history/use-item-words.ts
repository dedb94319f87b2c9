import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '../../../shared/case/timeline.ts';

/** What stands at an item of the chart. */
export function useItemWords(): (item: TimelineItem) => string {
  const { t } = useTranslation('history');
  return useCallback(
    ({ kind, label, days = 0, stalls }) => {
      if (kind !== 'waiting') return label;
      const said = { days: t('days', { count: days }), label };
      return stalls ? t('stallsFor', said) : t('waitedFor', said);
    },
    [t],
  );
}
