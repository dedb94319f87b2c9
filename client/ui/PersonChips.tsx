import type { LucideIcon } from 'lucide-react';
import styles from './PersonChips.module.css';

export interface Chip {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** Shown behind the label: "Alle 14". */
  readonly count?: number;
}

/** Toggles that look like pills: persons of a case, filters of a list. Which go together is the caller's matter. */
export function PersonChips(props: {
  label: string;
  chips: readonly Chip[];
  selected: readonly string[];
  onToggle(id: string): void;
}) {
  return (
    <fieldset aria-label={props.label} className={styles.group}>
      {props.chips.map(({ id, label, icon: Icon, count }) => (
        <button
          key={id}
          type="button"
          aria-pressed={props.selected.includes(id)}
          className={styles.chip}
          onClick={() => props.onToggle(id)}
        >
          {Icon && <Icon aria-hidden="true" size={17} />}
          {label}
          {count !== undefined && <span className="tabular">{count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
