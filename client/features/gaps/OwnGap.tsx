import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/case/gap.ts';
import { useHasUnsentAnswer } from '../../ui/use-answer.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { AnswerComposer } from './AnswerComposer.tsx';
import { AcceptButton, AnswerButton, ForwardButton, TakeAlongButton } from './GapButtons.tsx';
import { GapHead } from './GapHead.tsx';
import { isOpen } from './gap-groups.ts';
import styles from './OwnGap.module.css';

/** A question to one's own department with all that can be done with it. */
export function OwnGap(props: {
  readonly gap: Gap;
  readonly isOpened: boolean;
  /** The question is done with, as far as this department goes. */
  onDone(): void;
  onCancel(): void;
}) {
  const { gap, isOpened, onDone } = props;
  const { t } = useTranslation('gaps');
  const id = useId();
  const readOnly = useReadOnly();
  const hasUnsent = useHasUnsentAnswer(gap.id);
  const card = useRef<HTMLElement>(null);
  return (
    <article
      ref={card}
      aria-labelledby={id}
      data-item={gap.id}
      data-field={gap.field}
      className={styles.card}
    >
      <GapHead gap={gap} titleId={id} />
      {(isOpened || (hasUnsent && !isOpen(gap))) && !readOnly && (
        <AnswerComposer gap={gap} onDone={onDone} onCancel={props.onCancel} />
      )}
      {isOpen(gap) && !readOnly && (
        <div className={styles.actions}>
          <AcceptButton gap={gap} onDone={() => card.current?.querySelector('h3')?.focus()} />
          {!isOpened && <AnswerButton gap={gap} />}
          <TakeAlongButton gap={gap} onDone={onDone} />
          <ForwardButton gap={gap} label={t('forward')} heading={t('forwardTo')} onDone={onDone} />
        </div>
      )}
    </article>
  );
}
