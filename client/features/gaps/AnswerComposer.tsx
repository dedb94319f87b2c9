import { Check, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Gap, gapQuestionMax } from '../../../shared/case/gap.ts';
import { addResource, type Basis, bases, resourceTextMax } from '../../../shared/case/resource.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { basisIcons } from '../../ui/basis-icons.ts';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { LengthNote } from '../../ui/NewText.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useEditing } from '../../ui/use-editing.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { isoDay } from '../../words/format.ts';
import styles from './AnswerComposer.module.css';
import { isOpen } from './gap-groups.ts';

interface How {
  readonly basis: Basis;
  /** What is still open; undefined: nothing. */
  readonly remaining?: string | undefined;
}

const asHeard: How = { basis: 'stated' };

/**
 * Answers a question on the spot. What was typed stays when somebody else answers or removes the question meanwhile:
 * then it can still become a resource.
 */
export function AnswerComposer(props: {
  readonly gap: Gap;
  /** Further buttons in the row of the primary one. */
  readonly children?: ReactNode;
  /** It is answered, or nothing is left to answer. */
  onDone(): void;
  onCancel?(): void;
}) {
  const { gap } = props;
  const { t } = useTranslation(['gaps', 'method', 'common']);
  const { board, author, participant } = useCaseSession();
  const view = useCaseViewStore();
  const wantsFocus = useCaseView(({ answering }) => answering?.id === gap.id && answering.focus);
  const run = useCommand();
  const answer = useAnswer(gap.id);
  const [how, setHow] = useDraft(`answer to ${gap.id}: how`, asHeard);
  const [isRestTried, setRestTried] = useState(false);
  const { onFocus, onBlur } = useEditing(gap.id, 'answer');
  const { ref } = answer;
  const form = useRef<HTMLFormElement>(null);
  const isPhone = useMedia(breakpoints.phone);
  const isGone = !isOpen(gap);
  const { remaining } = how;
  const restError = !isRestTried
    ? undefined
    : remaining?.trim() === ''
      ? t('remainingEmpty')
      : (remaining?.trim().length ?? 0) > gapQuestionMax
        ? t('common:tooLong', { max: gapQuestionMax })
        : undefined;

  useEffect(() => {
    if (!wantsFocus) return;
    ref.current?.focus();
    view.setState(({ answering }) => ({ answering: answering && { ...answering, focus: false } }));
  }, [wantsFocus, ref, view]);

  const isIdle = isGone && answer.text === '';
  const letGo = () => {
    if (view.getState().answering?.id === gap.id) view.setState({ answering: undefined });
  };
  // Nothing was typed and nobody is here: what others closed may go.
  useEffect(() => {
    if (isIdle && !form.current?.contains(document.activeElement)) letGo();
  });

  const hold = () => {
    if (view.getState().answering?.id !== gap.id)
      view.setState({ answering: { id: gap.id, department: gap.askedDepartment } });
  };
  const clear = () => {
    answer.setText('');
    setHow(asHeard);
  };
  const addAnyway = () => {
    const { text } = answer;
    const { field, personIds } = gap;
    const recordedOn = isoDay(author.now());
    return run(() =>
      addResource(board, author, { field, personIds, text, basis: how.basis, recordedOn }),
    );
  };
  const submit = () => {
    const text = answer.text.trim();
    const rest = remaining?.trim();
    if (!isGone && rest !== undefined && (rest === '' || rest.length > gapQuestionMax)) {
      setRestTried(true);
      return;
    }
    const id = isGone ? addAnyway() : answer.send({ basis: how.basis, remaining: rest });
    if (!id) {
      ref.current?.focus();
      return;
    }
    clear();
    announce(t(isGone ? 'said.added' : rest ? 'said.partlyClosed' : 'said.closed', { text }));
    props.onDone();
  };

  return (
    <form
      ref={form}
      noValidate
      className={styles.composer}
      onFocus={() => {
        onFocus();
        hold();
      }}
      onBlur={(event) => {
        onBlur(event);
        if (isIdle && !event.currentTarget.contains(event.relatedTarget)) letGo();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && props.onCancel) {
          event.stopPropagation();
          props.onCancel();
        }
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        submit();
      }}
    >
      <Meanwhile gap={gap} isTyped={answer.text !== ''} />
      <TextArea
        ref={ref}
        label={t('answerText')}
        hint={t('answerHint', {
          field: t(`method:field.${gap.field}`),
          department: participant.department,
        })}
        className={styles.text}
        rows={1}
        value={answer.text}
        error={answer.isTooLong ? t('common:tooLong', { max: resourceTextMax }) : undefined}
        onChange={(event) => answer.setText(event.target.value)}
      />
      <LengthNote length={answer.length} max={resourceTextMax} isTried={false} />
      <div className={styles.how}>
        <SegmentedSwitch
          label={t('basis')}
          hideLabel={!isPhone}
          options={bases.map((basis) => ({
            value: basis,
            label: t(`method:basis.${basis}`),
            icon: basisIcons[basis],
          }))}
          value={how.basis}
          onChange={(basis) => setHow({ ...how, basis })}
        />
        {!isGone && (
          <CheckLine
            label={t('partly')}
            checked={remaining !== undefined}
            onChange={(isPartly) =>
              setHow({ ...how, remaining: isPartly ? gap.question : undefined })
            }
          />
        )}
      </div>
      {remaining !== undefined && !isGone && (
        <TextField
          label={t('remaining')}
          hint={t('remainingHint')}
          className={styles.remaining}
          value={remaining}
          error={restError}
          onChange={(event) => setHow({ ...how, remaining: event.target.value })}
        />
      )}
      <div className={styles.footer}>
        <Button type="submit" icon={isGone ? Plus : Check} className={styles.send}>
          {t(isGone ? 'addAsResource' : 'close')}
        </Button>
        {isGone ? (
          <Button
            variant="quiet"
            onClick={() => {
              clear();
              props.onDone();
            }}
          >
            {t('discard')}
          </Button>
        ) : (
          props.onCancel && (
            <Button variant="quiet" onClick={props.onCancel}>
              {t('common:cancel')}
            </Button>
          )
        )}
        {props.children}
        <span aria-hidden="true" className={styles.keys}>
          <kbd>{t('common:cap.ctrl')}</kbd> <kbd>{t('common:cap.enter')}</kbd>
        </span>
      </div>
    </form>
  );
}

/** What others did to the question while its answer is being typed. */
function Meanwhile({ gap, isTyped }: { readonly gap: Gap; readonly isTyped: boolean }) {
  const { t } = useTranslation('gaps');
  const held = useCaseView((view) => view.answering);
  const resource = useBoard((board) =>
    gap.answerResourceId ? board.resources.get(gap.answerResourceId) : undefined,
  );
  const { askedDepartment: department } = gap;
  const isPassedOn = held?.id === gap.id && department && held.department !== department;
  return (
    <p role="status" className={styles.meanwhile}>
      {gap.removed
        ? t('goneRemoved')
        : gap.state === 'closed'
          ? t('goneAnswered', {
              text: resource?.text ?? '',
              department: resource?.department ?? '',
            })
          : isPassedOn && t('movedOn', { department })}
      {!isOpen(gap) && isTyped && ` ${t('stillHere')}`}
    </p>
  );
}
