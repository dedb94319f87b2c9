import { cx } from './cx.ts';
import styles from './LetterBadge.module.css';

/** The letter of a strategy. `label` names the strategy where nothing beside the badge does. */
export function LetterBadge(props: {
  letter: string;
  on?: boolean;
  label?: string;
  size?: 'sm' | 'lg';
}) {
  const className = cx(styles.badge, props.on && styles.on, props.size === 'lg' && styles.lg);
  if (props.label === undefined) return <span className={className}>{props.letter}</span>;
  return (
    <span className={className} role="img" aria-label={props.label}>
      {props.letter}
    </span>
  );
}
