import { Check } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resourceTextMax } from '../../../shared/case/resource.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { NewText } from '../../ui/NewText.tsx';
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
  const [text, setText] = useDraft(`answer ${gapId}`, '');
  const [isTried, setTried] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const { length } = text.trim();
  const close = () => {
    list.setState({ answering: undefined });
    commands.want(gapId);
  };
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (length <= resourceTextMax && commands.answer(gapId, text)) setText('');
        else input.current?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <NewText
        ref={input}
        value={text}
        length={length}
        max={resourceTextMax}
        isTried={isTried}
        label={t('answerLabel', { question })}
        placeholder={t('answerPlaceholder')}
        className={styles.input}
        onChange={setText}
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
