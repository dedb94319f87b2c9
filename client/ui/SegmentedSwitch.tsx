import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { cx } from './cx.ts';
import styles from './SegmentedSwitch.module.css';

/** One of a few, all visible. Without a value no segment is filled. */
export function SegmentedSwitch<Value extends string>(props: {
  label: string;
  hideLabel?: boolean;
  /** The label beside it, as in a bar. */
  isInBar?: boolean;
  options: readonly { value: Value; label: string; icon?: LucideIcon }[];
  value: Value | undefined;
  onChange(value: Value): void;
}) {
  const name = useId();
  return (
    <fieldset className={cx(styles.field, props.isInBar && styles.inBar)}>
      <legend className={cx(styles.legend, props.hideLabel && 'visually-hidden')}>
        {props.label}
      </legend>
      <div className={styles.row}>
        {props.options.map(({ value, label, icon: Icon }) => (
          <label key={value} className={styles.segment}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {Icon && <Icon aria-hidden="true" size={16} />}
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
