import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstLinesMax, parseFirstLines } from '../../../shared/case/first-lines.ts';
import { resourceTextMax } from '../../../shared/case/resource.ts';
import { nextConference } from '../../../shared/method/agenda.ts';
import { type LegalSphere, legalSpheres } from '../../../shared/method/legal-spheres.ts';
import { plannedMinutes } from '../../../shared/method/phases.ts';
import type { CaseListItem } from '../../../shared/protocol/http.ts';
import { ApiFailure, createCase, fetchConferences } from '../../sync/api.ts';
import { useDepartments, useTown } from '../../sync/town.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useMainNav } from '../../ui/use-main-nav.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './NewCasePage.module.css';
import { PersonRows } from './PersonRows.tsx';
import { labelPersons, type PersonDraft, toNewPersons } from './persons.ts';
import { realNameHint } from './real-name-hint.ts';
import { TableChips } from './TableChips.tsx';
import { TablePreview } from './TablePreview.tsx';

const spheres: readonly LegalSphere[] = [...legalSpheres, 'none'];
/** As the server has it. */
const lineLength = 60;
const secondMs = 1_000;

/** One page, four short parts, the empty table and what to give it beside them. */
export function NewCasePage(props: {
  account: ReactNode;
  /** The own department: it takes the lead. */
  department: string;
  onCreated(item: CaseListItem): void;
}) {
  const { t } = useTranslation(['home', 'common', 'method', 'errors']);
  const toasts = useToasts();
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const { phases } = useTown();
  const allDepartments = useDepartments().map(({ id }) => id);
  const [pseudonym, setPseudonym] = useState('');
  const [origin, setOrigin] = useState('');
  const [persons, setPersons] = useState<readonly PersonDraft[]>([]);
  const [sphere, setSphere] = useState<LegalSphere>();
  const [since, setSince] = useState('');
  const [table, setTable] = useState<readonly string[]>(allDepartments);
  const [lines, setLines] = useState('');
  const [isOnAgenda, setOnAgenda] = useState(true);
  const [openedAt] = useState(Date.now);
  const { value: conferences } = useFetched(fetchConferences);
  const conference = conferences && nextConference(conferences, openedAt);
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);

  const labels = labelPersons(persons, t('method:kinship', { returnObjects: true }));
  const first = parseFirstLines(lines, allDepartments);
  const gaps = first.filter(({ kind }) => kind === 'gap').length;
  const missing = {
    pseudonym: pseudonym.trim() === '' && t('create.pseudonymMissing'),
    persons: persons.length === 0 && t('create.personsMissing'),
    sphere: sphere === undefined && t('create.legalSphereMissing'),
    since: since === '' && t('create.sinceMissing'),
    lines:
      (first.length > firstLinesMax && t('create.firstTooMany', { max: firstLinesMax })) ||
      (first.some(({ text }) => text.length > resourceTextMax) &&
        t('create.firstTooLong', { max: resourceTextMax })),
  };
  const errorOf = (field: keyof typeof missing) => (asked && missing[field]) || undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    setAsked(true);
    const parts = ['pseudonym', 'persons', 'sphere', 'since', 'lines'] as const;
    const wrong = parts.find((part) => missing[part]);
    if (wrong || !sphere) {
      form.current
        ?.querySelector<HTMLElement>(`[data-part="${wrong}"] :is(input, button, textarea)`)
        ?.focus();
      return;
    }
    setSending(true);
    try {
      props.onCreated(
        await createCase({
          pseudonym: pseudonym.trim(),
          ...(origin.trim() && { origin: origin.trim() }),
          persons: toNewPersons(persons, labels),
          legalSphere: sphere,
          legalSphereSince: since,
          departments: table,
          first,
          ...(isOnAgenda && conference ? { conferenceId: conference.id } : {}),
          preparationSeconds: Math.round((Date.now() - openedAt) / secondMs),
        }),
      );
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error(
        {
          title: t('create.failed'),
          body: `${t(`errors:api.${error.code}`)} ${t('create.failedBody')}`,
        },
        'new-case',
      );
      setSending(false);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
    // Enter alone would send a form that is half filled in.
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement)
      event.preventDefault();
  };

  return (
    <>
      <title>{`${t('create.title')} · ${t('common:appName')}`}</title>
      <PageHeader {...useMainNav()} account={props.account} />
      <main id="content" tabIndex={-1} className={styles.main}>
        <h1 className={styles.title}>{t('create.title')}</h1>
        <p className={styles.lead}>{t('create.lead')}</p>
        <form ref={form} noValidate onSubmit={submit} onKeyDown={onKeyDown} className={styles.form}>
          <div className={styles.parts}>
            <Part number={1} title={t('create.pseudonym')} hint={t('create.pseudonymHint')}>
              <div className={styles.pair}>
                <div data-part="pseudonym">
                  <TextField
                    label={t('create.pseudonym')}
                    value={pseudonym}
                    maxLength={lineLength}
                    placeholder={t('create.pseudonymPlaceholder')}
                    error={errorOf('pseudonym')}
                    onChange={(event) => setPseudonym(event.target.value)}
                    autoFocus
                  />
                </div>
                <TextField
                  label={`${t('create.origin')} (${t('common:optional')})`}
                  value={origin}
                  maxLength={lineLength}
                  placeholder={t('create.originPlaceholder')}
                  onChange={(event) => setOrigin(event.target.value)}
                />
              </div>
              <NameHint pseudonym={pseudonym.trim()} onUse={setPseudonym} />
            </Part>
            <Part number={2} title={t('create.persons')} hint={t('create.personsHint')}>
              <div data-part="persons">
                <PersonRows
                  persons={persons}
                  labels={labels}
                  error={errorOf('persons')}
                  onChange={setPersons}
                />
              </div>
            </Part>
            <Part number={3} title={t('create.table')} hint={t('create.tableHint')}>
              <TableChips own={props.department} chosen={table} onChange={setTable} />
              <p className={styles.leadLine}>
                {t('create.leadIs', { department: props.department })}
              </p>
            </Part>
            <Part number={4} title={t('create.legalSphere')} hint={t('create.legalSphereHint')}>
              <div className={styles.sphere}>
                <div data-part="sphere">
                  <SegmentedSwitch<LegalSphere>
                    label={t('create.legalSphere')}
                    value={sphere}
                    onChange={setSphere}
                    options={spheres.map((value) => ({
                      value,
                      label: t(`method:legalSphere.${value}`),
                    }))}
                  />
                  {errorOf('sphere') && (
                    <p role="alert" className={styles.error}>
                      {errorOf('sphere')}
                    </p>
                  )}
                </div>
                <div data-part="since">
                  <TextField
                    type="date"
                    label={t('create.since')}
                    value={since}
                    error={errorOf('since')}
                    onChange={(event) => setSince(event.target.value)}
                  />
                </div>
              </div>
            </Part>
          </div>
          <aside className={styles.aside}>
            <TablePreview
              department={props.department}
              departments={table}
              pseudonym={pseudonym.trim()}
              facts={[
                origin.trim(),
                persons.length > 0 && t('common:persons', { count: persons.length }),
                sphere && sphere !== 'none' && sphere,
              ].filter((fact): fact is string => Boolean(fact))}
            />
            <div data-part="lines" className={styles.first}>
              <TextArea
                rows={4}
                label={`${t('create.first')} (${t('common:optional')})`}
                hint={t('create.firstHint')}
                value={lines}
                error={errorOf('lines')}
                onChange={(event) => setLines(event.target.value)}
              />
              <p role="status" className={styles.hint}>
                {first.length > 0 &&
                  t('create.firstCount', {
                    resources: t('common:resources', { count: first.length - gaps }),
                    gaps: t('common:openGaps', { count: gaps }),
                  })}
              </p>
              {conference && (
                <CheckLine
                  label={t('create.onAgenda', {
                    date: format.date(conference.date),
                    count: plannedMinutes(phases),
                  })}
                  checked={isOnAgenda}
                  onChange={setOnAgenda}
                />
              )}
            </div>
            <Button type="submit" className={styles.submit} aria-busy={sending}>
              {sending ? t('create.submitting') : t('create.submit')}
            </Button>
            <p className={styles.keys}>
              <kbd>{t('create.shortcutCtrl')}</kbd> <kbd>{t('create.shortcutEnter')}</kbd>{' '}
              {t('create.takes')}
            </p>
          </aside>
        </form>
      </main>
    </>
  );
}

