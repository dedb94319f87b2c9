import { Check, type LucideIcon } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Menu.module.css';
import { place } from './place.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** One character that chooses the item while the menu is open; shown as a key. */
  readonly shortcut?: string;
  /** Makes it one of a choice. */
  readonly checked?: boolean;
  readonly danger?: boolean;
  onSelect(): void;
}
/** Items under a heading; headings and groups draw a line between each other. */
export interface MenuGroup {
  readonly heading?: string;
  readonly items: readonly MenuItem[];
}

/**
 * A menu beside `anchor`, open as long as it is rendered. Arrows, Home, End, first letters and shortcuts work;
 * Escape, Tab and a click elsewhere close it. Focus returns to the anchor before `onSelect` runs.
 */
export function Menu(props: {
  label: string;
  anchor: HTMLElement;
  groups: readonly MenuGroup[];
  onClose(): void;
  align?: 'start' | 'end';
}) {
  const { anchor, onClose, align = 'end' } = props;
  const menu = useRef<HTMLDivElement>(null);
  const all = props.groups.flatMap((group) => group.items);

  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const settle = () => place(element, anchor.getBoundingClientRect(), 'below', align);
    element.showPopover();
    settle();
    const checked = element.querySelector<HTMLElement>('[aria-checked="true"]');
    (checked ?? element.querySelector<HTMLElement>('button'))?.focus();
    addEventListener('resize', settle);
    addEventListener('scroll', settle, { capture: true, passive: true });
    return () => {
      removeEventListener('resize', settle);
      removeEventListener('scroll', settle, { capture: true });
    };
  }, [anchor, align]);

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return;
      if (!menu.current?.contains(event.target) && !anchor.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', onPointerDown);
    return () => removeEventListener('pointerdown', onPointerDown);
  }, [anchor, onClose]);

  const select = (item: MenuItem) => {
    anchor.focus();
    onClose();
    item.onSelect();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const now = buttons.findIndex((button) => button.matches(':focus'));
    const focus = (index: number) => {
      event.preventDefault();
      buttons.at(index)?.focus();
    };
    if (event.key === 'ArrowDown') focus((now + 1) % buttons.length);
    else if (event.key === 'ArrowUp') focus(now <= 0 ? -1 : now - 1);
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      anchor.focus();
      onClose();
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const key = event.key.toLowerCase();
      const hit = all.find((item) => item.shortcut?.toLowerCase() === key);
      if (hit) {
        event.preventDefault();
        select(hit);
      } else {
        const from = buttons.slice(now + 1).concat(buttons.slice(0, now + 1));
        from.find((button) => button.dataset.name?.toLowerCase().startsWith(key))?.focus();
      }
    }
  };

  return (
    <div
      ref={menu}
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={props.label}
      className={styles.menu}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
    >
      {props.groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
        <div
          key={group.items[0]?.id}
          role="group"
          aria-label={group.heading}
          className={styles.group}
        >
          {group.heading && <div className={styles.heading}>{group.heading}</div>}
          {group.items.map((item) => (
            <button
              key={item.id}
              type="button"
              {...(item.checked === undefined
                ? { role: 'menuitem' }
                : { role: 'menuitemradio', 'aria-checked': item.checked })}
              aria-keyshortcuts={item.shortcut}
              tabIndex={-1}
              data-name={item.label}
              className={cx(styles.item, item.danger && styles.danger)}
              onClick={() => select(item)}
              onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
            >
              {item.icon}
              <span className={styles.label}>{item.label}</span>
              {item.checked && <Check aria-hidden="true" size={16} />}
              {item.shortcut && <kbd className={styles.key}>{item.shortcut}</kbd>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

/** An icon button that opens a menu. */
export function MenuButton(props: {
  icon: LucideIcon;
  label: string;
  groups: readonly MenuGroup[];
  tabIndex?: number;
  className?: string;
}) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { icon, label, groups, ...rest } = props;
  return (
    <>
      <IconButton
        {...rest}
        icon={icon}
        label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          event.stopPropagation();
          setAnchor(event.currentTarget);
        }}
      />
      {anchor && (
        <Menu label={label} anchor={anchor} groups={groups} onClose={() => setAnchor(undefined)} />
      )}
    </>
  );
}
