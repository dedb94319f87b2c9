import { GripVertical } from 'lucide-react';
import {
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/announcer.ts';
import { Menu } from '../../ui/Menu.tsx';
import styles from './MoveHandle.module.css';

/** So far the pointer must go before it drags, px. */
const thresholdPx = 6;

/**
 * Moves its row, an element with `data-row` among others in one list: by dragging, by arrow keys, or by the menu it
 * opens when it is clicked. Escape takes a drag back.
 */
export function MoveHandle(props: {
  readonly label: string;
  readonly index: number;
  readonly count: number;
  onMove(from: number, to: number): void;
}) {
  const { t } = useTranslation('settings');
  const announce = useAnnounce();
  const handle = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  // A drag lives longer than one rendering.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { label, index, count } = props;

  const move = (to: number) => {
    if (to < 0 || to >= count || to === index) return;
    props.onMove(index, to);
    announce(t('moved', { name: label, place: to + 1, count }));
    // A row that moves in the document lets go of the focus.
    requestAnimationFrame(() => handle.current?.focus());
  };

  const onPointerDown = (event: ReactPointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    const row = event.currentTarget.closest<HTMLElement>('[data-row]');
    const startY = event.clientY;
    const startIndex = index;
    let isDragging = false;
    const middle = (element: Element) => {
      const { top, height } = element.getBoundingClientRect();
      return top + height / 2;
    };
    const onMove = ({ clientY }: PointerEvent) => {
      if (!isDragging && Math.abs(clientY - startY) < thresholdPx) return;
      isDragging = true;
      row?.setAttribute('data-dragged', '');
      const { index: at, count: all, onMove: moveRow } = latest.current;
      const rows = [...(row?.parentElement?.children ?? [])].filter((each) =>
        each.hasAttribute('data-row'),
      );
      const [before, after] = [rows[at - 1], rows[at + 1]];
      if (before && clientY < middle(before)) moveRow(at, at - 1);
      else if (after && at < all - 1 && clientY > middle(after)) moveRow(at, at + 1);
    };
    const end = () => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', onUp);
      removeEventListener('pointercancel', end);
      removeEventListener('keydown', onKey, true);
      row?.removeAttribute('data-dragged');
      stop.current = undefined;
    };
    const onUp = () => {
      end();
      if (!isDragging) return;
      // The click that follows belongs to the drag.
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, true));
      const { index: at } = latest.current;
      if (at !== startIndex) announce(t('moved', { name: label, place: at + 1, count }));
    };
    const onKey = (key: globalThis.KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end();
      const { index: at, onMove: moveRow } = latest.current;
      if (at !== startIndex) moveRow(at, startIndex);
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', end);
    addEventListener('keydown', onKey, true);
    stop.current = end;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowUp: index - 1,
      ArrowDown: index + 1,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  return (
    <>
      <button
        ref={handle}
        type="button"
        className={styles.handle}
        aria-label={t('move', { name: label })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={t('moveKeys')}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(!isOpen)}
      >
        <GripVertical aria-hidden="true" size={18} />
      </button>
      {isOpen && handle.current && (
        <Menu
          label={t('move', { name: label })}
          anchor={handle.current}
          align="start"
          onClose={() => setOpen(false)}
          groups={[
            {
              items: [
                { id: 'up', label: t('moveUp'), onSelect: () => move(index - 1) },
                { id: 'down', label: t('moveDown'), onSelect: () => move(index + 1) },
                { id: 'first', label: t('moveFirst'), onSelect: () => move(0) },
                { id: 'last', label: t('moveLast'), onSelect: () => move(count - 1) },
              ],
            },
          ]}
        />
      )}
    </>
  );
}

const swallow = (event: Event) => event.stopPropagation();
