import { Minimize2, Plus } from 'lucide-react';
import {
  type DragEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryRef, placeEntry } from '../../shared/case/entries.ts';
import { kinships } from '../../shared/case/person.ts';
import { type ResourceField, resourceFields } from '../../shared/case/resource-field.ts';
import { type Entry, entriesByField } from '../../shared/case/select.ts';
import { useBoard, useCaseSession } from '../sync/use-case.tsx';
import { useCaseViewStore } from '../ui/case-view.tsx';
import { cx } from '../ui/cx.ts';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { EntrustedStub } from '../ui/EntrustedStub.tsx';
import { EntryCard } from '../ui/EntryCard.tsx';
import { FieldTile, GapMark } from '../ui/FieldTile.tsx';
import { SegmentedSwitch } from '../ui/SegmentedSwitch.tsx';
import { useSingleKeys } from '../ui/single-keys.ts';
import { useCommand } from '../ui/use-command.ts';
import { useEntryView } from '../ui/use-entry-view.ts';
import { usePersonWord } from '../ui/use-person-word.ts';
import { useReadOnly } from '../ui/use-read-only.ts';
import { useSize } from '../ui/use-size.ts';
import { useFormat } from '../words/use-format.ts';
import { EntryComposer } from './EntryComposer.tsx';
import { EntryInPlace } from './EntryInPlace.tsx';
import styles from './FieldOpen.module.css';
import { evenHeight, fieldColumns, type Group, roomForCards } from './field-columns.ts';
import { Hub } from './Hub.tsx';
import { useMap, useMapStore } from './map-state.tsx';
import { strategyAt } from './use-drag.ts';
import { useFieldCounts } from './use-field-counts.ts';
import { useLink } from './use-link.ts';

/** Radius of the hub beside an opened field. */
const smallHub = 98;
const across: Readonly<Record<ResourceField, ResourceField>> = {
  personal: 'infrastructural',
  social: 'material',
  material: 'social',
  infrastructural: 'personal',
};
const isUpperField = (field: ResourceField) => field === 'personal' || field === 'social';
const isLeftField = (field: ResourceField) => field === 'personal' || field === 'material';
const composerPlace = (field: ResourceField) =>
  isUpperField(field) ? { top: 56, left: 14 } : { bottom: 56, left: 14 };
const spacer = <div aria-hidden="true" data-spacer className={styles.spacer} />;
const orders = ['person', 'date', 'department'] as const;
type GroupBy = (typeof orders)[number];

/** About the height of a card with its distance, px, and what of a column the hub takes, in cards. */
const cardHeight = 80;
const hubCards = 1.8;
/** Width a column of cards needs, the space between them, and what the field keeps at both sides, px. */
const column = { width: 236, gap: 18, margin: 28 } as const;

function useGroups(field: ResourceField, by: GroupBy): readonly Group<Entry>[] {
  const { t } = useTranslation('map');
  const entries = useBoard((board) => entriesByField(board)[field]);
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const { date } = useFormat();
  const labelOf = ({ entity, root }: Entry): string => {
    if (by === 'person') return personWord(persons, entity.personIds);
    if (by === 'department') return entity.department;
    return root === 'resources' && entity.recordedOn ? date(entity.recordedOn) : t('noDate');
  };
  /** The family first, then each person, then several together. */
  const personRank = ({ entity: { personIds } }: Entry) => {
    const ranks = personIds.map((id) => kinships.indexOf(persons.get(id)?.kinship ?? 'other'));
    return personIds.length === 0 ? '' : `${Math.min(...ranks)} ${personIds.length}`;
  };
  const sortKey = (entry: Entry): string => {
    if (by === 'person') return personRank(entry);
    if (by === 'department') return '';
    return entry.root === 'resources' ? (entry.entity.recordedOn ?? '~') : '~';
  };
  const groups = Map.groupBy(
    entries.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0)),
    labelOf,
  );
  return [...groups].map(([label, list]) => ({ key: label, label, entries: list }));
}

