import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/case/gap.ts';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { useHasUnsentAnswer } from '../../ui/use-answer.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { AnswerComposer } from './AnswerComposer.tsx';
import { ClosedToday } from './ClosedToday.tsx';
import { AcceptButton, ForwardButton, TakeAlongButton } from './GapButtons.tsx';
import { GapHead } from './GapHead.tsx';
import { type GapGroups, isOpen, nextOpen } from './gap-groups.ts';
import { OtherGaps } from './OtherGaps.tsx';
import card from './OwnGap.module.css';
import { OwnHeader, OwnHeadline } from './OwnGaps.tsx';
import styles from './PhoneGaps.module.css';

/** One own question per screen, answered with the thumb; the others' questions behind a switch. */
export function PhoneGaps({ groups }: { readonly groups: GapGroups }) {
  const { t } = useTranslation('gaps');
  const [side, setSide] = useState<'own' | 'others'>('own');
  const headline = useRef<HTMLHeadingElement>(null);
  const ownCount = groups.own.filter(isOpen).length;
  const othersCount = [...groups.others.flatMap(({ gaps }) => gaps), ...groups.unasked].filter(
    isOpen,
  ).length;
  return (
    <section aria-label={t('title')} className={styles.phone}>
      <SegmentedSwitch<'own' | 'others'>
        label={t('phoneSwitch')}
        hideLabel
        options={[
          { value: 'own', label: t('phoneOwn', { count: ownCount }) },
          { value: 'others', label: t('phoneOthers', { count: othersCount }) },
        ]}
        value={side}
        onChange={setSide}
      />
      {side === 'others' ? (
        <OtherGaps groups={groups} headline={headline} />
      ) : groups.own.length > 0 ? (
        <OneOwnGap gaps={groups.own} headline={headline} />
      ) : (
        <>
          <OwnHeadline gaps={groups.own} headline={headline} />
          <ClosedToday />
        </>
      )}
    </section>
  );
}

function OneOwnGap(props: {
  readonly gaps: readonly Gap[];
  readonly headline: RefObject<HTMLHeadingElement | null>;
}) {
  const { gaps, headline } = props;
  const { t } = useTranslation('gaps');
  const id = useId();
  const readOnly = useReadOnly();
  const view = useCaseViewStore();
  const held = useCaseView(({ answering }) => answering?.id);
  const [chosen, setChosen] = useState<string>();
  /** The focus follows once the other question is drawn. */
  const goes = useRef(false);
  const gap = gaps.find((each) => each.id === (chosen ?? held)) ?? gaps.find(isOpen) ?? gaps[0];
  const shown = gap?.id;
  const hasUnsent = useHasUnsentAnswer(shown ?? '');
  useLayoutEffect(() => {
    if (shown === undefined || !goes.current) return;
    goes.current = false;
    headline.current?.focus();
  }, [shown, headline]);
  if (!gap) return null;
  const at = gaps.indexOf(gap);
  const go = (to: Gap | undefined) => {
    goes.current = to !== undefined && to.id !== gap.id;
    view.setState({ answering: undefined });
    setChosen(to?.id);
    if (!goes.current) headline.current?.focus();
  };
  const before = gaps[at - 1];
  const after = gaps[at + 1];
  const onDone = () => go(nextOpen(gaps, gap.id));
  return (
    <>
      <OwnHeader
        title={t('ownPhone')}
        hint={t('position', { number: at + 1, count: gaps.length })}
        headline={headline}
      />
      <article aria-labelledby={id} data-item={gap.id} data-field={gap.field} className={card.card}>
        <GapHead gap={gap} titleId={id} />
      </article>
      {!readOnly && (isOpen(gap) || hasUnsent || held === gap.id) && (
        <AnswerComposer key={gap.id} gap={gap} onDone={onDone}>
          {isOpen(gap) && (
            <>
              <AcceptButton gap={gap} onDone={() => headline.current?.focus()} />
              <TakeAlongButton gap={gap} variant="secondary" onDone={onDone} />
              <ForwardButton
                gap={gap}
                variant="secondary"
                label={t('forward')}
                heading={t('forwardTo')}
                onDone={onDone}
              />
            </>
          )}
          {(before || after) && (
            <span className={styles.steps}>
              {before && (
                <button type="button" className={styles.step} onClick={() => go(before)}>
                  <ChevronLeft aria-hidden="true" size={18} />
                  <span className={styles.stepText}>
                    {t('previous', { question: before.question })}
                  </span>
                </button>
              )}
              {after && (
                <button type="button" className={styles.step} onClick={() => go(after)}>
                  <span className={styles.stepText}>{t('next', { question: after.question })}</span>
                  <ChevronRight aria-hidden="true" size={18} />
                </button>
              )}
            </span>
          )}
        </AnswerComposer>
      )}
    </>
  );
}
