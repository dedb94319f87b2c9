import type { SaidObjection } from '../../../shared/case/objections.ts';
import styles from './Objections.module.css';
import { RoomPill } from './RoomPill.tsx';

/** What stands against it, with whose objection it is. */
export function Objections(props: {
  readonly label: string;
  readonly objections: readonly SaidObjection[];
}) {
  if (props.objections.length === 0) return null;
  return (
    <div className={styles.objections}>
      <span>{props.label}</span>
      <ul className={styles.list}>
        {props.objections.map(({ id, department, text }) => (
          <li key={id} className={styles.objection}>
            <RoomPill department={department} />
            <span className={styles.text}>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
