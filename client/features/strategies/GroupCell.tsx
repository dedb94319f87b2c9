import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Tally } from '../../../shared/method/consensus.ts';
import styles from './GroupCell.module.css';

/** The group's resistance to a strategy: its sum, how far apart the departments are, and whether it is the least. */
export function GroupCell(props: { readonly tally: Tally | undefined; readonly isLeast: boolean }) {
  const { t } = useTranslation('weighing');
  const { tally } = props;
  if (!tally || tally.counted + tally.abstained === 0)
    return <p className={styles.note}>{t('notScored')}</p>;
  if (tally.lowest === undefined || tally.highest === undefined)
    return <p className={styles.note}>{t('onlyAbstained')}</p>;
  const { sum, max, lowest, highest, abstained } = tally;
  return (
    <div className={styles.group}>
      <p className={styles.sum}>
        <strong>{sum}</strong>
        {t('sumOf', { max })}
      </p>
      {props.isLeast && (
        <p className={styles.least}>
          <CircleCheck aria-hidden="true" size={16} />
          {t('least')}
        </p>
      )}
      <p className={styles.note}>
        {lowest === highest ? t('sameValue') : t('spread', { lowest, highest })}
        {abstained > 0 && ` · ${t('abstainedCount', { count: abstained })}`}
      </p>
    </div>
  );
}
