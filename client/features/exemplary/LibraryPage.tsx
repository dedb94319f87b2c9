import { LibraryBig, SearchX } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ActionField, actionFields } from '../../../shared/method/action-fields.ts';
import { isoDay } from '../../../shared/method/retention.ts';
import type { ExemplaryItem } from '../../../shared/protocol/exemplary.ts';
import { fetchExemplaryCases } from '../../sync/exemplary-api.ts';
import { useTown } from '../../sync/town.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { useMainNav } from '../../ui/use-main-nav.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Exemplary.module.css';

/** `/beispiele`: what was released to learn from, and on top what waits for a second person. */
export function LibraryPage({ account }: { readonly account: ReactNode }) {
  const { t } = useTranslation(['exemplary', 'chain', 'common', 'errors']);
  const { value, failure, reload } = useFetched(fetchExemplaryCases);
  const { instruments } = useTown();
  const [query, setQuery] = useState('');
  const [field, setField] = useState<ActionField>();
  const [instrument, setInstrument] = useState('');
  const wanted = useDeferredValue(query.trim().toLocaleLowerCase('de'));
  const all = value ?? [];
  const used = instruments.filter(({ id }) => all.some((item) => item.instruments.includes(id)));
  const nameOf = (id: string) => instruments.find((each) => each.id === id)?.name ?? '';
  const found = all.filter(
    (item) =>
      (!field || item.fields.includes(field)) &&
      (!instrument || item.instruments.includes(instrument)) &&
      [item.title, ...item.needs, item.texts, ...item.instruments.map(nameOf)].some((text) =>
        text.toLocaleLowerCase('de').includes(wanted),
      ),
  );
  const waiting = found.filter(({ state }) => state !== 'released');
  const released = found.filter(({ state }) => state === 'released');
  return (
    <>
      <title>{`${t('title')} · ${t('common:appName')}`}</title>
      <PageHeader {...useMainNav()} account={account} />
      <main id="content" tabIndex={-1} className={styles.main}>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        {failure && (
          <div role="alert">
            <p>
              {t('failed')} {t(`errors:api.${failure.code}`)}
            </p>
            <Button variant="secondary" size="sm" onClick={() => void reload()}>
              {t('common:retry')}
            </Button>
          </div>
        )}
        {!value && !failure && <Skeleton label={t('common:loading')} rows={4} />}
        {value && all.length === 0 && (
          <div className={styles.section}>
            <EmptyState icon={LibraryBig} text={t('empty')}>
              <p>{t('emptyBody')}</p>
            </EmptyState>
          </div>
        )}
        {all.length > 0 && (
          <>
            <div className={styles.filters}>
              <TextField
                type="search"
                label={t('search')}
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
              <Select
                label={t('field')}
                value={field ?? ''}
                onChange={(event) =>
                  setField(actionFields.find((each) => each === event.target.value))
                }
              >
                <option value="">{t('all')}</option>
                {actionFields.map((each) => (
                  <option key={each} value={each}>
                    {t(`chain:field.${each}`)}
                  </option>
                ))}
              </Select>
              <Select
                label={t('instrument')}
                value={instrument}
                onChange={(event) => setInstrument(event.target.value)}
              >
                <option value="">{t('all')}</option>
                {used.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </div>
            <p role="status" className="visually-hidden">
              {t('found', { count: found.length })}
            </p>
            {found.length === 0 && (
              <div className={styles.section}>
                <EmptyState icon={SearchX} text={t('noMatch')} />
              </div>
            )}
            {waiting.length > 0 && <Cases title={t('toReview')} items={waiting} nameOf={nameOf} />}
            {released.length > 0 && (
              <Cases title={t('released')} items={released} nameOf={nameOf} />
            )}
          </>
        )}
      </main>
    </>
  );
}

function Cases(props: {
  readonly title: string;
  readonly items: readonly ExemplaryItem[];
  nameOf(instrument: string): string;
}) {
  const { t } = useTranslation(['exemplary', 'chain']);
  const format = useFormat();
  const stateOf = (item: ExemplaryItem) =>
    t(`state.${item.state}`, {
      department: item.reviewedBy ?? item.proposedBy,
      date: format.date(isoDay(item.reviewedAt ?? item.proposedAt)),
      reason: item.reason ?? '',
    });
  return (
    <section aria-label={props.title}>
      <h2 className={styles.heading}>{props.title}</h2>
      <ul className={styles.list}>
        {props.items.map((item) => (
          <li key={item.id} className={styles.row}>
            <Link href={`/beispiele/${item.id}`} className={styles.link}>
              {item.title}
            </Link>
            <p className={styles.facts}>
              {item.fields.map((each) => t(`chain:field.${each}`)).join(' · ')}
            </p>
            {item.instruments.length > 0 && (
              <p className={styles.facts}>
                {item.instruments.map(props.nameOf).filter(Boolean).join(', ')}
              </p>
            )}
            <p className={styles.facts}>{stateOf(item)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
