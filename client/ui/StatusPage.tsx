import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './StatusPage.module.css';

/** The page itself, or a part `within` it, cannot be shown: what happened, what is safe, what to do. Takes the focus, so that it is read. */
export function StatusPage(props: {
  icon: LucideIcon;
  title: string;
  text: ReactNode;
  /** A button or link. */
  children?: ReactNode;
  readonly within?: boolean | undefined;
}) {
  const Icon = props.icon;
  const [Frame, Title] = props.within ? (['section', 'h2'] as const) : (['main', 'h1'] as const);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Frame className={styles.page}>
      <span className={styles.icon}>
        <Icon aria-hidden="true" size={26} />
      </span>
      <Title ref={heading} tabIndex={-1} className={styles.title}>
        {props.title}
      </Title>
      <p className={styles.text}>{props.text}</p>
      {props.children}
    </Frame>
  );
}
