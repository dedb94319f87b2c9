import type { ReactNode } from 'react';
import { Logo } from '../../ui/Logo.tsx';
import styles from './Lobby.module.css';

/** One column, made for the phone. */
export function LobbyFrame(props: {
  readonly preferences: ReactNode;
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Logo />
        {props.preferences}
      </header>
      <main>
        <title>{props.title}</title>
        <h1 className={styles.title}>{props.title}</h1>
        <div className={styles.lead}>{props.lead}</div>
        {props.children}
      </main>
    </div>
  );
}
