import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessEntry } from '../../../shared/protocol/access-log.ts';
import { useFormat } from '../../words/use-format.ts';

/** What somebody did, as the rest of a sentence that begins with their department. */
export function useAccessWords(): (entry: AccessEntry) => string {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  return useCallback(
    (entry: AccessEntry) => {
      const detail: Readonly<Record<string, unknown>> = entry.detail;
      const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '');
      const { departments } = detail;
      const step = t(`log.action.${entry.action}`, {
        department: text('department'),
        departments: format.list(Array.isArray(departments) ? departments.map(String) : []),
        from: text('from'),
        to: text('to'),
        until: format.date(text('until')),
        state: text('state') && format.moment(Date.parse(text('state'))),
        what: entry.action === 'exported' ? t(`log.exports.${entry.detail.what}`) : '',
      });
      return text('linkFrom')
        ? t('log.linkFrom', { step, date: format.shortDate(text('linkFrom')) })
        : step;
    },
    [t, format],
  );
}
