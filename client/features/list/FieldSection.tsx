import { Plus, Search } from 'lucide-react';
import { memo, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../../shared/case/entries.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FieldTile } from '../../ui/FieldTile.tsx';
import { fieldIcons } from '../../ui/field-icons.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { areaElementId } from './areas.ts';
import { EntryRow } from './EntryRow.tsx';
import { Grid } from './grid.tsx';
import { Composer, EntrustedStub } from './later-parts.tsx';
import { useListCommands } from './list-commands.ts';
import { useListState } from './list-state.ts';
import { type FieldRows, fieldRows, keepHeld, sameRows } from './rows.ts';
import styles from './Section.module.css';

/** The rows as they are drawn: what the focus holds stays, whatever others do to it. */
function useHeldRows(field: ResourceField, rows: readonly EntryRef[]): readonly EntryRef[] {
  const [shown, setShown] = useState(rows);
  const heldId = useListState((state) => (state.area === field ? state.focused?.id : undefined));
  const next = keepHeld(shown, rows, heldId);
  const isSame =
    next.length === shown.length && next.every(({ id }, index) => id === shown[index]?.id);
  if (!isSame) setShown(next);
  return isSame ? shown : next;
}

function Counts({ resources, gaps, rows, total }: FieldRows) {
  const { t } = useTranslation(['list', 'common']);
  const filter = useCaseView((view) => view.personIds);
  const words =
    filter.length > 0
      ? t('someOf', { count: rows.length, total })
      : t('counts', {
          resources: t('common:resources', { count: resources }),
          gaps: t('gapsOpen', { count: gaps }),
        });
  return <span className={styles.counts}>{words}</span>;
}

function NothingHere({ field, isFiltered }: { field: ResourceField; isFiltered: boolean }) {
  const { t } = useTranslation(['method', 'board', 'common']);
  const view = useCaseViewStore();
  const personIds = useCaseView((state) => state.personIds);
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  if (!isFiltered)
    return <EmptyState icon={fieldIcons[field]} text={t(`method:fieldEmpty.${field}`)} />;
  return (
    <EmptyState
      icon={Search}
      text={t('board:noEntriesFor', { person: personWord(persons, personIds) })}
    >
      <button
        type="button"
        className={styles.link}
        onClick={() => view.setState({ personIds: [] })}
      >
        {t('common:showAll')}
      </button>
    </EmptyState>
  );
}

/** One field of the Ressourcenkarte: headline, counts, entries, and where new ones are written. */
export const FieldSection = memo(function FieldSection(props: {
  readonly field: ResourceField;
  /** The composer has a place of its own. */
  readonly composerElsewhere?: boolean;
}) {
  const { field } = props;
  const { t } = useTranslation(['list', 'method', 'common']);
  const commands = useListCommands();
  const readOnly = useReadOnly();
  const filter = useCaseView((view) => view.personIds);
  const found = useBoard((board) => fieldRows(board, field, filter), sameRows);
  const hasStubs = useBoard((board) => board.stubs[field] > 0);
  const rows = useHeldRows(field, found.rows);
  const chosen = useListState((state) => state.tabStop[field]);
  const composing = useListState((state) =>
    state.composing?.field === field ? state.composing : undefined,
  );
  const addId = `add-${field}`;
  const isChosenThere = rows.some(({ id }) => id === chosen) || chosen === addId;
  const tabStop = isChosenThere ? chosen : (rows[0]?.id ?? addId);
  const id = areaElementId(field);
  const name = t(`method:field.${field}`);

  return (
    <section
      id={id}
      aria-labelledby={`${id}-name`}
      data-area={field}
      data-field={field}
      className={styles.section}
    >
      <header className={styles.header}>
        <FieldTile field={field} size="lg" />
        <h2 id={`${id}-name`} tabIndex={-1} data-headline="" className={styles.name}>
          {name}
        </h2>
        <Counts {...found} />
        {!readOnly && !props.composerElsewhere && (
          <button
            type="button"
            data-item={addId}
            tabIndex={tabStop === addId ? 0 : -1}
            aria-label={t('addTo', { field: name })}
            className={styles.add}
            onClick={() => commands.act('newResource', undefined, field)}
          >
            <Plus aria-hidden="true" size={18} />
            {t('common:add')}
          </button>
        )}
      </header>
      {rows.length > 0 ? (
        <Grid aria-labelledby={`${id}-name`} aria-describedby="list-hint">
          {rows.map((row) => (
            <EntryRow
              key={row.id}
              root={row.root}
              id={row.id}
              field={field}
              isTabStop={row.id === tabStop}
              readOnly={readOnly}
            />
          ))}
        </Grid>
      ) : (
        <NothingHere field={field} isFiltered={found.total > 0} />
      )}
      {hasStubs && (
        <Suspense>
          <EntrustedStub field={field} />
        </Suspense>
      )}
      {composing && !props.composerElsewhere && <Composer field={field} asks={composing.asks} />}
    </section>
  );
});
