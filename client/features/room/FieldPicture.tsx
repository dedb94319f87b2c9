import { useTranslation } from 'react-i18next';
import { concerns } from '../../../shared/case/person.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import type { Entry } from '../../../shared/case/select.ts';
import type { SharedView } from '../../sync/read-presence.ts';
import { EntrustedStub } from '../../ui/EntrustedStub.tsx';
import { byRelevance } from '../../ui/entry-order.ts';
import { FieldTile } from '../../ui/FieldTile.tsx';
import styles from './FieldPicture.module.css';
import { PageNumber } from './PageNumber.tsx';
import { pagesOf, usePages } from './pages.ts';
import { RoomBand } from './RoomBand.tsx';
import { RoomEntry } from './RoomEntry.tsx';
import { useFieldEntries } from './use-field-entries.ts';

/** Two columns of this height, rem. */
const room = 2 * 58;
const charactersPerLine = 42;

/** About as high as it is drawn, rem. */
function heightOf({ entity }: Entry): number {
  const isGap = 'question' in entity;
  const lines = Math.ceil((isGap ? entity.question : entity.text).length / charactersPerLine);
  return Math.min(Math.max(1, lines), isGap ? 3 : 2) * 3.7 + (isGap ? 3.4 : 1.4);
}

/** One field opened by the chair, with all that is in it. */
export function FieldPicture({
  field,
  view,
}: {
  readonly field: ResourceField;
  readonly view: SharedView;
}) {
  const { t } = useTranslation(['room', 'method']);
  const { entries, relevance } = useFieldEntries(field);
  const shown = byRelevance(
    entries.filter(({ entity }) => concerns(entity.personIds, view.personIds)),
    relevance,
  );
  const pages = usePages(pagesOf(shown, heightOf, room), view.highlight);
  return (
    <>
      <RoomBand />
      <section data-field={field} className={styles.field}>
        <h2 className={styles.name}>
          <FieldTile field={field} />
          {t(`method:field.${field}`)}
          <PageNumber {...pages} />
        </h2>
        <ul className={styles.entries}>
          {pages.items.map((entry) => (
            <RoomEntry
              key={entry.id}
              entry={entry}
              highlighted={entry.id === view.highlight}
              detailed
            />
          ))}
        </ul>
        <EntrustedStub field={field} size="room" />
        {shown.length === 0 && <p>{t(`method:fieldEmpty.${field}`)}</p>}
      </section>
    </>
  );
}
