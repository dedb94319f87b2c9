import { useTranslation } from 'react-i18next';
import { concerns } from '../../../shared/case/person.ts';
import { type ResourceField, resourceFields } from '../../../shared/case/resource-field.ts';
import type { SharedView } from '../../sync/read-presence.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { EntrustedStub } from '../../ui/EntrustedStub.tsx';
import { FieldTile } from '../../ui/FieldTile.tsx';
import { usePersonWord } from '../../ui/use-person-word.ts';
import styles from './MapPicture.module.css';
import { type PickedEntries, pickEntries } from './pick-entries.ts';
import { RoomEntry } from './RoomEntry.tsx';
import { RoomHub } from './RoomHub.tsx';
import { useFieldEntries } from './use-field-entries.ts';

function useRestWords(): (picked: PickedEntries) => string | undefined {
  const { t } = useTranslation('room');
  return ({ moreResources, moreGaps }) => {
    const count = moreResources + moreGaps;
    if (count === 0) return undefined;
    if (moreGaps === 0) return t('moreResources', { count });
    return moreResources === 0 ? t('moreGaps', { count }) : t('moreEntries', { count });
  };
}

function Field({ field, view }: { readonly field: ResourceField; readonly view: SharedView }) {
  const { t } = useTranslation(['room', 'method', 'common', 'board']);
  const { entries, relevance } = useFieldEntries(field);
  const { personIds, highlight } = view;
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const picked = pickEntries(entries, relevance, { personIds, ...(highlight && { highlight }) });
  const rest = useRestWords()(picked);
  const about = entries.filter(({ entity }) => concerns(entity.personIds, personIds));
  const countOf = (root: 'resources' | 'gaps') => about.filter((one) => one.root === root).length;
  const counts = [
    t('common:resources', { count: countOf('resources') }),
    ...(countOf('gaps') > 0 ? [t('common:openGaps', { count: countOf('gaps') })] : []),
  ];
  return (
    <section data-field={field} className={styles.field}>
      <h2 className={styles.name}>
        <FieldTile field={field} />
        {t(`method:field.${field}`)}
      </h2>
      <p className={styles.counts}>
        {counts.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <ul className={styles.entries}>
        {[...picked.resources, ...picked.gaps].map((entry) => (
          <RoomEntry key={entry.id} entry={entry} highlighted={entry.id === highlight} />
        ))}
      </ul>
      <EntrustedStub field={field} size="room" />
      {rest && <p className={styles.rest}>{rest}</p>}
      {about.length === 0 && (
        <p className={styles.none}>
          {personIds.length > 0
            ? t('board:noEntriesFor', { person: personWord(persons, personIds) })
            : t(`method:fieldEmpty.${field}`)}
        </p>
      )}
    </section>
  );
}

/** The map from four metres: the direction in the middle, of each field what matters most. */
export function MapPicture({ view }: { readonly view: SharedView }) {
  return (
    <div className={styles.map}>
      {resourceFields.map((field) => (
        <Field key={field} field={field} view={view} />
      ))}
      <div className={styles.middle}>
        <RoomHub />
      </div>
    </div>
  );
}
