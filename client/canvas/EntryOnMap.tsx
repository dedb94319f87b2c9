import { Ellipsis } from 'lucide-react';
import { type PointerEvent, type TouchEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor, useValue } from 'tldraw';
import type { EntryRef } from '../../shared/case/entries.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../ui/case-view.tsx';
import { cx } from '../ui/cx.ts';
import { EntryCard } from '../ui/EntryCard.tsx';
import { useEntryView } from '../ui/use-entry-view.ts';
import { EntryInPlace } from './EntryInPlace.tsx';
import styles from './EntryOnMap.module.css';
import { entryShapeId } from './entry-shape-id.ts';
import { useMap } from './map-state.tsx';
import { cardLines } from './measure-text.ts';

const keep = (event: PointerEvent | TouchEvent) => event.stopPropagation();

/** A card of others that is not older than this comes in visibly, ms. */
const arrivesWithinMs = 3_000;

function useArrives({ root, id }: EntryRef): boolean {
  const { boardStore, author } = useCaseSession();
  const [arrives] = useState(() => {
    const entity = boardStore.getState()[root].get(id);
    return (
      entity !== undefined &&
      entity.createdBy !== author.participantId &&
      author.now() - entity.createdAt < arrivesWithinMs
    );
  });
  return arrives;
}

/** A card on the canvas: looks its entry up by id, so that an edit renders this card alone. */
export function EntryOnMap({ root, id, width }: EntryRef & { readonly width: number }) {
  const { t } = useTranslation('map');
  const editor = useEditor();
  const view = useCaseViewStore();
  const entry = useEntryView({ root, id });
  const arrives = useArrives({ root, id });
  const shapeId = entryShapeId(id);
  const isSelected = useValue('isSelected', () => editor.getSelectedShapeIds().includes(shapeId), [
    editor,
    shapeId,
  ]);
  const hasSheet = useCaseView((state) => state.sheet?.id === id);
  const isEditing = useMap((state) => state.editing === id);
  const isLifted = useMap((state) => state.dragged.has(id) || state.lifted.has(id));
  const isLinking = useMap((state) => state.linking?.id === id);
  if (!entry) return null;
  const lines = cardLines(
    {
      text: entry.text,
      isGap: root === 'gaps',
      lettersOnTop: entry.caveat === undefined ? 0 : Math.min(entry.letters.length, 5),
    },
    width,
  );
  const { personIds: _personIds, ...shown } = entry;
  return (
    <article
      className={cx(styles.entry, arrives && styles.arrives)}
      data-entry={id}
      data-lifted={isLifted || undefined}
      data-editing={isEditing || undefined}
      tabIndex={-1}
      aria-label={`${root === 'gaps' ? t('gap') : t('resource')}: ${entry.text}`}
      onFocus={(event) => {
        if (event.target === event.currentTarget && !isSelected) editor.select(shapeId);
      }}
    >
      <EntryCard
        {...shown}
        lines={lines}
        selected={isSelected || isLinking || hasSheet}
        lifted={isLifted}
        editor={isEditing ? <EntryInPlace root={root} id={id} /> : undefined}
        action={
          !isEditing && (
            <button
              type="button"
              className={styles.more}
              tabIndex={-1}
              aria-label={t('openSheet')}
              onPointerDown={keep}
              onTouchStart={keep}
              onTouchEnd={keep}
              onClick={() => view.setState({ sheet: { root, id } })}
            >
              <Ellipsis aria-hidden="true" size={16} />
            </button>
          )
        }
      />
    </article>
  );
}
