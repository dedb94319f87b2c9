import { Handshake } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useChair, useEditors } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { AgreementRow } from './AgreementRow.tsx';
import styles from './Agreements.module.css';
import { composerId } from './composer-draft.ts';
import { useLookBack } from './use-look-back.ts';

/** What is agreed now, one row each. `children`: the row that is being written. */
export function RecentAgreements({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('agreements');
  const titleId = useId();
  const { previous, recent } = useLookBack();
  const runs = useChair((chair) => chair.sitting !== undefined);
  const editors = useEditors(composerId);
  return (
    <section aria-labelledby={titleId} className={styles.card}>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          <Handshake aria-hidden="true" size={18} />
          {t(runs ? 'today' : previous ? 'since' : 'agreedSoFar')}
        </h2>
        <span className={styles.count}>{recent.length}</span>
      </header>
      <div aria-hidden="true" className={styles.columns}>
        <span>{t('who')}</span>
        <span>{t('what')}</span>
        <span>{t('from')}</span>
        <span>{t('due')}</span>
      </div>
      {recent.length === 0 && <p className={styles.empty}>{t('empty')}</p>}
      <ul>
        {recent.map((agreement) => (
          <AgreementRow key={agreement.id} agreement={agreement} />
        ))}
        {editors.map(({ participant }) => (
          <li key={participant.id} className={styles.writing}>
            <DepartmentPill department={participant.department} />
            {t('writes')}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
