import { Check, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answerIn, type Condition } from '../../../shared/case/condition.ts';
import type { RevealedRound } from '../../../shared/case/round.ts';
import type { Strategy } from '../../../shared/case/strategy.ts';
import { type Question, resistanceToAsk } from '../../../shared/method/consensus.ts';
import { useBoard, useEditors } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import styles from './ConditionQuestions.module.css';

/** The field of a strategy somebody who writes a condition is shown in. */
export const conditionField = 'condition';

/** Who is asked and who stands out, and what they have answered so far. */
export function ConditionQuestions(props: {
  readonly round: RevealedRound;
  readonly questions: readonly Question[];
  readonly strategies: readonly Strategy[];
}) {
  const { t } = useTranslation('weighing');
  const groups = [
    { title: t('lower.asked'), questions: props.questions.filter(({ isAsked }) => isAsked) },
    { title: t('lower.unasked'), questions: props.questions.filter(({ isAsked }) => !isAsked) },
  ];
  return (
    <div className={styles.groups}>
      {groups.map(({ title, questions }, index) =>
        questions.length === 0 ? (
          index === 0 && (
            <p key={title} className={styles.note}>
              {t('lower.nobody', { from: resistanceToAsk })}
            </p>
          )
        ) : (
          <div key={title}>
            <h3 className={styles.title}>{title}</h3>
            <ul className={styles.list}>
              {questions.map((question) => (
                <QuestionItem
                  key={`${question.strategyId} ${question.department}`}
                  question={question}
                  round={props.round}
                  strategies={props.strategies}
                />
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}

function QuestionItem(props: {
  readonly question: Question;
  readonly round: RevealedRound;
  readonly strategies: readonly Strategy[];
}) {
  const { t } = useTranslation('weighing');
  const { strategyId, department, resistance, isAsked } = props.question;
  const answer = useBoard((board) => answerIn(board, props.round.id, strategyId, department));
  const isWriting = useEditors(strategyId, conditionField).some(
    ({ participant }) => participant.department === department,
  );
  const letterOf = (id: string | undefined) =>
    props.strategies.find((strategy) => strategy.id === id)?.letter ?? '';
  const letter = letterOf(strategyId);

  const stateOf = (given: Condition | undefined) => {
    if (!given) return t('lower.noAnswer');
    if (given.amendedId) return t('lower.amended', { letter: letterOf(given.amendedId) });
    return t(given.text.trim() ? 'lower.answered' : 'lower.declined');
  };
  return (
    <li className={styles.item} data-writing={isWriting || undefined}>
      <p className={styles.who}>
        <DepartmentPill department={department} />
        {t('lower.to')}
        <LetterBadge letter={letter} />
        <span className={styles.value}>{resistance}</span>
      </p>
      {!isAsked && <p className={styles.note}>{t('lower.highest', { letter })}</p>}
      <p className={styles.state} data-given={Boolean(answer) || undefined}>
        {isWriting ? (
          <>
            <PenLine aria-hidden="true" size={14} />
            {t('lower.writes', { department })}
          </>
        ) : (
          <>
            {answer && <Check aria-hidden="true" size={14} />}
            {stateOf(answer)}
          </>
        )}
      </p>
    </li>
  );
}
