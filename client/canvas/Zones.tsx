import { Layers, Maximize2, Plus } from 'lucide-react';
import { memo, type PointerEvent, type TouchEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor, useValue } from 'tldraw';
import { type ResourceField, resourceFields } from '../../shared/case/resource-field.ts';
import { useBoard } from '../sync/use-case.tsx';
import { useCaseViewStore } from '../ui/case-view.tsx';
import { cx } from '../ui/cx.ts';
import { EntrustedStub } from '../ui/EntrustedStub.tsx';
import { FieldTile } from '../ui/FieldTile.tsx';
import { usePersonWord } from '../ui/use-person-word.ts';
import { useReadOnly } from '../ui/use-read-only.ts';
import { Hub } from './Hub.tsx';
import { type FieldLayout, hubRadius, type Rect } from './map-layout.ts';
import { useMap, useMapStore } from './map-state.tsx';
import { StrategyLines } from './StrategyLines.tsx';
import { useFieldCounts } from './use-field-counts.ts';
import styles from './Zones.module.css';

const keep = (event: PointerEvent | TouchEvent) => event.stopPropagation();
const own = { onPointerDown: keep, onTouchStart: keep, onTouchEnd: keep };

const headMargin = 14;
/** What the mark takes of the canvas' lower edge, with some air, px. */
const markWidth = 114;
/** On a canvas narrower than this the mark stands upright, px. */
const smallCanvas = 700;
const smallMarkWidth = 26;

const placed = ({ x, y, w, h }: Rect) => ({ left: x, top: y, width: w, height: h });

/** What lies behind the cards, in page space: the four fields, their headlines and stacks, the hub. */
export function Zones() {
  return (
    <div className={styles.zones}>
      {resourceFields.map((field) => (
        <Zone key={field} field={field} />
      ))}
      <StrategyLines />
      <Hub radius={hubRadius} />
    </div>
  );
}

const Zone = memo(function Zone({ field }: { readonly field: ResourceField }) {
  const { t } = useTranslation(['map', 'method']);
  const view = useCaseViewStore();
  const layout = useMap((state) => state.layout.fields[field]);
  const isTarget = useMap((state) => state.dropField === field);
  const hasDraft = useMap((state) => state.draft?.field === field);
  const counts = useFieldCounts(field);
  const name = t(`method:field.${field}`);
  const open = () => view.setState({ openField: field });
  const inset = useMarkInset(layout);
  const isEmpty = counts.resources + counts.gaps === 0;
  return (
    <section
      data-field={field}
      data-area={field}
      aria-label={name}
      className={cx(
        styles.zone,
        layout.isUpper && styles.upper,
        layout.isLeft && styles.left,
        isTarget && styles.target,
      )}
      style={placed(layout.rect)}
    >
      <header className={styles.head} style={{ insetInlineEnd: inset }}>
        <FieldTile field={field} size="lg" />
        <h2 className={styles.name}>
          <button
            type="button"
            {...own}
            data-field-head={field}
            aria-label={`${name}, ${counts.text}. ${t('map:openField', { field: name })}`}
            onClick={open}
          >
            {name}
          </button>
        </h2>
        <span className={styles.count}>{isTarget ? t('map:dropHere') : counts.text}</span>
        <EntrustedStub field={field} size="short" />
      </header>
      {layout.stack && <Stack field={field} rect={layout.stack} zone={layout.rect} onOpen={open} />}
      {isEmpty && !hasDraft && <EmptyField field={field} />}
    </section>
  );
});

/** How far the headline gives way to the maker's mark in the corner of the canvas, page units. */
function useMarkInset({ rect, isUpper, isLeft }: FieldLayout): number {
  const editor = useEditor();
  return useValue('mark inset', () => {
    if (isUpper || isLeft) return headMargin;
    const { x, z } = editor.getCamera();
    const { w } = editor.getViewportScreenBounds();
    const markStart = w - (w < smallCanvas ? smallMarkWidth : markWidth);
    return Math.max(headMargin, rect.x + rect.w + x - markStart / z);
  }, [editor, rect, isUpper, isLeft]);
}

function Stack(props: { field: ResourceField; rect: Rect; zone: Rect; onOpen(): void }) {
  const { t } = useTranslation(['map', 'method']);
  const personWord = usePersonWord();
  const hidden = useMap((state) => state.layout.fields[props.field].hidden);
  const persons = useBoard((board) => board.persons);
  const groups = useBoard((board) => {
    const count = new Map<string, number>();
    for (const id of hidden) {
      const entity = board.resources.get(id) ?? board.gaps.get(id);
      if (!entity) continue;
      const word = personWord(persons, entity.personIds);
      count.set(word, (count.get(word) ?? 0) + 1);
    }
    return [...count]
      .sort(([, a], [, b]) => b - a)
      .map(([word, number]) => (/\d$/.test(word) ? `${word}: ${number}` : `${word} ${number}`))
      .join(' · ');
  });
  const arrived = useMap((state) => state.arrived);
  const fresh = [...arrived].filter((id) => hidden.includes(id));
  const { rect, zone } = props;
  return (
    <button
      type="button"
      {...own}
      data-stack={props.field}
      className={styles.stack}
      style={placed({ ...rect, x: rect.x - zone.x, y: rect.y - zone.y, h: rect.h - 6 })}
      onClick={props.onOpen}
    >
      {fresh.length > 0 && <span key={fresh.at(-1)} aria-hidden="true" className={styles.pulse} />}
      <Layers aria-hidden="true" size={18} />
      <span>
        <span className={styles.stackCount}>
          {t('map:more', { count: hidden.length })}
          {fresh.length > 0 && (
            <span className={styles.fresh}>{t('map:fresh', { count: fresh.length })}</span>
          )}
        </span>
        <span className={styles.stackGroups}>{groups}</span>
        <span className="visually-hidden">
          {t('map:openField', { field: t(`method:field.${props.field}`) })}
        </span>
      </span>
      <Maximize2 aria-hidden="true" size={16} />
    </button>
  );
}

function EmptyField({ field }: { readonly field: ResourceField }) {
  const { t } = useTranslation(['method', 'map']);
  const store = useMapStore();
  const isReadOnly = useReadOnly();
  return (
    <div className={styles.emptyField}>
      <p>{t(`method:fieldEmpty.${field}`)}</p>
      {!isReadOnly && (
        <button
          type="button"
          {...own}
          onClick={() => store.setState({ draft: { root: 'resources', field } })}
        >
          <Plus aria-hidden="true" size={16} />
          {t('map:addResource')}
        </button>
      )}
    </div>
  );
}
