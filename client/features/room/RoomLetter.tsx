import { cx } from '../../ui/cx.ts';
import styles from './RoomParts.module.css';

/** The letter of a strategy. `label` names it where nothing beside it does. */
export function RoomLetter(props: {
  readonly letter: string;
  readonly large?: boolean;
  readonly on?: boolean;
  readonly label?: string;
}) {
  const className = cx(
    styles.letter,
    props.large && styles.letterLarge,
    props.on && styles.letterOn,
  );
  if (props.label === undefined) return <span className={className}>{props.letter}</span>;
  return (
    <span role="img" aria-label={props.label} className={className}>
      {props.letter}
    </span>
  );
}