/** One field over the others, with everything it holds. The cross moves: the neighbours stay, narrow, with their gaps. */
export function FieldOpen({ field }: { readonly field: ResourceField }) {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    area.current?.querySelector<HTMLElement>('[data-close-field]')?.focus();
    // Back to where the field was opened from.
    return () => {
      queueMicrotask(() => {
        const goal =
          document.querySelector<HTMLElement>(`[data-stack="${field}"]`) ??
          document.querySelector<HTMLElement>(`[data-field-head="${field}"]`);
        goal?.focus();
      });
    };
  }, [field]);
  return (
    <div
      ref={area}
      className={cx(
        styles.open,
        isUpperField(field) && styles.upper,
        isLeftField(field) && styles.left,
      )}
    >
      {resourceFields.map((each) =>
        each === field ? (
          <Opened key={each} field={each} />
        ) : (
          <Neighbour
            key={each}
            field={each}
            isAcross={each === across[field]}
            isBeside={isUpperField(each) === isUpperField(field)}
          />
        ),
      )}
      <div className={styles.crossing}>
        <Hub radius={smallHub} />
      </div>
    </div>
  );
}

function Opened({ field }: { readonly field: ResourceField }) {
  const { t } = useTranslation(['map', 'method']);
  const view = useCaseViewStore();
  const store = useMapStore();
  const [by, setBy] = useState<GroupBy>('person');
  const groups = useGroups(field, by);
  const area = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const { w: width, h: height } = useSize(area) ?? { w: 0, h: 0 };
  const count = Math.max(
    1,
    Math.floor((width - column.margin + column.gap) / (column.width + column.gap)),
  );
  const hubColumn = isLeftField(field) ? count - 1 : 0;
  // Below short columns the hub is in nobody's way.
  const isClear = isUpperField(field) && evenHeight(groups, count) + hubCards < height / cardHeight;
  const columns = fieldColumns(groups, count, {
    column: hubColumn,
    height: isClear ? 0 : hubCards,
  });
  const room = useRoom(grid, hubColumn, height);
  const isAroundHub = room === height;
  const lastFilled = Math.max(
    0,
    columns.findLastIndex((parts) => parts.length > 0),
  );
  const counts = useFieldCounts(field);
  const draft = useMap((state) => (state.draft?.field === field ? state.draft : undefined));
  const isReadOnly = useReadOnly();
  const hasSingleKeys = useSingleKeys();
  const name = t(`method:field.${field}`);
  return (
    <section data-field={field} data-area={field} aria-label={name} className={styles.field}>
      <header className={styles.head}>
        <FieldTile field={field} size="lg" />
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.count}>{counts.text}</span>
        <div className={styles.by}>
          <span aria-hidden="true">{t('map:orderedBy')}</span>
          <SegmentedSwitch<GroupBy>
            label={t('map:orderedBy')}
            hideLabel
            value={by}
            onChange={setBy}
            options={orders.map((value) => ({ value, label: t(`map:orderBy.${value}`) }))}
          />
        </div>
        <button
          type="button"
          data-close-field
          className={styles.close}
          onClick={() => view.setState({ openField: undefined })}
        >
          <Minimize2 aria-hidden="true" size={16} />
          {t('map:closeField')}
          <kbd>Esc</kbd>
        </button>
      </header>
      <div ref={area} className={styles.area}>
        <div className={styles.scroll} style={{ height: room }}>
          <div ref={grid} className={styles.columns}>
            {columns.map((parts, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place only
              <div key={index} className={styles.column}>
                {isAroundHub && index === hubColumn && !isUpperField(field) && spacer}
                {parts.map(({ key, label, of, entries }) => (
                  <section key={key} className={styles.group} aria-label={label}>
                    <h3 className={styles.groupHead}>
                      {by === 'department' ? <DepartmentPill department={label} /> : label}
                      <span className="tabular">
                        {entries.length < of
                          ? t('map:countOf', { count: entries.length, all: of })
                          : of}
                      </span>
                    </h3>
                    {entries.map(({ root, id }) => (
                      <OpenCard key={id} root={root} id={id} />
                    ))}
                  </section>
                ))}
                {index === lastFilled && <EntrustedStub field={field} />}
                {index === lastFilled && !isReadOnly && (
                  <button
                    type="button"
                    className={styles.add}
                    onClick={() => store.setState({ draft: { root: 'resources', field } })}
                  >
                    <Plus aria-hidden="true" size={16} />
                    {t('map:addResourceLong')}
                    {hasSingleKeys && <kbd>N</kbd>}
                  </button>
                )}
                {isAroundHub && index === hubColumn && isUpperField(field) && spacer}
              </div>
            ))}
          </div>
        </div>
      </div>
      {draft && <EntryComposer key={draft.root} draft={draft} style={composerPlace(field)} />}
    </section>
  );
}

