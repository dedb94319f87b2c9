import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formatDate,
  formatDay,
  formatList,
  formatLongDate,
  formatNearDate,
  formatTime,
} from './format.ts';
import { useLanguage } from './i18n.ts';

const spelled = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

/** Dates, times and small numbers in the language that is shown. */
export function useFormat() {
  const language = useLanguage();
  const { t } = useTranslation('common');
  return useMemo(() => {
    /** "vier"; digits from 13 on. */
    const number = (n: number) => {
      const word = spelled[n];
      return word ? t(`numbers.${word}`) : String(n);
    };
    return {
      date: (iso: string) => formatDate(iso, language),
      shortDate: (iso: string) => formatDate(iso, language, 'short'),
      nearDate: (iso: string, today: string) => formatNearDate(iso, today, language),
      longDate: (iso: string) => formatLongDate(iso, language),
      day: (ms: number) => formatDay(ms, language),
      time: (ms: number) => formatTime(ms, language),
      /** "27.11., 9:10" */
      moment: (ms: number) => `${formatDay(ms, language)}, ${formatTime(ms, language)}`,
      number,
      /** "eins, zwei und drei" */
      list: (items: readonly string[]) => formatList(items, language),
      /** "Vier", where a sentence begins. */
      firstNumber: (n: number) => number(n).replace(/^./, (first) => first.toUpperCase()),
    };
  }, [language, t]);
}
