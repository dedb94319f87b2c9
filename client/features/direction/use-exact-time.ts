import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../words/i18n.ts';

/** A moment to the second, since a conflict happens within seconds; with its day where that is not today. */
export function useExactTime(): (ms: number) => string {
  const { t } = useTranslation('direction');
  const language = useLanguage();
  const locale = language === 'en' ? 'en-GB' : 'de-DE';
  return (ms) => {
    const time = new Intl.DateTimeFormat(locale, {
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
    }).format(ms);
    const isToday = new Date(ms).toDateString() === new Date().toDateString();
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(ms);
    return isToday ? t('clock', { time }) : `${day}, ${t('clock', { time })}`;
  };
}
