import { Footprints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type EntryRef, placeEntry } from '../../../shared/case/entries.ts';
import { type Gap, updateGap } from '../../../shared/case/gap.ts';
import { kinships } from '../../../shared/case/person.ts';
import { bases, type Resource, updateResource } from '../../../shared/case/resource.ts';
import { type ResourceField, resourceFields } from '../../../shared/case/resource-field.ts';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { linkToStrategy } from '../../../shared/case/strategy.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { basisIcons } from '../../ui/basis-icons.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { LineField } from '../../ui/LineField.tsx';
import { PersonChips } from '../../ui/PersonChips.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Select } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import styles from './EntryForm.module.css';
import { FormField } from './FormField.tsx';
import { useChangedByOther } from './use-changed-by-other.ts';

const family = 'family';

interface FormProps<E> {
  readonly entity: E;
  readonly readOnly: boolean;
}

/** Whom it concerns: several at once, nobody in particular is the family. */
export function PersonsField({ entity, root }: FormProps<Resource | Gap> & Pick<EntryRef, 'root'>) {
  const { t } = useTranslation(['entry', 'board']);
  const { board, author } = useCaseSession();
  const run = useCommand();
  const { id, personIds } = entity;
  const persons = useBoard((state) => state.persons);
  const all = [...persons.values()].sort(
    (a, b) =>
      kinships.indexOf(a.kinship) - kinships.indexOf(b.kinship) || (a.label < b.label ? -1 : 1),
  );
  const change = useChangedByOther(id, 'personIds', personIds);
  const assign = (next: readonly string[]) => {
    run(() =>
      root === 'gaps'
        ? updateGap(board, author, id, { personIds: next })
        : updateResource(board, author, id, { personIds: next }),
    );
  };
  return (
    <FormField entityId={id} field="personIds" change={change} onTakeBack={assign}>
      <p className={styles.label}>{t('persons')}</p>
      <PersonChips
        label={t('persons')}
        chips={[
          { id: family, label: t('board:wholeFamily') },
          ...all.map((person) => ({ id: person.id, label: person.label })),
        ]}
        selected={personIds.length === 0 ? [family] : personIds}
        onToggle={(chosen) => {
          if (chosen === family) assign([]);
          else if (personIds.includes(chosen)) assign(personIds.filter((each) => each !== chosen));
          else assign([...personIds, chosen]);
        }}
      />
    </FormField>
  );
}

export function FieldChoice({ entity, root }: FormProps<Resource | Gap> & Pick<EntryRef, 'root'>) {
  const { t } = useTranslation(['entry', 'method']);
  const { board, author } = useCaseSession();
  const run = useCommand();
  const change = useChangedByOther(entity.id, 'field', entity.field);
  const move = (field: ResourceField) => {
    run(() => placeEntry(board, author, { root, id: entity.id }, { field }));
  };
  return (
    <FormField entityId={entity.id} field="field" change={change} onTakeBack={move}>
      <Select
        label={t('field')}
        value={entity.field}
        onChange={(event) => {
          const field = resourceFields.find((each) => each === event.target.value);
          if (field) move(field);
        }}
      >
        {resourceFields.map((field) => (
          <option key={field} value={field}>
            {t(`method:field.${field}`)}
          </option>
        ))}
      </Select>
    </FormField>
  );
}

