import { useFormat } from '../words/use-format.ts';
import { cx } from './cx.ts';
import styles from './DayButtons.module.css';

/** Days to choose from at once. */
export function DayButtons(props: {
  readonly label: string;
  /** ISO days. */
  readonly days: readonly string[];
  readonly value?: string;
  readonly big?: boolean;
  onChoose(day: string): void;
}) {
  const format = useFormat();
  return (
    <fieldset aria-label={props.label} className={cx(styles.days, props.big && styles.big)}>
      {props.days.map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={props.value === undefined ? undefined : day === props.value}
          className={styles.day}
          onClick={() => props.onChoose(day)}
        >
          {format.shortDate(day)}
        </button>
      ))}
    </fieldset>
  );
}
