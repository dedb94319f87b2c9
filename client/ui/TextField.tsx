import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import styles from './TextField.module.css';

interface Described {
  label: string;
  hideLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; empty or absent: nothing is. */
  error?: string | undefined;
  className?: string | undefined;
}

type Own<E extends 'input' | 'textarea' | 'select'> = Described &
  Omit<ComponentProps<E>, keyof Described | 'id' | 'aria-describedby' | 'aria-invalid'>;

function useField(props: Described) {
  const id = useId();
  const hintId = props.hint ? `${id}-hint` : undefined;
  const errorId = props.error ? `${id}-error` : undefined;
  return {
    hintId,
    errorId,
    control: {
      id,
      'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
      'aria-invalid': props.error ? true : undefined,
      className: cx(
        'kern-form-input__input',
        styles.control,
        Boolean(props.error) && 'kern-form-input__input--error',
      ),
    },
  } as const;
}

function Frame(props: Described & { field: ReturnType<typeof useField>; children: ReactNode }) {
  const { control, hintId, errorId } = props.field;
  return (
    <div className={cx('kern-form-input', styles.field, props.className)}>
      <label
        htmlFor={control.id}
        className={cx('kern-label', styles.label, props.hideLabel && 'visually-hidden')}
      >
        {props.label}
      </label>
      {props.hint && (
        <div id={hintId} className={cx('kern-hint', styles.hint)}>
          {props.hint}
        </div>
      )}
      {props.children}
      {props.error && (
        <p id={errorId} className={styles.error} role="alert">
          {props.error}
        </p>
      )}
    </div>
  );
}

function split<P extends Described>(props: P) {
  const { label, hideLabel, hint, error, className, ...own } = props;
  const described: Described = { label, hint, error, className, hideLabel: hideLabel ?? false };
  return { described, own };
}

export function TextField(props: Own<'input'>) {
  const { described, own } = split(props);
  const field = useField(described);
  return (
    <Frame {...described} field={field}>
      <input type="text" autoComplete="off" {...own} {...field.control} />
    </Frame>
  );
}

/** Grows with its text. */
export function TextArea(props: Own<'textarea'>) {
  const { described, own } = split(props);
  const field = useField(described);
  return (
    <Frame {...described} field={field}>
      <textarea
        rows={2}
        {...own}
        {...field.control}
        className={cx(field.control.className, styles.area)}
      />
    </Frame>
  );
}

/** `isInBar`: beside its label, as low as the buttons of a bar. */
export function Select({ isInBar = false, ...props }: Own<'select'> & { isInBar?: boolean }) {
  const { described, own } = split({
    ...props,
    className: cx(props.className, isInBar && styles.inBar),
  });
  const field = useField(described);
  return (
    <Frame {...described} field={field}>
      <select {...own} {...field.control} className={cx(field.control.className, styles.select)} />
    </Frame>
  );
}
