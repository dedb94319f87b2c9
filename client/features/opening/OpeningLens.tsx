import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DirectionBand } from '../../ui/DirectionBand.tsx';
import { Attendance } from './Attendance.tsx';
import { CaseInShort } from './CaseInShort.tsx';
import styles from './OpeningLens.module.css';

/** Who is here, for whom, why now, and what became of what was agreed. `children`: the look back at last time. */
export function OpeningLens({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('opening');
  return (
    <section aria-label={t('title')} className={styles.lens}>
      <DirectionBand />
      <div className={styles.columns}>
        <div className={styles.main}>
          <CaseInShort />
          {children}
        </div>
        <Attendance />
      </div>
    </section>
  );
}
