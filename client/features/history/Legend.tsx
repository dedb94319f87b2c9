import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { Needle } from '../../ui/Needle.tsx';
import styles from './Legend.module.css';

export function Legend() {
  const { t } = useTranslation('history');
  return (
    <ul aria-label={t('legend')} className={styles.legend}>
      <li>
        <span aria-hidden="true" className={styles.bar} />
        {t('waited')}
      </li>
      <li>
        <span aria-hidden="true" className={cx(styles.bar, styles.stalls)} />
        {t('stalls')}
      </li>
      <li>
        <span aria-hidden="true" className={styles.disc}>
          <Needle field={undefined} />
        </span>
        {t('snapshotMark')}
      </li>
    </ul>
  );
}
