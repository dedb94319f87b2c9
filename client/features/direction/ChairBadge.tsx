import { Armchair } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChair } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useMayTakeChair, useTakeChair } from '../../ui/use-take-chair.ts';
import styles from './ChairBadge.module.css';

/** Who has the chair, and one click to take it. */
export function ChairBadge() {
  const { t } = useTranslation('direction');
  const holder = useChair((chair) => chair.holder?.department);
  const isChair = useIsChair();
  const mayTake = useMayTakeChair();
  const takeChair = useTakeChair();
  return (
    <fieldset aria-label={t('chair')} className={styles.badge}>
      <Armchair aria-hidden="true" size={17} className={styles.icon} />
      <span className={styles.word}>{t('chair')}</span>
      {holder ? (
        <DepartmentPill department={holder} size="sm" />
      ) : (
        // Who may take it sees by the button that it is free.
        <span className={mayTake ? 'visually-hidden' : styles.free}>{t('chairFree')}</span>
      )}
      {isChair && <span className="visually-hidden">{t('chairIsMe')}</span>}
      {!isChair && mayTake && (
        <button
          type="button"
          aria-label={t('takeChair')}
          className={styles.take}
          onClick={takeChair}
        >
          {t('takeOver')}
        </button>
      )}
    </fieldset>
  );
}