/** The strategies that build on the entry, to be switched on and off; whose Wille rests on it. */
export function LinksField({ entity, root }: FormProps<Resource | Gap> & Pick<EntryRef, 'root'>) {
  const { t } = useTranslation(['entry', 'list']);
  const { board, author } = useCaseSession();
  const run = useCommand();
  const personWord = usePersonWord();
  const strategies = useBoard(orderedStrategies);
  const persons = useBoard((state) => state.persons);
  const wills = useBoard((state) => state.wills);
  const resting = [...wills.values()].filter((will) => will.resourceIds.includes(entity.id));
  const labelId = `links-${entity.id}`;
  return (
    <FormField entityId={entity.id} field="links">
      <p id={labelId} className={styles.label}>
        {t('links')}
      </p>
      {strategies.length === 0 && <p className={styles.none}>{t('noStrategies')}</p>}
      <fieldset aria-labelledby={labelId} className={styles.links}>
        {strategies.map((strategy) => {
          const linked = root === 'resources' ? strategy.resourceIds : strategy.gapIds;
          const isLinked = linked.includes(entity.id);
          const { letter, title } = strategy;
          return (
            <button
              key={strategy.id}
              type="button"
              aria-pressed={isLinked}
              className={styles.link}
              onClick={() =>
                run(() =>
                  linkToStrategy(board, author, strategy.id, { root, id: entity.id }, !isLinked),
                )
              }
            >
              <span className="visually-hidden">{t('list:strategy')} </span>
              <LetterBadge letter={letter} on={isLinked} />
              <span className={styles.linkTitle}>{title}</span>
            </button>
          );
        })}
        {resting.map((will) => (
          <span key={will.id} className={styles.will}>
            <Footprints aria-hidden="true" size={16} />
            {t('inWill', { person: personWord(persons, will.personId ? [will.personId] : []) })}
          </span>
        ))}
      </fieldset>
    </FormField>
  );
}

/** What a resource has beside text, persons and links. */
export function ResourceFields({ entity, readOnly }: FormProps<Resource>) {
  const { t } = useTranslation(['entry', 'method']);
  const { board, author } = useCaseSession();
  const run = useCommand();
  const { id } = entity;
  const update = (patch: Parameters<typeof updateResource>[3]) =>
    run(() => {
      updateResource(board, author, id, patch);
      return true;
    }) ?? false;
  const basisChange = useChangedByOther(id, 'basis', entity.basis);
  const dateChange = useChangedByOther(id, 'recordedOn', entity.recordedOn);
  const caveatChange = useChangedByOther(id, 'caveat', entity.caveat);
  const evidenceChange = useChangedByOther(id, 'evidence', entity.evidence);
  return (
    <>
      <div className={styles.pair}>
        <FieldChoice entity={entity} root="resources" readOnly={readOnly} />
        <FormField
          entityId={id}
          field="recordedOn"
          change={dateChange}
          onTakeBack={(recordedOn) => update({ recordedOn })}
        >
          <LineField
            type="date"
            label={t('date')}
            value={entity.recordedOn ?? ''}
            disabled={readOnly}
            onCommit={(value) => update({ recordedOn: value || undefined })}
          />
        </FormField>
      </div>
      <FormField
        entityId={id}
        field="basis"
        change={basisChange}
        onTakeBack={(basis) => update({ basis })}
      >
        <SegmentedSwitch
          label={t('basis')}
          value={entity.basis}
          options={bases.map((basis) => ({
            value: basis,
            label: t(`method:basis.${basis}`),
            icon: basisIcons[basis],
          }))}
          onChange={(basis) => update({ basis })}
        />
      </FormField>
      <FormField
        entityId={id}
        field="caveat"
        change={caveatChange}
        onTakeBack={(caveat) => update({ caveat })}
      >
        <LineField
          label={t('caveat')}
          hint={t('caveatHint')}
          value={entity.caveat ?? ''}
          disabled={readOnly}
          onCommit={(value) => update({ caveat: value || undefined })}
        />
      </FormField>
      <FormField
        entityId={id}
        field="evidence"
        change={evidenceChange}
        onTakeBack={(evidence) => update({ evidence })}
      >
        <p className={styles.source}>
          {t('source')} {entity.department && <DepartmentPill department={entity.department} />}
        </p>
        <LineField
          label={t('evidence')}
          value={entity.evidence ?? ''}
          placeholder={t('evidencePlaceholder')}
          disabled={readOnly}
          onCommit={(value) => update({ evidence: value || undefined })}
        />
      </FormField>
    </>
  );
}
