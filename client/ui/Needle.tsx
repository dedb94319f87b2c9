import type { ResourceField } from '../../shared/case/resource-field.ts';
import styles from './Needle.module.css';

const angles: Record<ResourceField, number> = {
  personal: -45,
  social: 45,
  infrastructural: 135,
  material: -135,
};

/** The compass needle on a hub surface. It points at the field that carries the direction. */
export function Needle(props: {
  field?: ResourceField | undefined;
  /** Where it points instead, degrees from the top. */
  turn?: number;
  size?: number;
}) {
  const size = props.size ?? 22;
  return (
    <svg
      aria-hidden="true"
      className={styles.needle}
      width={size}
      height={size}
      viewBox="-12 -12 24 24"
      style={{ rotate: `${props.turn ?? angles[props.field ?? 'social']}deg` }}
    >
      <path d="M0 -11 L5 0 L-5 0 Z" className={styles.tip} />
      <path d="M0 11 L5 0 L-5 0 Z" className={styles.tail} />
    </svg>
  );
}
