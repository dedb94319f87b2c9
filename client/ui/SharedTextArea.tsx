import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type TextRef, textRuleOf } from '../../shared/case/text.ts';
import { useEditors } from '../sync/use-case.tsx';
import { useSharedText } from '../sync/use-shared-text.ts';
import { cx } from './cx.ts';
import { departmentOf } from './departments.ts';
import styles from './SharedTextArea.module.css';
import { useShowRefusal } from './use-command.ts';
import { useReadOnly } from './use-read-only.ts';

/** From this share of the limit on, the rest is counted. */
const counterFrom = 0.9;

/**
 * A text people write together, in the place where it is read: it looks like text until it is pointed at.
 * Whoever else writes there shows as a ring and a flag in the department's colour.
 */
export function SharedTextArea(props: {
  readonly text: TextRef;
  /** What it says now. */
  readonly value: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly className?: string | undefined;
}) {
  const { t } = useTranslation('board');
  const { t: common } = useTranslation('common');
  const { text, value, label } = props;
  const counterId = useId();
  const readOnly = useReadOnly();
  const bind = useSharedText(text, useShowRefusal());
  const editors = useEditors(text.id, text.field);
  const { max, multiline } = textRuleOf(text);
  const left = max - value.length;
  const isCounted = value.length >= max * counterFrom;
  const [editor] = editors;
  if (readOnly) return <p className={cx(styles.plain, props.className)}>{value}</p>;
  return (
    <div
      className={cx(styles.frame, editor && styles.busy, props.className)}
      data-hue={editor && departmentOf(editor.participant.department).hue}
    >
      <textarea
        ref={bind}
        rows={1}
        aria-label={label}
        aria-describedby={isCounted ? counterId : undefined}
        placeholder={props.placeholder}
        className={styles.text}
        onKeyDown={(event) => {
          // The single keys of the lenses are letters here.
          event.stopPropagation();
          if (event.key === 'Enter' && !multiline && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.currentTarget.blur();
          }
        }}
      />
      {isCounted && (
        <span id={counterId} className={cx(styles.counter, left < 0 && styles.over)}>
          {left < 0
            ? common('charactersOver', { count: -left })
            : common('charactersLeft', { count: left })}
        </span>
      )}
      {editor && (
        <span className={styles.flag}>
          {t('writing', {
            department: editors.map(({ participant }) => participant.department).join(', '),
          })}
        </span>
      )}
    </div>
  );
}
