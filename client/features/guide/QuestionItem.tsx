import { Ear, PenLine } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resourceTextMax } from '../../../shared/case/resource.ts';
import type { Question } from '../../../shared/method/question-catalogue.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { FieldTile, GapMark } from '../../ui/FieldTile.tsx';
import { NewText } from '../../ui/NewText.tsx';
import { useFocusNext } from '../../ui/use-focus-next.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { type Answer, answersTo } from './answers.ts';
import styles from './QuestionItem.module.css';
import { useGuideCommands } from './use-guide-commands.ts';

/** A question, how to ask it, what came of it so far, and the one step to make more of it. */
export function QuestionItem(props: {
  readonly question: Question;
  readonly personId: string | undefined;
}) {
  const { t } = useTranslation('guide');
  const { t: common } = useTranslation('common');
  const { question, personId } = props;
  const { id, text, hint } = question;
  const readOnly = useReadOnly();
  const commands = useGuideCommands();
  const textId = useId();
  const resources = useBoard((board) => board.resources);
  const gaps = useBoard((board) => board.gaps);
  const wills = useBoard((board) => board.wills);
  const answers = answersTo({ resources, gaps, wills }, id, personId);
  const [draft, setDraft] = useDraft(`guide ${id} ${personId ?? ''}`, '');
  const [isAnswering, setAnswering] = useState(draft !== '');
  const [isTried, setTried] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const focusNext = useFocusNext();
  const isWish = question.area === 'will';
  const { length } = draft.trim();

  const open = () => {
    setAnswering(true);
    focusNext(input);
  };
  const close = () => {
    setAnswering(false);
    setTried(false);
    focusNext(opener);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (length > resourceTextMax || !commands.answer(question, personId, draft)) {
      input.current?.focus();
      return;
    }
    setDraft('');
    close();
  };

  return (
    <li className={styles.item}>
      <h3 id={textId} className={styles.text}>
        {text}
      </h3>
      {hint && (
        <p className={styles.hint}>
          <Ear aria-hidden="true" size={16} />
          {t('howTo', { hint })}
        </p>
      )}
      {answers.length > 0 && (
        <ul className={styles.answers} aria-label={t('answers')}>
          {answers.map((answer) => (
            <AnswerLine key={answer.entity.id} answer={answer} />
          ))}
        </ul>
      )}
      {isAnswering && !readOnly && (
        <form
          aria-labelledby={textId}
          className={styles.form}
          onSubmit={onSubmit}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            close();
          }}
        >
          <NewText
            ref={input}
            value={draft}
            length={length}
            max={resourceTextMax}
            isTried={isTried}
            label={t('answerLabel', { question: text })}
            placeholder={t(isWish ? 'wishPlaceholder' : 'answerPlaceholder')}
            onChange={setDraft}
          />
          <div className={styles.actions}>
            <Button size="sm" type="submit">
              {t(isWish ? 'asWish' : 'asResource')}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => {
                setDraft('');
                close();
              }}
            >
              {common('cancel')}
            </Button>
          </div>
        </form>
      )}
      {!isAnswering && !readOnly && (
        <div className={styles.actions}>
          <Button
            ref={opener}
            size="sm"
            variant="secondary"
            icon={PenLine}
            aria-label={t('answerTo', { question: text })}
            onClick={open}
          >
            {t('answer')}
          </Button>
          <Button
            size="sm"
            variant="quiet"
            aria-label={t('asGapTo', { question: text })}
            onClick={() => commands.ask(question, personId)}
          >
            {t('asGap')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** One answer; resources and gaps open their sheet. */
function AnswerLine({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('guide');
  const view = useCaseViewStore();
  const { root, entity } = answer;
  if (root === 'wills')
    return (
      <li className={styles.answer}>
        <span className={styles.kind}>{t('wish')}</span>
        <span>{entity.statement}</span>
        <DepartmentPill department={entity.department} />
      </li>
    );
  const text = root === 'gaps' ? entity.question : entity.text;
  return (
    <li className={styles.answer}>
      {root === 'gaps' ? <GapMark field={entity.field} /> : <FieldTile field={entity.field} />}
      {root === 'gaps' && <span className={styles.kind}>{t('gap')}</span>}
      <button
        type="button"
        className={styles.open}
        onClick={() => view.setState({ sheet: { root, id: entity.id } })}
      >
        {text}
      </button>
      <DepartmentPill department={entity.department} />
    </li>
  );
}
