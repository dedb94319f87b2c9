import { Info, Plus } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AgeGroup,
  ageGroups,
  type Instrument,
  isValidOn,
  supportPhases,
} from '../../../shared/method/instruments.ts';
import { legalSpheres } from '../../../shared/method/legal-spheres.ts';
import { townLimits } from '../../../shared/method/town-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { PersonChips } from '../../ui/PersonChips.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Instruments.module.css';
import rows from './rows.module.css';
import { Section } from './Section.tsx';
import type { Part } from './section-part.ts';

const filters = ['all', ...ageGroups] as const;
const spheres = [...legalSpheres, 'none'] as const;
const notes = ['preconditions', 'provider', 'keywords'] as const;
const dates = ['validFrom', 'validUntil', 'reviewBy'] as const;

const toggled = <T,>(list: readonly T[], choice: readonly T[], value: T): readonly T[] =>
  choice.filter((each) => (each === value) !== list.includes(each));

/** The catalogue of instruments, with the dates between which each can be granted. */
export function Instruments(part: Part) {
  const { town, base, change, open, onOpen } = part;
  const { t } = useTranslation(['settings', 'method']);
  const [filter, setFilter] = useState<AgeGroup | 'all'>('all');
  const { instruments } = town;
  const isFull = instruments.length >= townLimits.instruments;
  const isShown = ({ id, ageGroups: ages, retired }: Instrument) =>
    !retired && (filter === 'all' || id === open || ages.includes(filter));
  const set = (next: readonly Instrument[]) => change({ instruments: next });
  const replace = (next: Instrument) =>
    set(instruments.map((each) => (each.id === next.id ? next : each)));
  const resting = instruments.filter(({ retired }) => retired);

  return (
    <Section
      id="instrumente"
      title={t('instruments.title')}
      actions={
        <>
          <SegmentedSwitch<AgeGroup | 'all'>
            hideLabel
            label={t('instruments.filter')}
            value={filter}
            options={filters.map((each) => ({
              value: each,
              label: each === 'all' ? t('instruments.all') : t(`method:ageGroup.${each}`),
            }))}
            onChange={setFilter}
          />
          <Button
            variant="quiet"
            size="sm"
            icon={Plus}
            aria-disabled={isFull}
            onClick={() => {
              if (isFull) return;
              const id = nanoid(12);
              set([...instruments, { id, name: '', phases: [], ageGroups }]);
              onOpen(id);
            }}
          >
            {t('instruments.add')}
          </Button>
        </>
      }
    >
      <ul className={cx(rows.rows, styles.list)}>
        {instruments.filter(isShown).map((instrument) => (
          <Row
            key={instrument.id}
            {...part}
            instrument={instrument}
            at={instruments.indexOf(instrument)}
            replace={replace}
            onLeave={() => {
              const isKnown = base.instruments.some(({ id }) => id === instrument.id);
              if (isKnown) replace({ ...instrument, retired: true });
              else set(instruments.filter(({ id }) => id !== instrument.id));
              onOpen(undefined);
            }}
          />
        ))}
      </ul>
      {resting.length > 0 && (
        <div className={rows.resting}>
          <span>{t('instruments.resting')}</span>
          {resting.map(({ retired: _, ...instrument }) => (
            <Button
              key={instrument.id}
              variant="secondary"
              size="sm"
              onClick={() => replace(instrument)}
            >
              {t('restore', { name: instrument.name })}
            </Button>
          ))}
        </div>
      )}
      <p className={rows.foot}>
        <Info aria-hidden="true" size={16} />
        {t('instruments.note')}
      </p>
    </Section>
  );
}

