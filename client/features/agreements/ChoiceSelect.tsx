import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './ChoiceSelect.module.css';

/** A select that shows its choice in signs: pills and letters. It is the platform's own for whoever operates it. */
export function ChoiceSelect(props: {
  readonly label: string;
  readonly value: string;
  readonly shown: ReactNode;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly className?: string | undefined;
  onChange(value: string): void;
  /** Options. */
  readonly children: ReactNode;
}) {
  return (
    <span className={cx(styles.frame, props.className)}>
      <select
        aria-label={props.label}
        aria-invalid={props.isInvalid || undefined}
        aria-describedby={props.describedBy}
        value={props.value}
        className={styles.select}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.children}
      </select>
      <span aria-hidden="true" className={styles.shown}>
        <span className={styles.choice}>{props.shown}</span>
        <ChevronDown size={16} className={styles.arrow} />
      </span>
    </span>
  );
}
