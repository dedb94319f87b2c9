import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { DirectionBand } from '../../ui/DirectionBand.tsx';
import { useDecisionWords } from '../../ui/use-decision-words.ts';
import styles from './AgreementsLens.module.css';
import type { Source, Who } from './choices.ts';
import { useComposerDraft } from './composer-draft.ts';
import { LookBack } from './LookBack.tsx';
import { NextLook } from './NextLook.tsx';
import { RecentAgreements } from './RecentAgreements.tsx';
import { StandingObjections } from './StandingObjections.tsx';
import { Uncovered } from './Uncovered.tsx';

function Decision() {
  const { t } = useTranslation('agreements');
  const current = useChair((chair) => chair.strategyDecisions.current);
  const words = useDecisionWords(current);
  if (words === '') return null;
  return (
    <dl className={styles.decision}>
      <dt>{t('decision')}</dt>
      <dd>{words}</dd>
    </dl>
  );
}

/** Who does what until when: what is due first, what is agreed now below, and beside it what nobody has promised yet. */
export function AgreementsLens() {
  const { t } = useTranslation('agreements');
  const { participant } = useCaseSession();
  const text = useRef<HTMLTextAreaElement>(null);
  const draft = useComposerDraft(participant.department);
  const start = (source: Source, who?: Who) => {
    draft.set({ source, ...(who && { who }) });
    text.current?.focus();
  };
  return (
    <section aria-label={t('title')} className={styles.lens}>
      <DirectionBand>
        <Decision />
      </DirectionBand>
      <div className={styles.columns}>
        <div className={styles.main}>
          <LookBack />
          <RecentAgreements text={text} />
        </div>
        <aside aria-label={t('aside')} className={styles.aside}>
          <Uncovered onStart={start} />
          <StandingObjections />
          <NextLook />
        </aside>
      </div>
    </section>
  );
}
