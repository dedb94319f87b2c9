import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DepartmentPill } from './DepartmentPill.tsx';
import styles from './EntrustedMark.module.css';

/** To whom an entry is entrusted. */
export function EntrustedMark({ departments }: { readonly departments: readonly string[] }) {
  const { t } = useTranslation('vault');
  return (
    <span className={styles.mark}>
      <Lock aria-hidden="true" size={14} />
      {t('entrusted')}
      {departments.map((department) => (
        <DepartmentPill key={department} department={department} />
      ))}
    </span>
  );
}