/** The height in which cards are shown, in step with their own heights. */
function useRoom(grid: RefObject<HTMLElement | null>, hubColumn: number, height: number): number {
  const [room, setRoom] = useState(height);
  useLayoutEffect(() => {
    const columns = grid.current;
    if (!columns) return;
    const measure = () => {
      const heights = [...columns.children].map((column) =>
        [...column.children]
          .filter((child) => !child.matches('[data-spacer]'))
          .reduce((sum, child) => sum + outerHeight(child), 0),
      );
      setRoom(roomForCards(heights, hubColumn, height));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(columns);
    measure();
    return () => observer.disconnect();
  });
  return room;
}

const outerHeight = (element: Element) =>
  element.getBoundingClientRect().height +
  Number.parseFloat(getComputedStyle(element).marginBottom);

function OpenCard({ root, id }: EntryRef) {
  const { t } = useTranslation('map');
  const view = useCaseViewStore();
  const store = useMapStore();
  const link = useLink();
  const entry = useEntryView({ root, id });
  const isEditing = useMap((state) => state.editing === id);
  const isReadOnly = useReadOnly();
  if (!entry) return null;
  const { personIds: _personIds, ...shown } = entry;
  return (
    <article
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a card is edited by Enter
      tabIndex={0}
      aria-label={`${root === 'gaps' ? t('gap') : t('resource')}: ${entry.text}`}
      data-entry={id}
      className={styles.card}
      draggable={!isReadOnly && !isEditing}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, JSON.stringify({ root, id }));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragEnd={(event) => {
        const strategyId = strategyAt(event.clientX, event.clientY);
        if (strategyId !== undefined) link({ root, id }, strategyId);
      }}
      onDoubleClick={() => !isReadOnly && store.setState({ editing: id })}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.key !== 'Enter') return;
        event.preventDefault();
        if (event.shiftKey || isReadOnly) view.setState({ sheet: { root, id } });
        else store.setState({ editing: id });
      }}
    >
      <EntryCard {...shown} editor={isEditing ? <EntryInPlace root={root} id={id} /> : undefined} />
    </article>
  );
}

const dragType = 'application/x-fallrunde-entry';

function readDrag(event: DragEvent): EntryRef | undefined {
  const text = event.dataTransfer.getData(dragType);
  if (text === '') return undefined;
  const { root, id } = JSON.parse(text) as Record<string, unknown>;
  return (root === 'resources' || root === 'gaps') && typeof id === 'string'
    ? { root, id }
    : undefined;
}

function Neighbour({
  field,
  isAcross,
  isBeside,
}: {
  readonly field: ResourceField;
  readonly isAcross: boolean;
  /** In the narrow strip at the opened field's side. */
  readonly isBeside: boolean;
}) {
  const { t } = useTranslation(['map', 'method']);
  const view = useCaseViewStore();
  const session = useCaseSession();
  const run = useCommand();
  const [isTarget, setTarget] = useState(false);
  const counts = useFieldCounts(field);
  const gaps = useBoard((board) => entriesByField(board)[field]).filter(
    ({ root }) => root === 'gaps',
  );
  const name = t(`method:field.${field}`);
  // The hub stands on the inner corner of the field across, which has room for its name only.
  return (
    <section
      data-field={field}
      data-area={field}
      aria-label={name}
      className={cx(styles.neighbour, isAcross && styles.across, isTarget && styles.target)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setTarget(false);
        const entry = readDrag(event);
        if (entry) run(() => placeEntry(session.board, session.author, entry, { field }));
      }}
    >
      <header className={styles.beside}>
        <FieldTile field={field} size="lg" />
        <div>
          <h2 className={styles.name}>
            <button
              type="button"
              aria-label={t('map:openField', { field: name })}
              onClick={() => view.setState({ openField: field })}
            >
              {name}
            </button>
          </h2>
          <p className={styles.count}>
            {isTarget
              ? t('map:dropHere')
              : isBeside
                ? counts.parts.map((part) => <span key={part}>{part}</span>)
                : counts.text}
          </p>
          <EntrustedStub field={field} size="short" />
        </div>
      </header>
      {!isAcross && (
        <ul className={styles.gaps}>
          {gaps.map((entry) => (
            <li key={entry.id}>
              <GapMark field={field} />
              <span>{entry.root === 'gaps' && entry.entity.question}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
