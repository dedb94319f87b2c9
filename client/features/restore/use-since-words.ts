import { useTranslation } from 'react-i18next';
import type { Since } from '../../../shared/case/turn-back.ts';
import { useFormat } from '../../words/use-format.ts';

/** "seitdem 3 neu und 1 entfernt" */
export function useSinceWords(): (since: Since | null | undefined) => string {
  const { t } = useTranslation('restore');
  const format = useFormat();
  return (since) => {
    if (since === undefined) return t('comparing');
    if (since === null) return t('notCompared');
    const parts = (['added', 'changed', 'removed'] as const)
      .filter((kind) => since[kind] > 0)
      .map((kind) => t(kind, { count: since[kind] }));
    const list = format.list(since.drawn > 0 ? [...parts, t('drawn')] : parts);
    return list === '' ? t('same') : t('since', { list });
  };
}
