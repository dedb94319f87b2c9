import type { ResourceField } from '../../shared/case/resource-field.ts';
import { cx } from './cx.ts';
import styles from './FieldTile.module.css';
import { fieldIcons } from './field-icons.ts';

/** The square tile of a field: hue, icon and, beside it, always its name. `bare` is the icon alone. */
export function FieldTile(props: { field: ResourceField; size?: 'sm' | 'lg'; bare?: boolean }) {
  const Icon = fieldIcons[props.field];
  const small = props.size !== 'lg';
  return (
    <span
      data-field={props.field}
      className={cx(styles.tile, small ? styles.sm : styles.lg, props.bare && styles.bare)}
    >
      <Icon aria-hidden="true" size={props.bare ? 18 : small ? 14 : 17} />
    </span>
  );
}

/** The question mark of a gap, in the hue of its field. */
export function GapMark(props: { field?: ResourceField | undefined }) {
  return (
    <span data-field={props.field} aria-hidden="true" className={styles.gap}>
      ?
    </span>
  );
}
