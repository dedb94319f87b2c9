import { Check } from 'lucide-react';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
import styles from './RoomParts.module.css';

/** A department, to be read from far. `label`: what it stands for here; else its name. */
export function RoomPill(props: {
  readonly department: string;
  readonly size?: 'lg';
  readonly out?: boolean;
  readonly checked?: boolean;
  readonly label?: string;
  readonly className?: string | undefined;
}) {
  const { id, name, hue } = departmentOf(props.department);
  return (
    <span
      role="img"
      aria-label={props.label ?? (name === id ? id : `${id}, ${name}`)}
      data-hue={hue}
      className={cx(
        styles.pill,
        props.size === 'lg' && styles.pillLarge,
        props.out && styles.pillOut,
        props.className,
      )}
    >
      {props.checked && <Check aria-hidden="true" />}
      {id}
    </span>
  );
}
