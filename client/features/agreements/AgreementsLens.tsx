import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { DirectionBand } from '../../ui/DirectionBand.tsx';
import { useDecisionWords } from '../../ui/use-decision-words.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './AgreementsLens.module.css';
import { Composer } from './Composer.tsx';
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
  const isPhone = useMedia(breakpoints.phone);
  const readOnly = useReadOnly();
  const text = useRef<HTMLTextAreaElement>(null);
  const draft = useComposerDraft(participant.department);
  const start = (source: Source, who?: Who) => {
    draft.set({ source, ...(who && { who }) });
    text.current?.focus();
  };
  const composer = !readOnly && <Composer text={text} />;
  return (
    <section aria-label={t('title')} className={styles.lens}>
      <DirectionBand>
        <Decision />
      </DirectionBand>
      <div className={styles.columns}>
        <div className={styles.main}>
          <LookBack />
          <RecentAgreements>{!isPhone && composer}</RecentAgreements>
        </div>
        <aside aria-label={t('aside')} className={styles.aside}>
          <Uncovered onStart={start} />
          <StandingObjections />
          <NextLook />
        </aside>
      </div>
      {isPhone && composer}
    </section>
  );
}
