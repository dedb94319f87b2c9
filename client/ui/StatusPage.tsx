import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './StatusPage.module.css';

/** The page itself cannot be shown: what happened, what is safe, what to do. Takes the focus, so that it is read. */
export function StatusPage(props: {
  icon: LucideIcon;
  title: string;
  text: ReactNode;
  /** A button or link. */
  children?: ReactNode;
}) {
  const Icon = props.icon;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.page}>
      <span className={styles.icon}>
        <Icon aria-hidden="true" size={26} />
      </span>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {props.title}
      </h1>
      <p className={styles.text}>{props.text}</p>
      {props.children}
    </main>
  );
}