function Part(props: { number: number; title: string; hint: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <span aria-hidden="true" className={styles.number}>
          {props.number}
        </span>
        <div>
          <h2 className={styles.heading}>{props.title}</h2>
          <p className={styles.hint}>{props.hint}</p>
        </div>
      </div>
      <div className={styles.body}>{props.children}</div>
    </section>
  );
}

function NameHint(props: { pseudonym: string; onUse(suggestion: string): void }) {
  const { t } = useTranslation('home');
  const suggestion = realNameHint(props.pseudonym);
  return (
    <div role="status" className={styles.nameHint}>
      {suggestion !== undefined && (
        <p className={styles.suspicious}>
          <ShieldAlert aria-hidden="true" size={18} />
          <span>{t('create.pseudonymSuspicious')}</span>
          <Button variant="quiet" size="sm" onClick={() => props.onUse(suggestion)}>
            {t('create.pseudonymUse', { suggestion })}
          </Button>
        </p>
      )}
      {suggestion === undefined && props.pseudonym !== '' && (
        <p className={styles.fine}>
          <ShieldCheck aria-hidden="true" size={18} />
          {t('create.pseudonymOk')}
        </p>
      )}
      <p className={styles.hint}>{t('create.pseudonymNote')}</p>
    </div>
  );
}
