import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeEntity, restoreEntity } from '../../../shared/case/entity.ts';
import { type EntryRef, placeEntry } from '../../../shared/case/entries.ts';
import { type ResourceField, resourceFields } from '../../../shared/case/resource-field.ts';
import { entriesByField } from '../../../shared/case/select.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { DirectionBand } from '../../ui/DirectionBand.tsx';
import { EntrustedStub } from '../../ui/EntrustedStub.tsx';
import { EntryCard } from '../../ui/EntryCard.tsx';
import { FieldTile } from '../../ui/FieldTile.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useEntryView } from '../../ui/use-entry-view.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './FieldGrid.module.css';
import { QuickAdd } from './QuickAdd.tsx';

/** More than so many cards are shown on demand. */
const shownCards = 5;

/** The Karte for small screens: the four fields in rows that scroll, moved by menu instead of by hand. */
export function FieldGrid() {
  return (
    <div className={styles.grid}>
      <DirectionBand className={styles.band} />
      {resourceFields.map((field) => (
        <Field key={field} field={field} />
      ))}
    </div>
  );
}

function Field({ field }: { readonly field: ResourceField }) {
  const { t } = useTranslation(['map', 'method', 'common']);
  const [showsAll, setShowsAll] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const entries = useBoard((board) => entriesByField(board)[field]);
  const chosen = useCaseView((view) => view.personIds);
  const isReadOnly = useReadOnly();
  const gaps = entries.filter(({ root }) => root === 'gaps');
  // What the filter asks for comes first, so that it is never behind "weitere".
  const isChosen = ({ entity }: (typeof entries)[number]) =>
    chosen.length === 0 ||
    entity.personIds.length === 0 ||
    entity.personIds.some((id) => chosen.includes(id));
  const sorted = [...entries.filter(isChosen), ...entries.filter((entry) => !isChosen(entry))];
  const shown = showsAll ? sorted : sorted.slice(0, shownCards);
  const hidden = entries.length - shown.length;
  const resources = entries.length - gaps.length;
  const name = t(`method:field.${field}`);
  return (
    <section data-field={field} data-area={field} aria-label={name} className={styles.field}>
      <header className={styles.head}>
        <FieldTile field={field} size="lg" />
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.count}>
          <span aria-hidden="true">
            {resources}
            {gaps.length > 0 && ` · ${t('map:open', { count: gaps.length })}`}
          </span>
          <span className="visually-hidden">
            {t('map:resources', { count: resources })}
            {gaps.length > 0 && ` · ${t('map:open', { count: gaps.length })}`}
          </span>
        </span>
      </header>
      {entries.length === 0 && <p className={styles.empty}>{t(`method:fieldEmpty.${field}`)}</p>}
      <ul className={styles.cards}>
        {shown.map(({ root, id }) => (
          <li key={id}>
            <Card root={root} id={id} />
          </li>
        ))}
      </ul>
      <EntrustedStub field={field} />
      {entries.length > shownCards && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? t('map:showLess') : t('map:showMore', { count: hidden })}
        </button>
      )}
      {!isReadOnly &&
        (isAdding ? (
          <QuickAdd field={field} onClose={() => setAdding(false)} />
        ) : (
          <button type="button" className={styles.more} onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" size={18} />
            {t('map:addResourceLong')}
          </button>
        ))}
    </section>
  );
}

function Card({ root, id }: EntryRef) {
  const { t } = useTranslation(['map', 'method', 'common', 'vault']);
  const session = useCaseSession();
  const view = useCaseViewStore();
  const run = useCommand();
  const entry = useEntryView({ root, id });
  const isReadOnly = useReadOnly();
  if (!entry) return null;
  const { personIds: _personIds, ...shown } = entry;
  const { board, author } = session;
  const ids = entriesByField(session.boardStore.getState())[entry.field].map((other) => other.id);
  const index = ids.indexOf(id);
  const moveBefore = (before: string | undefined) =>
    run(() => placeEntry(board, author, { root, id }, { field: entry.field, before }));
  const remove = () => {
    run(() => removeEntity(board, author, root, id));
    toasts.undo(t('map:removed', { text: entry.text }), t('common:undo'), () =>
      run(() => restoreEntity(board, author, root, id)),
    );
  };
  const open = {
    items: [
      {
        id: 'sheet',
        label: t(isReadOnly ? 'map:openSheet' : 'common:edit'),
        onSelect: () => view.setState({ sheet: { root, id } }),
      },
    ],
  };
  const groups = isReadOnly
    ? [open]
    : [
        open,
        {
          heading: t('map:moveTo'),
          items: resourceFields
            .filter((field) => field !== entry.field)
            .map((field) => ({
              id: field,
              label: t(`method:field.${field}`),
              onSelect: () => run(() => placeEntry(board, author, { root, id }, { field })),
            })),
        },
        {
          items: [
            ...(index > 0
              ? [{ id: 'up', label: t('map:moveUp'), onSelect: () => moveBefore(ids[index - 1]) }]
              : []),
            ...(index < ids.length - 1
              ? [
                  {
                    id: 'down',
                    label: t('map:moveDown'),
                    onSelect: () => moveBefore(ids[index + 2]),
                  },
                ]
              : []),
            {
              id: 'entrust',
              label: t(entry.entrusted ? 'vault:release' : 'vault:entrust'),
              onSelect: () => view.setState({ entrusting: { root, id } }),
            },
            { id: 'remove', label: t('common:remove'), danger: true, onSelect: remove },
          ],
        },
      ];
  return (
    <article
      data-entry={id}
      aria-label={`${root === 'gaps' ? t('map:gap') : t('map:resource')}: ${entry.text}`}
    >
      <EntryCard
        {...shown}
        size="touch"
        action={
          <MenuButton
            icon={Ellipsis}
            label={t('map:entryActions', { text: entry.text })}
            groups={groups}
          />
        }
      />
    </article>
  );
}
