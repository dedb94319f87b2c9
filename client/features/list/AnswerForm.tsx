import { Check } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseSession } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import styles from './Composer.module.css';
import { useListCommands } from './list-commands.ts';
import { useListStore } from './list-state.ts';

/** Answers a gap in its row: what is entered becomes a resource in the gap's place. */
export function AnswerForm({
  gapId,
  question,
}: {
  readonly gapId: string;
  readonly question: string;
}) {
  const { t } = useTranslation('list');
  const { participant } = useCaseSession();
  const commands = useListCommands();
  const list = useListStore();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const close = () => {
    list.setState({ answering: undefined });
    commands.want(gapId);
  };
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        if (!commands.answer(gapId, text)) input.current?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <input
        ref={input}
        value={text}
        aria-label={t('answerLabel', { question })}
        placeholder={t('answerPlaceholder')}
        autoComplete="off"
        className={styles.input}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className={styles.send}>
        <Check aria-hidden="true" size={16} />
        {t('answerSend')}
      </button>
      <span className={styles.as}>
        {t('appearsAs')} <DepartmentPill department={participant.department} />
      </span>
    </form>
  );
}
