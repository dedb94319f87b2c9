import type { AgendaItem } from '../../shared/method/agenda.ts';
import styles from './AgendaBar.module.css';

/** The items of a conference to scale, side by side. A picture: the list beside it says the same in words. */
export function AgendaBar(props: {
  items: readonly AgendaItem[];
  nameOf(item: AgendaItem): string;
}) {
  const shown = props.items.filter((item) => item.kind !== 'case' || !item.postponed);
  return (
    <div aria-hidden="true" className={styles.bar}>
      {shown.map((item) => (
        <span
          key={item.id}
          className={item.kind !== 'case' ? styles.pause : styles.case}
          style={{ flexGrow: item.minutes }}
        >
          <span className={styles.name}>
            {props.nameOf(item)}
            {item.kind === 'case' && <span className="tabular">{` · ${item.minutes}`}</span>}
          </span>
        </span>
      ))}
    </div>
  );
}
