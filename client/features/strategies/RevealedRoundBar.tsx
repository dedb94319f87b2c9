import { Eye, Feather, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerIn } from '../../../shared/case/condition.ts';
import { openRound as openRoundOf, type RevealedRound } from '../../../shared/case/round.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { useBoard, useCaseSession, useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useFormat } from '../../words/use-format.ts';
import { ConditionDialog } from './ConditionDialog.tsx';
import { NewRoundDialog } from './NewRoundDialog.tsx';
import styles from './RevealedRoundBar.module.css';
import { departmentsOf, questionsIn } from './round-view.ts';
import { useAdvice } from './use-advice.ts';
import { useWeighing } from './weighing.tsx';

/** What a revealed round says, as advice; the chair opens the next one. */
export function RevealedRoundBar(props: { readonly round: RevealedRound; onDone(): void }) {
  const { t } = useTranslation('weighing');
  const format = useFormat();
  const isChair = useIsChair();
  const { strategies, showsAll, showAll } = useWeighing();
  const hasOpen = useChair((chair) => openRoundOf(chair.rounds) !== undefined);
  const [dialog, setDialog] = useState<'newRound' | 'conditions'>();
  const { round } = props;
  const asked = useUnanswered(round);
  const { revealed } = round;
  const { advice, words } = useAdvice(strategies, round);
  const all = departmentsOf(round).length;
  return (
    <>
      <Eye aria-hidden="true" size={20} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.advice}>{words}</p>
        {asked.length > 0 && !hasOpen && (
          <p className={styles.asked}>{t('lower.askedAbout', { letters: asked.join(', ') })}</p>
        )}
        <p className={styles.hint}>
          {t('revealedAt', {
            time: format.time(revealed.at),
            given: all - revealed.missing.length,
            all,
          })}
          {revealed.missing.length > 0 &&
            ` · ${t('revealedMissing', { departments: revealed.missing.join(', ') })}`}
          {advice.kind === 'least' && ` · ${t('leastHint')}`}
        </p>
      </div>
      <Button variant="quiet" aria-pressed={showsAll} onClick={() => showAll(!showsAll)}>
        {t('showAll')}
      </Button>
      {!hasOpen && (
        <Button
          variant={asked.length > 0 ? 'primary' : 'secondary'}
          icon={Feather}
          onClick={() => setDialog('conditions')}
        >
          {t('lower.open')}
        </Button>
      )}
      {isChair && !hasOpen && (
        <Button variant="secondary" icon={RotateCcw} onClick={() => setDialog('newRound')}>
          {t('newRound')}
        </Button>
      )}
      {dialog === 'newRound' && (
        <NewRoundDialog
          round={round}
          onClose={() => setDialog(undefined)}
          onOpened={() => {
            setDialog(undefined);
            props.onDone();
          }}
        />
      )}
      {dialog === 'conditions' && (
        <ConditionDialog
          round={round}
          onClose={() => setDialog(undefined)}
          onOpened={() => {
            setDialog(undefined);
            props.onDone();
          }}
        />
      )}
    </>
  );
}

/** Letters of the strategies the own department is asked about and has not answered yet. */
function useUnanswered(round: RevealedRound): readonly string[] {
  const { participant } = useCaseSession();
  const { strategies } = useWeighing();
  const conditions = useBoard((board) => board.conditions);
  const proposals = strategies.filter(({ id }) => id !== statusQuoId).map(({ id }) => id);
  return questionsIn(round, proposals)
    .filter(
      ({ isAsked, department, strategyId }) =>
        isAsked &&
        department === participant.department &&
        !answerIn({ conditions }, round.id, strategyId, department),
    )
    .flatMap(({ strategyId }) => strategies.find(({ id }) => id === strategyId)?.letter ?? []);
}
