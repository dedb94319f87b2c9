import { cx } from './cx.ts';
import styles from './DepartmentPill.module.css';
import { departmentOf } from './departments.ts';
import { Tooltip } from './Tooltip.tsx';

export interface DepartmentPillProps {
  /** Department id. */
  department: string;
  size?: 'sm' | 'lg' | 'xl';
  /** Not at the table: dashed. */
  out?: boolean;
  /** Reachable by keyboard, where nothing around it is. */
  tabStop?: boolean;
  className?: string | undefined;
}

/** Full name on hover and focus; read as abbreviation and full name. */
export function DepartmentPill(props: DepartmentPillProps) {
  const { id, name, hue } = departmentOf(props.department);
  return (
    <Tooltip text={name} className={props.className}>
      <span
        role="img"
        aria-label={name === id ? id : `${id}, ${name}`}
        tabIndex={props.tabStop ? 0 : undefined}
        data-hue={hue}
        className={cx(styles.pill, styles[props.size ?? 'sm'], props.out && styles.out)}
      >
        {id}
      </span>
    </Tooltip>
  );
}
