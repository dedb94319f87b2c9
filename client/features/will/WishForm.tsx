import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { willStatementMax } from '../../../shared/case/will.ts';
import { willQuestion } from '../../../shared/case/will-question.ts';
import { enterWish } from '../../../shared/case/will-question-commands.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { NewText } from '../../ui/NewText.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { isoDay } from '../../words/format.ts';
import styles from './WishForm.module.css';

/** What somebody wishes, in the step where it will stand. What is typed stays when the form is closed. */
export function WishForm(props: {
  readonly personId: string | undefined;
  readonly who: string;
  /** With the id of the new wish, or none when nothing was entered. */
  onDone(id?: string): void;
}) {
  const { t } = useTranslation(['will', 'common']);
  const { personId, who, onDone } = props;
  const { board, author } = useCaseSession();
  const run = useCommand();
  const input = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useDraft(`wish ${personId ?? ''}`, '');
  const [isTried, setTried] = useState(false);
  const answers = useBoard(
    (state) => personId !== undefined && willQuestion(state, personId).open !== undefined,
  );
  const statement = typed.trim();
  useLayoutEffect(() => {
    // Behind what was typed before.
    input.current?.setSelectionRange(willStatementMax * 2, willStatementMax * 2);
    input.current?.focus();
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    input.current?.focus();
    if (statement.length > willStatementMax) return;
    const on = isoDay(author.now());
    const id = run(() => enterWish(board, author, { personId, statement, on }));
    if (id === undefined) return;
    setTyped('');
    announce(t('entered', { who }));
    onDone(id);
  };
  return (
    <form
      aria-label={t('formLabel', { who })}
      className={styles.form}
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <NewText
        ref={input}
        rows={2}
        value={typed}
        length={statement.length}
        max={willStatementMax}
        isTried={isTried}
        label={t('formLabel', { who })}
        placeholder={t('formPlaceholder')}
        className={styles.text}
        onChange={setTyped}
      />
      {answers && <p className={styles.hint}>{t('formHint')}</p>}
      <div className={styles.actions}>
        <Button type="submit" size="sm">
          {t('enter')}
        </Button>
        <Button
          variant="quiet"
          size="sm"
          onClick={() => {
            setTyped('');
            onDone();
          }}
        >
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
