import { useTranslation } from 'react-i18next';
import { orderedStrategies } from '../../../shared/case/select.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { useBoard } from '../../sync/use-case.tsx';
import styles from './Decision.module.css';
import { useSittingDecisions } from './use-sitting-decisions.ts';

/** What the round decided: its own words, or, without any, what becomes of each strategy. */
export function Decision({ sitting }: { readonly sitting: Sitting }) {
  const { t } = useTranslation(['room', 'strategies']);
  const strategies = useBoard(orderedStrategies);
  const { decisions, outcomeOf } = useSittingDecisions(sitting);
  if (decisions.length === 0) return null;
  const words = decisions.map(({ text }) => text).filter((text) => text !== '');
  const outcomes = strategies.flatMap(({ id, letter }) => {
    const outcome = outcomeOf(id);
    return outcome ? `${letter} ${t(`strategies:outcome.${outcome}`)}` : [];
  });
  return (
    <section className={styles.decision}>
      <h2 className={styles.label}>{t('agreements.decision')}</h2>
      <p className={styles.text}>{words.length > 0 ? words.join(' / ') : outcomes.join(', ')}</p>
    </section>
  );
}
