import { type FormEvent, useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundTable } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchTable, handOverLead, saveTable } from '../../sync/door-api.ts';
import { useDepartments } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Select } from '../../ui/TextField.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './TableDialog.module.css';

/** Who sits at the table of the case, and who leads it. */
export function TableDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['door', 'common', 'errors']);
  const { caseId } = useCaseSession();
  const form = useId();
  const load = useCallback(() => fetchTable(caseId), [caseId]);
  const { value: table, failure, show } = useFetched(load);
  const [problem, setProblem] = useState<string>();
  const act = async (work: () => Promise<RoundTable>): Promise<boolean> => {
    try {
      show(await work());
      setProblem(undefined);
      return true;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setProblem(t(`errors:api.${error.code}`));
      return false;
    }
  };
  return (
    <Dialog
      title={t('tableTitle')}
      onClose={onClose}
      actions={
        table?.mayChange ? (
          <>
            <Button variant="secondary" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" form={form}>
              {t('saveTable')}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>{t('common:done')}</Button>
        )
      }
    >
      <div className={styles.table}>
        <p className={styles.lead}>
          {t(table?.mayChange === false ? 'tableRead' : 'tableLead')}
          {table?.mayChange && hasChoice(table) && ` ${t('tableNamed')}`}
        </p>
        {problem && (
          <p role="alert" className={styles.error}>
            {problem}
          </p>
        )}
        {failure && !table && <p role="alert">{t(`errors:api.${failure.code}`)}</p>}
        {!table && !failure && <Skeleton label={t('common:loading')} rows={4} />}
        {table && (
          <>
            <Seats
              key={table.lead.department}
              formId={form}
              table={table}
              onSave={async (input) => {
                if (await act(() => saveTable(caseId, input))) onClose();
              }}
            />
            <Lead table={table} onHandOver={(to) => act(() => handOverLead(caseId, to))} />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Whether a department has more than one person, so that some of them can be named. */
function hasChoice({ people }: RoundTable): boolean {
  return new Set(people.map(({ department }) => department)).size < people.length;
}

function Seats(props: {
  readonly formId: string;
  readonly table: RoundTable;
  onSave(input: Pick<RoundTable, 'departments' | 'staffIds'>): Promise<void>;
}) {
  const { t } = useTranslation('door');
  const { table } = props;
  const departments = useDepartments();
  const [seated, setSeated] = useState<readonly string[]>([
    ...new Set([table.lead.department, ...table.departments]),
  ]);
  const [named, setNamed] = useState<readonly string[]>(table.staffIds);
  const toggle = (list: readonly string[], id: string) =>
    list.includes(id) ? list.filter((each) => each !== id) : [...list, id];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isSeated = (id: string) =>
      table.people.some((person) => person.id === id && seated.includes(person.department));
    void props.onSave({ departments: seated, staffIds: named.filter(isSeated) });
  };
  return (
    <form id={props.formId} onSubmit={submit}>
      <fieldset className={styles.seats} disabled={!table.mayChange}>
        <legend className="visually-hidden">{t('tableTitle')}</legend>
        {departments.map(({ id, name }) => {
          const isLead = id === table.lead.department;
          const isSeated = seated.includes(id);
          const people = table.people.filter(({ department }) => department === id);
          return (
            <div key={id} className={styles.seat}>
              <label className={styles.department}>
                <input
                  type="checkbox"
                  checked={isSeated}
                  disabled={isLead}
                  onChange={() => setSeated(toggle(seated, id))}
                />
                <DepartmentPill department={id} out={!isSeated} />
                <span>
                  {name}
                  {isLead && <span className={styles.note}>{t('leads')}</span>}
                </span>
              </label>
              {isSeated && people.length > 1 && (
                <details open={people.some((person) => named.includes(person.id))}>
                  <summary>
                    {people.some((person) => named.includes(person.id))
                      ? t('onlySome')
                      : t('everybodyOf')}
                  </summary>
                  {people.map((person) => (
                    <label key={person.id} className={styles.person}>
                      <input
                        type="checkbox"
                        checked={named.includes(person.id)}
                        onChange={() => setNamed(toggle(named, person.id))}
                      />
                      {person.name}
                    </label>
                  ))}
                </details>
              )}
            </div>
          );
        })}
      </fieldset>
    </form>
  );
}

function Lead(props: {
  readonly table: RoundTable;
  onHandOver(department: string): Promise<boolean>;
}) {
  const { t } = useTranslation('door');
  const format = useFormat();
  const departments = useDepartments();
  const [to, setTo] = useState('');
  const { lead, earlierLeads, mayChange } = props.table;
  return (
    <section aria-labelledby="lead" className={styles.leading}>
      <h3 id="lead">{t('leadTitle')}</h3>
      <ol className={styles.leads}>
        {earlierLeads.map(({ department, since, until }) => (
          <li key={`${department}${since}`}>
            <DepartmentPill department={department} />
            {t('ledFrom', { since: format.date(since), until: format.date(until) })}
          </li>
        ))}
        <li>
          <DepartmentPill department={lead.department} />
          <strong>{t('leadsSince', { since: format.date(lead.since) })}</strong>
        </li>
      </ol>
      {mayChange && (
        <div className={styles.handOver}>
          <Select
            label={t('handOverTo')}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          >
            <option value="">{t('choose')}</option>
            {departments
              .filter(({ id }) => id !== lead.department)
              .map(({ id, shortName }) => (
                <option key={id} value={id}>
                  {`${id} · ${shortName}`}
                </option>
              ))}
          </Select>
          <Button
            variant="secondary"
            aria-disabled={to === ''}
            onClick={async () => {
              if (to !== '' && (await props.onHandOver(to))) setTo('');
            }}
          >
            {t('handOver')}
          </Button>
        </div>
      )}
    </section>
  );
}
