import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { useDecisionWords } from '../../ui/use-decision-words.ts';
import styles from './Decision.module.css';
import { useSittingDecisions } from './use-sitting-decisions.ts';

/** What the round decided in this sitting. */
export function Decision({ sitting }: { readonly sitting: Sitting }) {
  const { t } = useTranslation('room');
  const { decisions } = useSittingDecisions(sitting);
  const words = useDecisionWords(decisions);
  if (decisions.length === 0) return null;
  return (
    <section className={styles.decision}>
      <h2 className={styles.label}>{t('agreements.decision')}</h2>
      <p className={styles.text}>{words}</p>
    </section>
  );
}
