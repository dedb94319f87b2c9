import { CircleCheck } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { ClosedToday } from './ClosedToday.tsx';
import styles from './GapsLens.module.css';
import { OtherGaps } from './OtherGaps.tsx';
import { OwnGaps } from './OwnGaps.tsx';
import { PhoneGaps } from './PhoneGaps.tsx';
import { useGapRound } from './use-gap-round.ts';

/** The gap round: every open question with the department that could know. */
export function GapsLens() {
  const { t } = useTranslation('gaps');
  const groups = useGapRound();
  const own = useRef<HTMLHeadingElement>(null);
  const others = useRef<HTMLHeadingElement>(null);
  const isPhone = useMedia(breakpoints.phone);
  const isEmpty = groups.own.length + groups.others.length + groups.unasked.length === 0;
  if (isEmpty)
    return (
      <section aria-label={t('title')} className={styles.empty}>
        <NoGaps />
        <ClosedToday />
      </section>
    );
  if (isPhone) return <PhoneGaps groups={groups} />;
  return (
    <section aria-label={t('title')} className={styles.lens}>
      <div data-area="own-gaps" className={styles.own}>
        <OwnGaps gaps={groups.own} headline={own} />
        <ClosedToday />
      </div>
      <div data-area="other-gaps" className={styles.others}>
        <OtherGaps groups={groups} headline={others} />
      </div>
    </section>
  );
}

/** Nothing is open, or nothing for whom the lens is filtered to. */
function NoGaps() {
  const { t } = useTranslation(['gaps', 'board', 'common']);
  const view = useCaseViewStore();
  const personIds = useCaseView((state) => state.personIds);
  const persons = useBoard((board) => board.persons);
  const hasOpen = useBoard((board) =>
    [...board.gaps.values()].some(({ state }) => state !== 'closed'),
  );
  const personWord = usePersonWord();
  if (!hasOpen) return <EmptyState icon={CircleCheck} text={t('empty')} />;
  return (
    <EmptyState
      icon={CircleCheck}
      text={t('board:noEntriesFor', { person: personWord(persons, personIds) })}
    >
      <Button variant="quiet" size="sm" onClick={() => view.setState({ personIds: [] })}>
        {t('common:showAll')}
      </Button>
    </EmptyState>
  );
}
