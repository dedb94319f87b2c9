import { type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './NewText.module.css';

/** So many characters before the limit the rest is counted. */
const countedBefore = 40;

/**
 * The text of something new, before it is on the board: it takes any length, and what is too long is said here, with
 * the words kept. Grows with its text; Enter sends the form.
 */
export function NewText(props: {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  /** As it would be written. */
  readonly length: number;
  readonly max: number;
  /** It was tried to send it. */
  readonly isTried: boolean;
  readonly label: string;
  readonly placeholder: string;
  readonly rows?: number;
  readonly className?: string | undefined;
  onChange(value: string): void;
}) {
  const id = useId();
  const over = props.length > props.max;
  return (
    <>
      <textarea
        ref={props.ref}
        rows={props.rows ?? 1}
        value={props.value}
        aria-label={props.label}
        placeholder={props.placeholder}
        enterKeyHint="done"
        aria-invalid={(props.isTried && over) || undefined}
        aria-describedby={id}
        className={cx(styles.text, props.className)}
        onChange={(event) => props.onChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <LengthNote {...props} id={id} />
    </>
  );
}

/** What is left where little is, and once it was tried, that it is too long. */
export function LengthNote(props: {
  readonly id?: string;
  readonly length: number;
  readonly max: number;
  readonly isTried: boolean;
}) {
  const { t } = useTranslation('common');
  const { length, max } = props;
  const left = max - length;
  if (left >= countedBefore) return null;
  return (
    <p id={props.id} className={cx(styles.note, left < 0 && styles.over)}>
      {left < 0 ? t('charactersOver', { count: -left }) : t('charactersLeft', { count: left })}
      {left < 0 && props.isTried && <span role="alert"> · {t('tooLong', { max })}</span>}
    </p>
  );
}
