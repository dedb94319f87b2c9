import { Check } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { resourceTextMax } from '../../../shared/case/resource.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { NewText } from '../../ui/NewText.tsx';
import { takeFocus } from '../../ui/take-focus.ts';
import { useAnswer } from '../../ui/use-answer.ts';
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
  const { text, setText, length, isTried, ref, send } = useAnswer(gapId);
  useLayoutEffect(() => takeFocus(ref.current), [ref]);
  const close = () => {
    list.setState({ answering: undefined });
    commands.want(gapId);
  };
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        const id = send();
        if (id) commands.answered(id, text);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <NewText
        ref={ref}
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
