import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import styles from './LensTabs.module.css';

export interface LensTab<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  /** The number of the phase whose work surface it is. */
  readonly number?: number | undefined;
}

/** The id of a tab, for `aria-labelledby` of its panel. */
export function lensTabId(panelId: string, tab: string): string {
  return `${panelId}-tab-${tab}`;
}

/** Tabs pattern: one tab stop, arrows switch. The caller renders the panel with `role="tabpanel"` and `panelId`. */
export function LensTabs<Id extends string>(props: {
  label: string;
  tabs: readonly LensTab<Id>[];
  selected: Id;
  panelId: string;
  onSelect(id: Id): void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const { selected } = props;
  const count = props.tabs.length;
  // Where not all fit, the one that is shown is in view. `count`: others came before it.
  useEffect(() => {
    // With the next frame: asked at once, it would be the first layout of the page, and not the last.
    const frame = requestAnimationFrame(() => {
      const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
      if (count > 0 && tab?.id.endsWith(selected))
        list.current?.scrollTo({ left: tab.offsetLeft - 48 });
    });
    return () => cancelAnimationFrame(frame);
  }, [selected, count]);
  const go = (event: KeyboardEvent) => {
    const now = props.tabs.findIndex((tab) => tab.id === props.selected);
    const last = props.tabs.length - 1;
    const next = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowLeft: now === 0 ? last : now - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = next === undefined ? undefined : props.tabs[next];
    if (!tab) return;
    event.preventDefault();
    props.onSelect(tab.id);
    list.current?.querySelector<HTMLElement>(`#${lensTabId(props.panelId, tab.id)}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={props.label} className={styles.list} onKeyDown={go}>
      {props.tabs.map(({ id, label, icon: Icon, number }) => (
        <button
          key={id}
          id={lensTabId(props.panelId, id)}
          type="button"
          role="tab"
          aria-selected={id === props.selected}
          aria-controls={props.panelId}
          tabIndex={id === props.selected ? 0 : -1}
          className={styles.tab}
          onClick={() => props.onSelect(id)}
        >
          {number === undefined ? (
            Icon && <Icon aria-hidden="true" size={17} />
          ) : (
            <span aria-hidden="true" className={styles.number}>
              {number}
            </span>
          )}
          {label}
        </button>
      ))}
    </div>
  );
}
