import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conditionsOf } from '../../../shared/case/condition.ts';
import type { RevealedRound } from '../../../shared/case/round.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { resistanceToAsk } from '../../../shared/method/consensus.ts';
import { useBoard, useCaseSession, useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './ConditionDialog.module.css';
import { ConditionForm } from './ConditionForm.tsx';
import { ConditionList } from './ConditionList.tsx';
import { ConditionQuestions } from './ConditionQuestions.tsx';
import { questionsIn, toWeighAnew } from './round-view.ts';
import { useOpenRound } from './use-open-round.ts';
import { useWeighing } from './weighing.tsx';

/** After a reveal: who resists is asked what would help; the chair goes on with a further round or without one. */
export function ConditionDialog(props: {
  readonly round: RevealedRound;
  onOpened(): void;
  onClose(): void;
}) {
  const { t } = useTranslation('weighing');
  const format = useFormat();
  const isChair = useIsChair();
  const readOnly = useReadOnly();
  const { participant } = useCaseSession();
  const { strategies } = useWeighing();
  const all = useBoard((board) => board.conditions);
  const newest = useChair((chair) => chair.rounds.at(-1)?.number ?? 0);
  const { round } = props;
  const proposals = strategies.filter(({ id }) => id !== statusQuoId);
  const questions = questionsIn(
    round,
    proposals.map(({ id }) => id),
  );
  const own = questions.find(({ department }) => department === participant.department);
  const [wantedId, setWantedId] = useState(own?.strategyId);
  const chosen = proposals.find(({ id }) => id === wantedId) ?? proposals[0];
  const conditions = proposals.flatMap(({ id }) => conditionsOf({ conditions: all }, id));
  const anew = toWeighAnew(
    round,
    strategies.map(({ id }) => id),
    all.values(),
  );
  const letters = strategies.filter(({ id }) => anew.includes(id)).map(({ letter }) => letter);
  const { open, failure } = useOpenRound(props.onOpened);
  return (
    <Dialog
      size="lg"
      title={t('lower.title')}
      onClose={props.onClose}
      actions={
        isChair ? (
          <>
            <p className={styles.hint}>
              <History aria-hidden="true" size={18} />
              {letters.length > 0
                ? t('lower.nextRound', {
                    count: letters.length,
                    letters: format.list(letters),
                  })
                : t('lower.nothingNew')}
            </p>
            <Button variant={anew.length > 0 ? 'quiet' : 'primary'} onClick={props.onClose}>
              {t('lower.skip')}
            </Button>
            {anew.length > 0 && (
              <Button onClick={() => void open(anew)}>
                {t('lower.startRound', { number: newest + 1 })}
              </Button>
            )}
          </>
        ) : (
          <Button variant="secondary" onClick={props.onClose}>
            {t('lower.close')}
          </Button>
        )
      }
    >
      <p className={styles.lead}>{t('lower.lead', { from: resistanceToAsk })}</p>
      <div className={styles.columns}>
        <ConditionQuestions round={round} questions={questions} strategies={proposals} />
        {chosen && !readOnly && (
          <ConditionForm
            key={chosen.id}
            round={round}
            strategies={proposals}
            strategy={chosen}
            onChoose={setWantedId}
          />
        )}
      </div>
      {conditions.length > 0 && (
        <div className={styles.conditions}>
          <h3 className={styles.title}>{t('lower.conditions')}</h3>
          <ConditionList conditions={conditions} label={t('lower.conditions')} withLetter />
        </div>
      )}
      {failure && <p role="alert">{failure}</p>}
    </Dialog>
  );
}
