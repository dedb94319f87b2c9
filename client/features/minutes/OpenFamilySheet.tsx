import { FileText, MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sheetProgress } from '../../../shared/case/family-sheet.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './OpenFamilySheet.module.css';
import { useFamilySheet } from './use-family-sheet.ts';

/** From the minutes to what the family takes home of them. */
export function OpenFamilySheet(props: { readonly sitting: Sitting; onOpen(): void }) {
  const { t } = useTranslation('familySheet');
  const { done, count } = sheetProgress(useFamilySheet(props.sitting));
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>
        <MessageCircle aria-hidden="true" size={17} />
        {t('inPlainWords')}
      </h2>
      <p className={styles.lead}>{t('openLead')}</p>
      <div className={styles.open}>
        <Button variant="secondary" icon={FileText} onClick={props.onOpen}>
          {t('open')}
        </Button>
        {count > 0 && <span>{t('progress', { done, count })}</span>}
      </div>
    </section>
  );
}
