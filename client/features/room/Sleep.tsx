import { useTranslation } from 'react-i18next';
import { LogoSign } from '../../ui/Logo.tsx';
import { useLanguage } from '../../words/i18n.ts';
import styles from './Sleep.module.css';

/** Between two consultations: nothing of any case. `now`: server time, ms. */
export function Sleep({ isOver, now }: { readonly isOver: boolean; readonly now: number }) {
  const { t } = useTranslation(['room', 'common']);
  const language = useLanguage();
  const day = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(now);
  return (
    <main className={styles.sleep}>
      <LogoSign />
      <h1 className={styles.name}>{t('common:appName')}</h1>
      <p className={styles.day}>{day}</p>
      <div className={styles.words}>
        <p>{t(isOver ? 'sleep.finished' : 'sleep.waiting')}</p>
        {isOver && <p>{t('sleep.next')}</p>}
      </div>
    </main>
  );
}
