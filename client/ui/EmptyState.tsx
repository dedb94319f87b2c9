import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** A place where nothing is yet: what could be here, and the way there. */
export function EmptyState(props: { icon: LucideIcon; text: ReactNode; children?: ReactNode }) {
  const Icon = props.icon;
  return (
    <div className={styles.empty}>
      <Icon aria-hidden="true" size={20} className={styles.icon} />
      <div>
        <p>{props.text}</p>
        {props.children}
      </div>
    </div>
  );
}
