import { Plus, Trash2 } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useTranslation } from 'react-i18next';
import { legalSpheres } from '../../../shared/method/legal-spheres.ts';
import { townLimits } from '../../../shared/method/town-settings.ts';
import { countedFroms, type TransitionRule } from '../../../shared/method/transition-rules.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentSelect } from '../../ui/DepartmentSelect.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select, TextArea, TextField } from '../../ui/TextField.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import rows from './rows.module.css';
import { Section } from './Section.tsx';
import styles from './SubRows.module.css';
import type { Part } from './section-part.ts';

const spheres = [...legalSpheres, 'none'] as const;
const ends = ['from', 'to'] as const;
const dates = ['validFrom', 'validUntil', 'reviewBy'] as const;

/** When one Rechtskreis follows another, and what is handed over then. */
export function Transitions(part: Part) {
  const { town, change, open, onOpen } = part;
  const { t } = useTranslation(['settings', 'method']);
  const format = useFormat();
  const { transitions } = town;
  const isFull = transitions.length >= townLimits.transitions;
  const today = isoDay(Date.now());
  const set = (next: readonly TransitionRule[]) => change({ transitions: next });
  return (
    <Section
      id="regeln"
      title={t('transitions.title')}
      hint={t('transitions.hint')}
      actions={
        <Button
          variant="quiet"
          size="sm"
          icon={Plus}
          aria-disabled={isFull}
          onClick={() => {
            if (isFull) return;
            const id = nanoid(12);
            set([
              ...transitions,
              {
                ...{ id, label: '', source: '', from: 'AsylbLG', to: 'SGB II', months: 0 },
                ...{ countedFrom: 'stay', validFrom: today, handoverDays: 28 },
                ...{ checklist: [], changes: [] },
              },
            ]);
            onOpen(id);
          }}
        >
          {t('transitions.add')}
        </Button>
      }
    >
      {transitions.length === 0 && <p className={rows.empty}>{t('transitions.none')}</p>}
      <ul className={rows.rows}>
        {transitions.map((rule, at) => {
          const { id, label, from, to, validFrom, validUntil, reviewBy } = rule;
          const isOpen = open === id;
          const isDue = reviewBy !== undefined && reviewBy < today;
          return (
            <li key={id} className={cx(rows.row, isOpen && rows.open)}>
              <button
                type="button"
                className={rows.name}
                aria-expanded={isOpen}
                data-opens={`transitions ${id}`}
                onClick={() => onOpen(isOpen ? undefined : id)}
              >
                {label || t('unnamed')}
                <small>
                  {t('transitions.change', {
                    from: t(`method:legalSphere.${from}`),
                    to: t(`method:legalSphere.${to}`),
                  })}
                </small>
              </button>
              {isDue && (
                <span className={cx(rows.tag, rows.due)}>
                  {t('instruments.review', { date: format.date(reviewBy) })}
                </span>
              )}
              <span className={rows.cell}>
                {validUntil
                  ? t('instruments.until', { date: format.date(validUntil) })
                  : t('instruments.since', { date: format.date(validFrom) })}
              </span>
              {isOpen && (
                <RuleForm
                  {...part}
                  rule={rule}
                  where={`transitions/${at}`}
                  onChange={(next) => set(transitions.with(at, next))}
                  onRemove={() => {
                    set(transitions.toSpliced(at, 1));
                    onOpen(undefined);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function RuleForm({
  town,
  errorOf,
  onOpen,
  rule,
  where,
  onChange,
  onRemove,
}: Part & {
  readonly rule: TransitionRule;
  readonly where: string;
  onChange(next: TransitionRule): void;
  onRemove(): void;
}) {
  const { t } = useTranslation(['settings', 'method']);
  const { checklist, changes } = rule;
  const department = town.departments.find(({ retired }) => !retired)?.id ?? '';
  return (
    <div className={rows.form}>
      <div className={rows.pair}>
        {(['label', 'source'] as const).map((key, index) => (
          <TextField
            key={key}
            autoFocus={index === 0}
            label={t(`transitions.${key}`)}
            value={rule[key]}
            maxLength={key === 'label' ? townLimits.ruleLabel : townLimits.ruleSource}
            error={errorOf(`${where}/${key}`)}
            onChange={(event) => onChange({ ...rule, [key]: event.target.value })}
          />
        ))}
      </div>
      <div className={rows.pair}>
        {ends.map((key) => (
          <Select
            key={key}
            label={t(`transitions.${key}`)}
            value={rule[key]}
            onChange={(event) => {
              const chosen = spheres.find((each) => each === event.target.value);
              if (chosen) onChange({ ...rule, [key]: chosen });
            }}
          >
            {spheres.map((each) => (
              <option key={each} value={each}>
                {t(`method:legalSphere.${each}`)}
              </option>
            ))}
          </Select>
        ))}
        <NumberField
          label={t('transitions.months')}
          {...townLimits.months}
          value={rule.months}
          error={errorOf(`${where}/months`)}
          onChange={(months) => onChange({ ...rule, months: months ?? 0 })}
        />
        <Select
          label={t('transitions.countedFrom')}
          value={rule.countedFrom}
          onChange={(event) => {
            const chosen = countedFroms.find((each) => each === event.target.value);
            if (chosen) onChange({ ...rule, countedFrom: chosen });
          }}
        >
          {countedFroms.map((each) => (
            <option key={each} value={each}>
              {t(`transitions.counted.${each}`)}
            </option>
          ))}
        </Select>
      </div>
      <div className={rows.pair}>
        {dates.map((key) => (
          <TextField
            key={key}
            type="date"
            label={t(`transitions.${key}`)}
            value={rule[key] ?? ''}
            error={errorOf(`${where}/${key}`)}
            onChange={(event) => {
              const { value } = event.target;
              if (key === 'validFrom') {
                onChange({ ...rule, validFrom: value });
                return;
              }
              const { [key]: _, ...rest } = rule;
              onChange(value === '' ? rest : { ...rest, [key]: value });
            }}
          />
        ))}
        <NumberField
          label={t('transitions.handoverDays')}
          {...townLimits.handoverDays}
          value={rule.handoverDays}
          error={errorOf(`${where}/handoverDays`)}
          onChange={(days) => onChange({ ...rule, handoverDays: days ?? 0 })}
        />
      </div>
      <div className={rows.choice}>
        <span className={rows.caption}>{t('transitions.checklist')}</span>
        <ul className={styles.list}>
          {checklist.map((item, index) => (
            <li key={item.id} className={styles.item}>
              <div className={styles.line}>
                <TextField
                  hideLabel
                  label={t('transitions.itemName')}
                  value={item.what}
                  maxLength={townLimits.checklistItem}
                  error={errorOf(`${where}/checklist/${index}/what`)}
                  onChange={(event) =>
                    onChange({
                      ...rule,
                      checklist: checklist.with(index, { ...item, what: event.target.value }),
                    })
                  }
                />
                <DepartmentSelect
                  hideLabel
                  label={t('chains.department')}
                  departments={town.departments}
                  value={item.department}
                  onChange={(id) =>
                    onChange({
                      ...rule,
                      checklist: checklist.with(index, { ...item, department: id }),
                    })
                  }
                />
                <NumberField
                  hideLabel
                  label={t('transitions.days')}
                  min={0}
                  max={townLimits.handoverDays.max}
                  value={item.days}
                  error={errorOf(`${where}/checklist/${index}/days`)}
                  onChange={(days) => {
                    const { days: _, ...rest } = item;
                    const next = days === undefined ? rest : { ...rest, days };
                    onChange({ ...rule, checklist: checklist.with(index, next) });
                  }}
                />
              </div>
              <IconButton
                icon={Trash2}
                label={t('transitions.remove', { name: item.what || t('unnamed') })}
                onClick={() => onChange({ ...rule, checklist: checklist.toSpliced(index, 1) })}
              />
            </li>
          ))}
        </ul>
        <div>
          <Button
            variant="quiet"
            size="sm"
            icon={Plus}
            aria-disabled={checklist.length >= townLimits.checklist}
            onClick={() => {
              if (checklist.length < townLimits.checklist)
                onChange({
                  ...rule,
                  checklist: [...checklist, { id: nanoid(12), what: '', department }],
                });
            }}
          >
            {t('transitions.item')}
          </Button>
        </div>
      </div>
      <div className={rows.choice}>
        <span className={rows.caption}>{t('transitions.changes')}</span>
        <ul className={styles.list}>
          {changes.map((each, index) => (
            <li key={each.id} className={styles.item}>
              <TextArea
                hideLabel
                className={styles.text}
                label={t('transitions.changeName')}
                value={each.text}
                maxLength={townLimits.familyChange}
                error={errorOf(`${where}/changes/${index}/text`)}
                onChange={(event) =>
                  onChange({
                    ...rule,
                    changes: changes.with(index, { ...each, text: event.target.value }),
                  })
                }
              />
              <IconButton
                icon={Trash2}
                label={t('transitions.remove', { name: each.text || t('unnamed') })}
                onClick={() => onChange({ ...rule, changes: changes.toSpliced(index, 1) })}
              />
            </li>
          ))}
        </ul>
        <div>
          <Button
            variant="quiet"
            size="sm"
            icon={Plus}
            aria-disabled={changes.length >= townLimits.familyChanges}
            onClick={() => {
              if (changes.length < townLimits.familyChanges)
                onChange({ ...rule, changes: [...changes, { id: nanoid(12), text: '' }] });
            }}
          >
            {t('transitions.changeName')}
          </Button>
        </div>
      </div>
      <div className={rows.done}>
        <Button variant="danger" size="sm" onClick={onRemove}>
          {t('takeAway')}
        </Button>
        <Button size="sm" onClick={() => onOpen(undefined)}>
          {t('closeRow')}
        </Button>
      </div>
    </div>
  );
}
