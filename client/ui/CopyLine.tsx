import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CopyLine.module.css';
import { cx } from './cx.ts';

/** A text that is taken along as it is: marked whole as soon as it has the focus. */
export function CopyLine(props: {
  readonly label: string;
  /** Where what stands above says it already. */
  readonly isLabelHidden?: boolean;
  /** Beside the label. */
  readonly hint?: string;
  readonly text: string;
  /** What was copied of it. Said here: in a dialog nothing is heard of what stands outside. */
  readonly copied: string | undefined;
  /** The buttons that copy it. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('link');
  const id = useId();
  return (
    <div className={styles.copy}>
      <label htmlFor={id} className={cx(styles.label, props.isLabelHidden && 'visually-hidden')}>
        {props.label}
        {props.hint && <span className={styles.hint}> · {props.hint}</span>}
      </label>
      <div className={styles.line}>
        <input
          id={id}
          type="text"
          readOnly
          value={props.text}
          className={styles.text}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
            currentTarget.scrollLeft = 0;
          }}
        />
        {props.children}
      </div>
      <p role="status" className="visually-hidden">
        {props.copied && t('copiedOf', { what: props.copied })}
      </p>
    </div>
  );
}
