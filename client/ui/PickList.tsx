import { type KeyboardEvent, useRef, useState } from 'react';
import styles from './PickList.module.css';
import { filterPickGroups, type PickGroup } from './pick-groups.ts';
import { TextField } from './TextField.tsx';

/** Choose several of many: a search field over grouped checkboxes. Arrows move between field and boxes, Enter and space toggle. */
export function PickList(props: {
  searchLabel: string;
  empty: string;
  groups: readonly PickGroup[];
  onToggle(id: string, checked: boolean): void;
}) {
  const [query, setQuery] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const shown = filterPickGroups(props.groups, query);

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const box = target.type === 'checkbox' ? target : undefined;
      (box ?? root.current?.querySelector<HTMLInputElement>('[type="checkbox"]'))?.click();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [...(root.current?.querySelectorAll('input') ?? [])];
    stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(target) + step))]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows on top of what the fields inside do by themselves
    <div ref={root} className={styles.list} onKeyDown={onKeyDown}>
      <TextField
        type="search"
        label={props.searchLabel}
        hideLabel
        placeholder={props.searchLabel}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {shown.length === 0 && <p role="status">{props.empty}</p>}
      <div className={styles.scroll}>
        {shown.map((group) => (
          <fieldset key={group.id} className={styles.group}>
            <legend className={styles.heading}>{group.heading}</legend>
            {group.items.map((item) => (
              <label key={item.id} className={styles.item}>
                <input
                  type="checkbox"
                  checked={item.checked}
                  onChange={(event) => props.onToggle(item.id, event.target.checked)}
                />
                {item.icon}
                <span className={styles.label}>
                  {item.label}
                  {item.note && <small className={styles.note}> {item.note}</small>}
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}
