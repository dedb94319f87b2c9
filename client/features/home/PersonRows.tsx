import { Baby, Plus, UserRound, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import styles from './PersonRows.module.css';
import { type Kinship, nextAdult, type PersonDraft } from './persons.ts';

const adultRoles = ['mother', 'father', 'relative', 'other'] as const satisfies readonly Kinship[];
const maxPersons = 30;

/** Who belongs to the case: by role, never by name. */
export function PersonRows(props: {
  persons: readonly PersonDraft[];
  labels: readonly string[];
  error: string | undefined;
  onChange(persons: readonly PersonDraft[]): void;
}) {
  const { t } = useTranslation(['home', 'method']);
  const announce = useAnnounce();
  const adders = useRef<HTMLDivElement>(null);
  const nextKey = useRef(0);
  const { persons, labels } = props;

  const add = (person: Pick<PersonDraft, 'kinship' | 'ageGroup'>) => {
    nextKey.current += 1;
    // A family that needs an interpreter mostly shares its language: the last answer is the best guess.
    const last = persons.findLast((each) => each.kinship !== 'child');
    const asBefore = person.kinship === 'child' ? undefined : last;
    props.onChange([
      ...persons,
      {
        ...person,
        key: nextKey.current,
        interpreter: asBefore?.interpreter ?? false,
        languages: asBefore?.languages ?? '',
      },
    ]);
    announce(t('create.personAdded', { person: t(`method:kinship.${person.kinship}`) }));
  };
  const change = (key: number, patch: Partial<PersonDraft>) =>
    props.onChange(persons.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  const remove = (key: number, label: string) => {
    props.onChange(persons.filter((each) => each.key !== key));
    announce(t('create.personRemoved', { person: label }));
    adders.current?.querySelector('button')?.focus();
  };

  return (
    <>
      <ul className={styles.rows}>
        {persons.map((person, index) => {
          const label = labels[index] ?? '';
          const isChild = person.kinship === 'child';
          const Icon = isChild ? Baby : UserRound;
          return (
            <li key={person.key} className={styles.row}>
              <span className={styles.role}>
                <Icon aria-hidden="true" size={18} />
                {isChild ? (
                  <strong>{label}</strong>
                ) : (
                  <Select
                    hideLabel
                    label={t('create.kinshipOf', { number: index + 1 })}
                    value={person.kinship}
                    onChange={(event) =>
                      change(person.key, {
                        kinship: adultRoles.find((role) => role === event.target.value) ?? 'other',
                      })
                    }
                  >
                    {adultRoles.map((role) => (
                      <option key={role} value={role}>
                        {t(`method:kinship.${role}`)}
                      </option>
                    ))}
                  </Select>
                )}
              </span>
              <span className={styles.age}>
                {person.ageGroup && t(`method:ageGroupLong.${person.ageGroup}`)}
              </span>
              <label className={styles.interpreter}>
                <input
                  type="checkbox"
                  checked={person.interpreter}
                  aria-label={t('create.interpreterOf', { person: label })}
                  onChange={(event) => change(person.key, { interpreter: event.target.checked })}
                />
                {t('create.interpreter')}
              </label>
              <TextField
                hideLabel
                className={styles.languages}
                label={t('create.languagesOf', { person: label })}
                placeholder={t('create.languages')}
                maxLength={80}
                value={person.languages}
                onChange={(event) => change(person.key, { languages: event.target.value })}
              />
              <IconButton
                icon={X}
                label={t('create.removePerson', { person: label })}
                className={styles.remove}
                onClick={() => remove(person.key, label)}
              />
            </li>
          );
        })}
      </ul>
      {props.error && (
        <p role="alert" className={styles.error}>
          {props.error}
        </p>
      )}
      <div ref={adders} className={styles.add}>
        <Button
          variant="secondary"
          size="sm"
          icon={Plus}
          disabled={persons.length >= maxPersons}
          onClick={() => add({ kinship: nextAdult(persons), ageGroup: 'over25' })}
        >
          {t('create.addOver25')}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          icon={Plus}
          disabled={persons.length >= maxPersons}
          onClick={() => add({ kinship: nextAdult(persons), ageGroup: 'under25' })}
        >
          {t('create.addUnder25')}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          icon={Plus}
          disabled={persons.length >= maxPersons}
          onClick={() => add({ kinship: 'child' })}
        >
          {t('create.addChild')}
        </Button>
      </div>
    </>
  );
}
