import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDepartment } from '../../../shared/case/roots.ts';
import { type LegalSphere, legalSpheres } from '../../../shared/method/legal-spheres.ts';
import { type TownDepartment, townLimits } from '../../../shared/method/town-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Select, TextField } from '../../ui/TextField.tsx';
import { ColourChoice } from './ColourChoice.tsx';
import styles from './Departments.module.css';
import { MoveHandle } from './MoveHandle.tsx';
import rows from './rows.module.css';
import { Section } from './Section.tsx';
import { movedItem, type Part } from './section-part.ts';

const spheres: readonly LegalSphere[] = [...legalSpheres, 'none'];
const isActive = ({ retired }: TownDepartment) => !retired;

/** `former`, which went on in that one; empty: in none. */
function goneOn({ mergedInto: _, ...former }: TownDepartment, into: string): TownDepartment {
  return into === '' ? former : { ...former, mergedInto: into };
}

/** The departments of the round table, in the order in which they sit. */
export function Departments({ town, base, change, open, onOpen, errorOf }: Part) {
  const { t } = useTranslation(['settings', 'method']);
  const [isAdding, setAdding] = useState(false);
  const { departments } = town;
  const active = departments.filter(isActive);
  const resting = departments.filter(({ retired }) => retired);
  const set = (next: readonly TownDepartment[]) => change({ departments: next });
  const update = (id: string, patch: Partial<TownDepartment>) =>
    set(departments.map((each) => (each.id === id ? { ...each, ...patch } : each)));
  const free = freeHue(departments);
  const isFull = free === undefined || departments.length >= townLimits.departments;

  return (
    <Section
      id="dienststellen"
      title={t('departments.title')}
      note={t('departments.count', { count: active.length, max: townLimits.activeDepartments })}
      actions={
        <Button
          variant="quiet"
          size="sm"
          icon={Plus}
          aria-disabled={isFull}
          title={isFull ? t('departments.full') : undefined}
          onClick={() => setAdding(!isFull)}
        >
          {t('departments.add')}
        </Button>
      }
    >
      {isAdding && free !== undefined && (
        <NewDepartment
          taken={departments.map(({ id }) => id)}
          onClose={() => setAdding(false)}
          onAdd={(id) => {
            const added = { id, name: '', shortName: '', legalSphere: 'none', hue: free } as const;
            set([...active, added, ...resting]);
            setAdding(false);
            onOpen(id);
          }}
        />
      )}
      <ul className={rows.rows}>
        {active.map((department, index) => {
          const { id, name, shortName, legalSphere, hue } = department;
          const isOpen = open === id;
          const at = departments.indexOf(department);
          return (
            <li key={id} data-row className={cx(rows.row, isOpen && rows.open)}>
              <MoveHandle
                label={id}
                index={index}
                count={active.length}
                onMove={(from, to) => set([...movedItem(active, from, to), ...resting])}
              />
              <span data-hue={hue} className={styles.pill}>
                {id}
              </span>
              <button
                type="button"
                className={rows.name}
                aria-expanded={isOpen}
                data-opens={`departments ${id}`}
                onClick={() => onOpen(isOpen ? undefined : id)}
              >
                {shortName || t('unnamed')}
                {name !== shortName && <small>{name}</small>}
              </button>
              <span className={cx(rows.cell, styles.sphere)}>
                <span className="visually-hidden">{t('sphere')} </span>
                {t(`method:legalSphere.${legalSphere}`)}
              </span>
              <span aria-hidden="true" data-hue={hue} className={styles.swatch} />
              {isOpen && (
                <div className={rows.form}>
                  <TextField
                    autoFocus
                    label={t('departments.name')}
                    value={name}
                    maxLength={townLimits.departmentName}
                    error={errorOf(`departments/${at}/name`)}
                    onChange={(event) => update(id, { name: event.target.value })}
                  />
                  <div className={rows.pair}>
                    <TextField
                      label={t('departments.shortName')}
                      value={shortName}
                      maxLength={townLimits.departmentShortName}
                      error={errorOf(`departments/${at}/shortName`)}
                      onChange={(event) => update(id, { shortName: event.target.value })}
                    />
                    <Select
                      label={t('sphere')}
                      value={legalSphere}
                      onChange={(event) =>
                        update(id, {
                          legalSphere:
                            spheres.find((each) => each === event.target.value) ?? 'none',
                        })
                      }
                    >
                      {spheres.map((each) => (
                        <option key={each} value={each}>
                          {t(`method:legalSphere.${each}`)}
                        </option>
                      ))}
                    </Select>
                  </div>
                  <ColourChoice
                    value={hue}
                    ownerOf={
                      new Map(
                        active
                          .filter((other) => other.id !== id)
                          .map((other) => [other.hue, other.id]),
                      )
                    }
                    onChange={(chosen) => update(id, { hue: chosen })}
                  />
                  {errorOf(`departments/${at}/hue`) && (
                    <p role="alert" className={styles.error}>
                      {errorOf(`departments/${at}/hue`)}
                    </p>
                  )}
                  <div className={rows.done}>
                    {base.departments.some((each) => each.id === id) ? (
                      <Button
                        variant="secondary"
                        size="sm"
                        aria-disabled={active.length === 1}
                        onClick={() => {
                          if (active.length === 1) return;
                          set([
                            ...active.filter((each) => each.id !== id),
                            ...resting,
                            { ...department, retired: true },
                          ]);
                          onOpen(undefined);
                        }}
                      >
                        {t('retire')}
                      </Button>
                    ) : (
                      <Button
                        variant="danger"
                        size="sm"
                        onClick={() => {
                          set(
                            departments
                              .filter((each) => each.id !== id)
                              .map((each) => (each.mergedInto === id ? goneOn(each, '') : each)),
                          );
                          onOpen(undefined);
                        }}
                      >
                        {t('takeAway')}
                      </Button>
                    )}
                    <Button size="sm" onClick={() => onOpen(undefined)}>
                      {t('closeRow')}
                    </Button>
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {resting.length > 0 && (
        <>
          <h3 className={styles.resting}>{t('departments.resting')}</h3>
          <ul className={rows.rows}>
            {resting.map((former) => (
              <li key={former.id} className={styles.former}>
                <span className={cx(styles.pill, styles.gone)}>{former.id}</span>
                <span className={styles.name}>{former.shortName}</span>
                <Button
                  variant="secondary"
                  size="sm"
                  aria-disabled={free === undefined}
                  onClick={() => {
                    if (free === undefined) return;
                    const { retired: _, ...department } = goneOn(former, '');
                    const isTaken = active.some(({ hue }) => hue === former.hue);
                    const back = { ...department, hue: isTaken ? free : former.hue };
                    set([...active, back, ...resting.filter((each) => each !== former)]);
                  }}
                >
                  {t('restore', { name: former.id })}
                </Button>
                <Select
                  isInBar
                  className={styles.into}
                  label={t('departments.mergedInto')}
                  aria-label={t('departments.mergedIntoOf', { name: former.id })}
                  // Where the focus goes when its row is gone.
                  data-opens={`departments ${former.id}`}
                  value={former.mergedInto ?? ''}
                  error={errorOf(`departments/${departments.indexOf(former)}/mergedInto`)}
                  onChange={({ target }) =>
                    set(
                      departments.map((each) =>
                        each === former ? goneOn(former, target.value) : each,
                      ),
                    )
                  }
                >
                  <option value="">{t('departments.noOther')}</option>
                  {departments
                    .filter((each) => isActive(each) || each.id === former.mergedInto)
                    .map(({ id, shortName }) => (
                      <option key={id} value={id}>
                        {id} · {shortName}
                      </option>
                    ))}
                </Select>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** The first colour nobody wears. */
function freeHue(departments: readonly TownDepartment[]): number | undefined {
  const worn = new Set(departments.filter(isActive).map(({ hue }) => hue));
  return Array.from({ length: townLimits.activeDepartments }, (_, index) => index + 1).find(
    (hue) => !worn.has(hue),
  );
}

/** The abbreviation stands for the department everywhere and does not change again. */
function NewDepartment(props: {
  readonly taken: readonly string[];
  onAdd(id: string): void;
  onClose(): void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const [id, setId] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = id.trim();
    if (!isDepartment(wanted)) setError(t('departments.idWrong'));
    else if (props.taken.includes(wanted)) setError(t('departments.idTaken', { id: wanted }));
    else props.onAdd(wanted);
  };
  return (
    <form noValidate className={rows.add} onSubmit={submit}>
      <TextField
        autoFocus
        className={styles.id}
        label={t('departments.id')}
        hint={t('departments.idHint')}
        value={id}
        maxLength={townLimits.departmentId}
        error={error}
        onChange={(event) => setId(event.target.value)}
      />
      <Button type="submit">{t('common:add')}</Button>
      <Button variant="quiet" onClick={props.onClose}>
        {t('common:cancel')}
      </Button>
    </form>
  );
}
