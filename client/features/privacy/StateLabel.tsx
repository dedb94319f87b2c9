import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './StateLabel.module.css';

/** How something stands, in a word; the colour only underlines it. */
export function StateLabel(props: {
  readonly kind: 'ok' | 'warn' | 'bad';
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}) {
  const Icon = props.icon;
  return (
    <span className={cx(styles.label, styles[props.kind])}>
      {Icon && <Icon aria-hidden="true" size={16} />}
      {props.children}
    </span>
  );
}
