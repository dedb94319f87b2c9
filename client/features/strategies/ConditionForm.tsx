import { type FormEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { addCondition, conditionTextMax } from '../../../shared/case/condition.ts';
import type { RevealedRound } from '../../../shared/case/round.ts';
import { amendStrategy, nextVersion, type Strategy } from '../../../shared/case/strategy.ts';
import { textRuleOf } from '../../../shared/case/text.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useEditing } from '../../ui/use-editing.ts';
import { AmendedPreview } from './AmendedPreview.tsx';
import styles from './ConditionForm.module.css';
import { conditionField } from './ConditionQuestions.tsx';

const maxOf = (field: string) => textRuleOf({ root: 'strategies', id: '', field }).max;

/** The own department's answer: a condition, or the strategy as it would have to be. */
export function ConditionForm(props: {
  readonly round: RevealedRound;
  readonly strategies: readonly Strategy[];
  readonly strategy: Strategy;
  onChoose(strategyId: string): void;
}) {
  const { t } = useTranslation('weighing');
  const session = useCaseSession();
  const command = useCommand();
  const { round, strategy, strategies } = props;
  const { id, letter } = strategy;
  const key = `answer/${round.id}/${id}`;
  const [text, setText] = useDraft(key, '');
  const [amends, setAmends] = useDraft(`${key}/amends`, false);
  // Undefined: not touched. What nobody typed is not worth a question on leaving.
  const [newTitle, setTitle] = useDraft<string | undefined>(`${key}/title`, undefined);
  const [newSummary, setSummary] = useDraft<string | undefined>(`${key}/summary`, undefined);
  const { title, summary } = {
    title: newTitle ?? strategy.title,
    summary: newSummary ?? strategy.summary,
  };
  const [isTried, setTried] = useState(false);
  const amendedLetter = useBoard((board) => nextVersion(board, id));
  const { onFocus: onInput, onBlur } = useEditing(id, conditionField);
  // The dialog begins in the first of these fields: who has only opened it does not write yet.
  const editing = { onInput, onBlur };
  const isMissing = text.trim() === '';
  const isSame = title.trim() === strategy.title && summary.trim() === strategy.summary;
  const roundId = round.id;

  const forget = () => {
    setText('');
    setAmends(false);
    setTitle(undefined);
    setSummary(undefined);
    setTried(false);
  };
  const answer = (words: string, spoken: string) => {
    const { board, author } = session;
    const done = command(() =>
      addCondition(board, author, { strategyId: id, text: words, roundId }),
    );
    if (done === undefined) return;
    forget();
    announce(spoken);
  };
  const present = () => {
    const { board, author, boardStore } = session;
    const answers = { text, roundId };
    const amendedId = command(() => amendStrategy(board, author, id, { title, summary, answers }));
    if (amendedId === undefined) return;
    forget();
    const amended = boardStore.getState().strategies.get(amendedId);
    if (amended) announce(t('lower.presented', { letter: amended.letter, title: amended.title }));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (isMissing || (amends && isSame)) {
      flushSync(() => setTried(true));
      // On a phone what is wrong stands far above the button.
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    if (amends) present();
    else answer(text, t('lower.entered', { letter }));
  };

  return (
    <form noValidate className={styles.form} onSubmit={onSubmit}>
      {strategies.length > 1 && (
        <SegmentedSwitch
          label={t('lower.strategy')}
          options={strategies.map((each) => ({ value: each.id, label: each.letter }))}
          value={id}
          onChange={props.onChoose}
        />
      )}
      <p className={styles.own}>
        <DepartmentPill department={session.participant.department} size="lg" />
        {t('lower.own', { letter })}
      </p>
      <TextArea
        label={t('lower.own', { letter })}
        hideLabel
        maxLength={conditionTextMax}
        value={text}
        error={isTried && isMissing ? t('lower.missing') : undefined}
        onChange={(event) => setText(event.target.value)}
        {...editing}
      />
      <SegmentedSwitch
        label={t('lower.how')}
        hideLabel
        options={[
          { value: 'condition', label: t('lower.asCondition', { letter }) },
          { value: 'amended', label: t('lower.asAmended', { letter: amendedLetter }) },
        ]}
        value={amends ? 'amended' : 'condition'}
        onChange={(how) => setAmends(how === 'amended')}
      />
      {amends && (
        <>
          <TextField
            label={t('lower.amendedTitle', { letter: amendedLetter })}
            maxLength={maxOf('title')}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            {...editing}
          />
          <TextField
            label={t('lower.amendedSummary')}
            maxLength={maxOf('summary')}
            value={summary}
            error={
              isTried && isSame
                ? t('lower.amendedSame', { letter: amendedLetter, base: letter })
                : undefined
            }
            onChange={(event) => setSummary(event.target.value)}
            {...editing}
          />
          <AmendedPreview
            round={round}
            base={strategy}
            letter={amendedLetter}
            title={title}
            summary={summary}
          />
        </>
      )}
      <div className={styles.actions}>
        <Button variant="quiet" onClick={() => answer('', t('lower.declinedSpoken'))}>
          {t('lower.decline')}
        </Button>
        <Button type="submit" variant="secondary">
          {amends ? t('lower.present', { letter: amendedLetter }) : t('lower.enter')}
        </Button>
      </div>
    </form>
  );
}
