import { type ReactNode, useId } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './Section.module.css';

/** One part of the settings: a panel with its title, a note beside it and what can be done at the right. */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly hint?: string;
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  return (
    <section
      id={props.id}
      aria-labelledby={titleId}
      tabIndex={-1}
      className={cx(styles.section, props.className)}
    >
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {props.title}
        </h2>
        {props.note && <span className={styles.note}>{props.note}</span>}
        <div className={styles.actions}>{props.actions}</div>
      </header>
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
      {props.children}
    </section>
  );
}
