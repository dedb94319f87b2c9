import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

/** One matter of the page. `aside`: how it stands and what can be done. */
export function Card(props: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const Icon = props.icon;
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={styles.card}>
      <header className={styles.header}>
        <Icon aria-hidden="true" size={20} className={styles.icon} />
        <h3 id={titleId} className={styles.title}>
          {props.title}
        </h3>
        {props.aside && <div className={styles.aside}>{props.aside}</div>}
      </header>
      {props.children}
    </section>
  );
}
