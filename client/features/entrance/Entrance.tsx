import type { ReactNode } from 'react';
import { Logo } from '../../ui/Logo.tsx';
import styles from './Entrance.module.css';

/** The frame of every page before somebody is signed in: what this is on one side, the way in on the other. */
export function Entrance(props: {
  readonly preferences: ReactNode;
  readonly title: string;
  readonly lead: ReactNode;
  /** Below the lead. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Logo />
        {props.preferences}
      </header>
      <main className={styles.main}>
        <title>{props.title}</title>
        <div className={styles.about}>
          <h1 className={styles.title}>{props.title}</h1>
          <div className={styles.lead}>{props.lead}</div>
        </div>
        <div className={styles.card}>{props.children}</div>
        {props.aside && <aside className={styles.aside}>{props.aside}</aside>}
      </main>
    </div>
  );
}
