import {
  ArrowDown,
  ArrowUp,
  CalendarClock,
  Coffee,
  Ellipsis,
  FolderOpen,
  GripVertical,
  Lock,
  Trash2,
} from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  type AgendaItem,
  type CaseItem,
  type Conference,
  itemMinutes,
  timetable,
  wallTime,
} from '../../../shared/method/agenda.ts';
import { AgendaBar } from '../../ui/AgendaBar.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { cx } from '../../ui/cx.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './AgendaList.module.css';
import { moveBefore, removeItem, setMinutes } from './agenda-edits.ts';
import { CommittedField } from './CommittedField.tsx';
import type { Edit } from './use-conference.ts';
import { useRowDrag } from './use-row-drag.ts';

/** From so many items on a search helps. */
const searchFrom = 12;

/** What is on the agenda, in order and with its times; moved by the handle or by Alt and an arrow. */
export function AgendaList(props: {
  conference: Conference;
  nameOf(caseId: string): string;
  edit(edit: Edit): void;
  onPostpone(item: CaseItem): void;
}) {
  const { t } = useTranslation('agenda');
  const announce = useAnnounce();
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<string>(undefined);
  const [query, setQuery] = useState('');
  const { conference, nameOf, edit, onPostpone } = props;
  const { items } = conference;
  const { slots } = useMemo(() => timetable(conference), [conference]);

  const nameOfItem = useCallback(
    (item: AgendaItem) =>
      item.kind === 'case' ? nameOf(item.caseId) : t(item.kind === 'break' ? 'pause' : 'otherCase'),
    [nameOf, t],
  );

  // React moves the row in the page: its handle would lose the focus.
  useLayoutEffect(() => {
    const id = moved.current;
    moved.current = undefined;
    if (id && items.some((item) => item.id === id))
      list.current
        ?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"] [data-handle]`)
        ?.focus();
  });

  const latest = useRef(conference);
  latest.current = conference;

  const place = useCallback(
    (id: string, before: string | undefined) => {
      const change = moveBefore(id, before);
      const after = change(latest.current);
      const item = after.items.find((each) => each.id === id);
      if (!item) return;
      moved.current = id;
      edit(change);
      const slot = timetable(after).slots.get(id);
      announce(
        t('board.moved', {
          name: nameOfItem(item),
          place: after.items.indexOf(item) + 1,
          total: after.items.length,
          time: slot ? wallTime(slot.startsAt) : '–',
        }),
      );
    },
    [edit, announce, nameOfItem, t],
  );
  const step = useCallback(
    (id: string, by: 1 | -1) => {
      const all = latest.current.items;
      const at = all.findIndex((item) => item.id === id);
      const to = at + by;
      if (to < 0 || to >= all.length) return;
      place(id, all[by < 0 ? to : to + 1]?.id);
    },
    [place],
  );
  const remove = useCallback(
    (item: AgendaItem) => {
      edit(removeItem(item.id));
      announce(t('board.removed', { name: nameOfItem(item) }));
    },
    [edit, announce, nameOfItem, t],
  );
  const minutes = useCallback((id: string, value: number) => edit(setMinutes(id, value)), [edit]);

  const { drag, start } = useRowDrag(list, place);
  const sought = query.trim().toLocaleLowerCase();
  const shown = sought
    ? items.filter((item) => nameOfItem(item).toLocaleLowerCase().includes(sought))
    : items;

  if (items.length === 0) return <p className={styles.empty}>{t('empty')}</p>;
  return (
    <>
      {items.length >= searchFrom && (
        <TextField
          type="search"
          hideLabel
          label={t('board.find')}
          placeholder={t('board.find')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <div className={styles.card}>
        <AgendaBar items={items} nameOf={nameOfItem} />
        <ol ref={list} className={styles.list}>
          {shown.map((item) => {
            const slot = slots.get(item.id);
            return (
              <Row
                key={item.id}
                item={item}
                name={nameOfItem(item)}
                place={items.indexOf(item) + 1}
                total={items.length}
                time={slot ? wallTime(slot.startsAt) : '–'}
                isDragged={drag?.id === item.id}
                isTarget={drag?.before === item.id}
                onDragStart={start}
                onStep={step}
                onMinutes={minutes}
                onRemove={remove}
                onPostpone={onPostpone}
              />
            );
          })}
        </ol>
        {drag && drag.before === undefined && <div className={styles.end} />}
      </div>
      {shown.length === 0 && <p role="status">{t('board.findNone')}</p>}
      <p className={styles.hint}>{t('board.orderHint')}</p>
    </>
  );
}

const Row = memo(function Row(props: {
  item: AgendaItem;
  name: string;
  place: number;
  total: number;
  time: string;
  isDragged: boolean;
  isTarget: boolean;
  onDragStart: ReturnType<typeof useRowDrag>['start'];
  onStep(id: string, by: 1 | -1): void;
  onMinutes(id: string, minutes: number): void;
  onRemove(item: AgendaItem): void;
  onPostpone(item: CaseItem): void;
}) {
  const { t } = useTranslation('agenda');
  const [, navigate] = useLocation();
  const { item, name } = props;
  const isPostponed = item.kind === 'case' && item.postponed !== undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    props.onStep(item.id, by);
  };
  const handle = t('board.handle', { name, place: props.place, total: props.total });
  return (
    <li
      data-item={item.id}
      className={cx(
        styles.row,
        item.kind !== 'case' && styles.pause,
        isPostponed && styles.postponed,
        props.isDragged && styles.dragged,
        props.isTarget && styles.target,
      )}
      onKeyDown={onKeyDown}
    >
      <Tooltip text={handle}>
        <button
          type="button"
          data-handle
          aria-label={handle}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          className={styles.handle}
          onPointerDown={(event) => props.onDragStart(event, item.id)}
        >
          <GripVertical aria-hidden="true" size={18} />
        </button>
      </Tooltip>
      <span className={styles.time}>{props.time}</span>
      <span className={styles.who}>
        <span className={styles.name}>
          {item.kind === 'break' && <Coffee aria-hidden="true" size={16} />}
          {item.kind === 'other' && <Lock aria-hidden="true" size={16} />}
          {name}
        </span>
        {item.kind === 'case' && item.postponed && (
          <span className={styles.reason}>
            {t('board.postponed', { reason: item.postponed.reason || t('board.reasonLost') })}
          </span>
        )}
      </span>
      <span className={styles.minutes}>
        <CommittedField
          type="number"
          hideLabel
          inputMode="numeric"
          label={t('board.minutesOf', { name })}
          min={itemMinutes.min}
          max={itemMinutes.max}
          value={String(item.minutes)}
          onCommit={(value) => {
            const minutes = Number(value);
            if (minutes > 0) props.onMinutes(item.id, minutes);
          }}
        />
        {t('board.minutesUnit')}
      </span>
      <MenuButton
        icon={Ellipsis}
        label={t('board.actions', { name })}
        groups={[
          {
            items: [
              {
                id: 'up',
                label: t('board.up'),
                icon: <ArrowUp aria-hidden="true" size={16} />,
                onSelect: () => props.onStep(item.id, -1),
              },
              {
                id: 'down',
                label: t('board.down'),
                icon: <ArrowDown aria-hidden="true" size={16} />,
                onSelect: () => props.onStep(item.id, 1),
              },
            ],
          },
          {
            items: [
              ...(item.kind === 'case'
                ? [
                    {
                      id: 'open',
                      label: t('board.open'),
                      icon: <FolderOpen aria-hidden="true" size={16} />,
                      onSelect: () => navigate(`/fall/${item.caseId}`),
                    },
                  ]
                : []),
              ...(item.kind === 'case' && !item.postponed
                ? [
                    {
                      id: 'postpone',
                      label: t('board.postpone'),
                      icon: <CalendarClock aria-hidden="true" size={16} />,
                      onSelect: () => props.onPostpone(item),
                    },
                  ]
                : []),
              // What one does not see is not one's own to take away.
              ...(item.kind === 'other'
                ? []
                : [
                    {
                      id: 'remove',
                      label: t('board.remove'),
                      icon: <Trash2 aria-hidden="true" size={16} />,
                      danger: true,
                      onSelect: () => props.onRemove(item),
                    },
                  ]),
            ],
          },
        ]}
      />
    </li>
  );
});
