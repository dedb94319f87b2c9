import { useTranslation } from 'react-i18next';
import { useActivity } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import styles from './ListAside.module.css';

const shownActivities = 6;

/** The last things done, the newest first. */
export function RecentActivity() {
  const { t } = useTranslation('list');
  const recent = useActivity().slice(-shownActivities).reverse();
  if (recent.length === 0) return <p className={styles.none}>{t('recentEmpty')}</p>;
  return (
    <ul className={styles.recent}>
      {recent.map(({ id, department, kind, text }) => (
        <li key={id} className={styles.event}>
          {department ? <DepartmentPill department={department} /> : <span>{t('someone')}</span>}
          <span className={styles.what}>{t(`did.${kind}`, { text })}</span>
        </li>
      ))}
    </ul>
  );
}
