import { useTranslation } from 'react-i18next';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './CasePage.module.css';

/** In the place of a case that is not there yet. */
export function CaseOpening() {
  const { t } = useTranslation('common');
  return (
    <div className={styles.opening}>
      <Skeleton label={t('caseOpening')} />
    </div>
  );
}