function Row({
  instrument,
  town,
  at,
  base,
  open,
  onOpen,
  errorOf,
  replace,
  onLeave,
}: Part & {
  readonly instrument: Instrument;
  readonly at: number;
  replace(next: Instrument): void;
  onLeave(): void;
}) {
  const { t } = useTranslation(['settings', 'method']);
  const { id, name, phases, ageGroups: ages, legalSphere } = instrument;
  const isOpen = open === id;
  const isKnown = base.instruments.some((each) => each.id === id);
  return (
    <li className={cx(rows.row, styles.row, isOpen && rows.open)}>
      <button
        type="button"
        className={cx(rows.name, styles.name)}
        aria-expanded={isOpen}
        data-opens={`instruments ${id}`}
        onClick={() => onOpen(isOpen ? undefined : id)}
      >
        {name || t('unnamed')}
      </button>
      <span className={cx(rows.cell, styles.age)}>
        <span className="visually-hidden">{t('instruments.age')} </span>
        {ages.length === ageGroups.length
          ? t('instruments.all')
          : ages.map((each) => t(`method:ageGroup.${each}`)).join(', ')}
      </span>
      <span className={cx(rows.cell, styles.sphere)}>
        <span className="visually-hidden">{t('sphere')} </span>
        {legalSphere ? t(`method:legalSphere.${legalSphere}`) : t('unsaid')}
      </span>
      <span className={cx(rows.cell, styles.phase)}>
        <span className="visually-hidden">{t('instruments.phase')} </span>
        {phases.length === 0
          ? t('instruments.anyPhase')
          : phases.map((each) => t(`instruments.shortPhase.${each}`)).join(', ')}
      </span>
      <Validity instrument={instrument} />
      {isOpen && (
        <div className={rows.form}>
          <TextField
            autoFocus
            label={t('instruments.name')}
            value={name}
            maxLength={townLimits.instrumentName}
            error={errorOf(`instruments/${at}/name`)}
            onChange={(event) => replace({ ...instrument, name: event.target.value })}
          />
          <div className={rows.pair}>
            <div className={rows.choice}>
              <span className={rows.caption}>{t('instruments.age')}</span>
              <PersonChips
                label={t('instruments.age')}
                chips={ageGroups.map((each) => ({ id: each, label: t(`method:ageGroup.${each}`) }))}
                selected={ages}
                onToggle={(chosen) =>
                  replace({
                    ...instrument,
                    ageGroups: toggled(ages, ageGroups, chosen as AgeGroup),
                  })
                }
              />
            </div>
            <Select
              label={t('sphere')}
              value={legalSphere ?? ''}
              onChange={(event) => {
                const { legalSphere: _, ...rest } = instrument;
                const chosen = spheres.find((each) => each === event.target.value);
                replace(chosen ? { ...rest, legalSphere: chosen } : rest);
              }}
            >
              <option value="">{t('unsaid')}</option>
              {spheres.map((each) => (
                <option key={each} value={each}>
                  {t(`method:legalSphere.${each}`)}
                </option>
              ))}
            </Select>
          </div>
          <div className={rows.choice}>
            <span className={rows.caption}>{t('instruments.phaseHint')}</span>
            <PersonChips
              label={t('instruments.phase')}
              chips={supportPhases.map((each) => ({ id: each, label: t(`method:phase.${each}`) }))}
              selected={phases}
              onToggle={(chosen) =>
                replace({
                  ...instrument,
                  phases: toggled(phases, supportPhases, chosen as (typeof supportPhases)[number]),
                })
              }
            />
          </div>
          <div className={rows.pair}>
            {dates.map((key) => (
              <TextField
                key={key}
                type="date"
                label={t(`instruments.${key}`)}
                value={instrument[key] ?? ''}
                error={errorOf(`instruments/${at}/${key}`)}
                onChange={(event) => {
                  const { [key]: _, ...rest } = instrument;
                  const { value } = event.target;
                  replace(value === '' ? rest : { ...rest, [key]: value });
                }}
              />
            ))}
          </div>
          <div className={rows.pair}>
            {notes.map((key) => (
              <TextField
                key={key}
                label={t(`instruments.${key}`)}
                value={instrument[key] ?? ''}
                maxLength={townLimits[key]}
                error={errorOf(`instruments/${at}/${key}`)}
                onChange={(event) => {
                  const { [key]: _, ...rest } = instrument;
                  const { value } = event.target;
                  replace(value === '' ? rest : { ...rest, [key]: value });
                }}
              />
            ))}
          </div>
          <div className={rows.pair}>
            <Select
              label={t('instruments.arrangedBy')}
              value={instrument.arrangedBy ?? ''}
              onChange={(event) => {
                const { arrangedBy: _, ...rest } = instrument;
                const { value } = event.target;
                replace(value === '' ? rest : { ...rest, arrangedBy: value });
              }}
            >
              <option value="">{t('instruments.nobody')}</option>
              {town.departments.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.shortName}
                </option>
              ))}
            </Select>
            <TextField
              type="number"
              min={0}
              max={townLimits.waitingDays}
              label={t('instruments.waitingDays')}
              value={instrument.waitingDays ?? ''}
              error={errorOf(`instruments/${at}/waitingDays`)}
              onChange={(event) => {
                const { waitingDays: _, ...rest } = instrument;
                const { value } = event.target;
                replace(value === '' ? rest : { ...rest, waitingDays: Number(value) });
              }}
            />
            <PersonChips
              label={t('instruments.forChildren')}
              chips={[{ id: 'children', label: t('instruments.forChildren') }]}
              selected={instrument.forChildren ? ['children'] : []}
              onToggle={() => {
                const { forChildren, ...rest } = instrument;
                replace(forChildren ? rest : { ...rest, forChildren: true });
              }}
            />
          </div>
          <div className={rows.done}>
            <Button variant={isKnown ? 'secondary' : 'danger'} size="sm" onClick={onLeave}>
              {isKnown ? t('retire') : t('takeAway')}
            </Button>
            <Button size="sm" onClick={() => onOpen(undefined)}>
              {t('closeRow')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function Validity({ instrument }: { readonly instrument: Instrument }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { validFrom, validUntil, reviewBy } = instrument;
  const today = isoDay(Date.now());
  const cell = cx(rows.cell, styles.validity);
  if (validUntil !== undefined)
    return (
      <span className={cell}>
        <span className={isValidOn(instrument, today) ? undefined : rows.tag}>
          {t('instruments.until', { date: format.date(validUntil) })}
        </span>
      </span>
    );
  if (reviewBy !== undefined)
    return (
      <span className={cell}>
        <span className={cx(rows.tag, rows.due)}>
          {t('instruments.review', { date: `${reviewBy.slice(5, 7)}/${reviewBy.slice(0, 4)}` })}
        </span>
      </span>
    );
  return (
    <span className={cell}>
      {validFrom === undefined
        ? t('instruments.always')
        : t(validFrom <= today ? 'instruments.since' : 'instruments.from', {
            date: format.date(validFrom),
          })}
    </span>
  );
}
