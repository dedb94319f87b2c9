import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../words/i18n.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './AgreementsPicture.module.css';

/** When the round looks again. `on`: ISO date. */
export function NextLook({ on }: { readonly on: string | undefined }) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const language = useLanguage();
  if (!on) return null;
  const weekday = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${on}T00:00:00Z`));
  return (
    <p className={styles.nextLook}>
      <CalendarClock aria-hidden="true" />
      {t('agreements.nextLook')}
      <strong>{`${weekday}, ${format.date(on)}`}</strong>
    </p>
  );
}
