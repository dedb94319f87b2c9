import { ArrowRight, BookmarkCheck, Columns3, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import { type Target, whos } from '../../../shared/profiling/mapping.ts';
import type { Questionnaire } from '../../../shared/profiling/questionnaire.ts';
import { useDepartments } from '../../sync/town.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import styles from './Mapping.module.css';

const plainKinds = ['caveat', 'date', 'basis', 'person', 'ignored'] as const;
const separators = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;

/** How the choice of a target is written as the value of an option. */
const optionOf = (target: Target) =>
  target.kind === 'resource'
    ? `${target.field} ${target.who}`
    : target.kind === 'wish'
      ? `wish ${target.who}`
      : target.kind;

const choices: readonly Target[] = [
  ...whos.flatMap((who) =>
    resourceFields.map((field): Target => ({ kind: 'resource', field, who })),
  ),
  ...whos.map((who): Target => ({ kind: 'wish', who })),
  ...plainKinds.map((kind): Target => ({ kind })),
];

export function Mapping(props: {
  readonly name: string;
  readonly questionnaire: Questionnaire;
  readonly targets: readonly Target[];
  onTargets(targets: readonly Target[]): void;
  readonly askedId: string | undefined;
  onAsked(id: string | undefined): void;
  readonly evidence: string;
  onEvidence(text: string): void;
  onAnother(): void;
  readonly onNext: (() => void) | undefined;
}) {
  const { t } = useTranslation(['profiling', 'method']);
  const { questionnaire, targets } = props;
  const persons = useBoard((board) => board.persons);
  const departments = useDepartments();
  const asked = props.askedId && persons.get(props.askedId);
  const person = asked ? asked.label : t('method:personGroup.family');
  const { csv, columns, lines, records } = questionnaire;
  const mapped = targets.filter(({ kind }) => kind !== 'ignored').length;
  const separator = csv && separators[csv.separator as keyof typeof separators];

  // Two columns may have the same name.
  const cells = columns.map((column, at) => ({ id: `${at} ${column}`, column, at }));
  const set = (at: number, target: Target) => props.onTargets(targets.with(at, target));
  const nameOf = (target: Target) => {
    if (target.kind === 'resource')
      return t(`target.${target.who}`, { field: t(`method:field.${target.field}`), person });
    if (target.kind === 'wish')
      return t(target.who === 'asked' ? 'target.wishAsked' : 'target.wishFamily', { person });
    return t(`target.${target.kind}`);
  };

  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <Columns3 aria-hidden="true" size={18} />
        <h3 className={styles.title}>{t('mapping.title')}</h3>
        <span className={styles.count}>{t('mapping.count', { mapped, all: columns.length })}</span>
      </div>
      <p className={styles.facts}>
        <FileText aria-hidden="true" size={16} />
        {[
          props.name,
          t('mapping.lines', { count: lines }),
          csv?.encoding,
          separator && t(`mapping.separator.${separator}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className={styles.about}>
        <Select
          label={t('mapping.asked')}
          value={props.askedId ?? ''}
          onChange={(event) => props.onAsked(event.target.value || undefined)}
        >
          <option value="">{t('mapping.family')}</option>
          {[...persons.values()].map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
        <TextField
          label={t('mapping.evidence')}
          maxLength={120}
          value={props.evidence}
          onChange={(event) => props.onEvidence(event.target.value)}
        />
      </div>
      <ul className={styles.list}>
        {cells.map(({ id, column, at }) => {
          const target = targets[at] ?? { kind: 'ignored' };
          const sample = records.find((record) => record[at]?.text)?.[at]?.text;
          const hasEmpty = records.some((record) => !record[at]?.text);
          return (
            <li key={id} className={styles.row}>
              <div className={styles.column}>
                <strong>{column}</strong>
                <span className={styles.sample}>{sample ?? t('mapping.empty')}</span>
              </div>
              <ArrowRight aria-hidden="true" size={16} className={styles.arrow} />
              <div className={styles.target} data-kind={target.kind}>
                <Select
                  hideLabel
                  label={t('mapping.becomes', { column })}
                  value={optionOf(target)}
                  onChange={(event) => {
                    const next = choices.find((each) => optionOf(each) === event.target.value);
                    if (next) set(at, next);
                  }}
                >
                  {choices.map((each) => (
                    <option key={optionOf(each)} value={optionOf(each)}>
                      {nameOf(each)}
                    </option>
                  ))}
                </Select>
                {target.kind === 'resource' && hasEmpty && (
                  <Select
                    hideLabel
                    label={t('mapping.whenEmpty', { column })}
                    value={target.gapTo ?? ''}
                    onChange={(event) => {
                      const { gapTo: _, ...rest } = target;
                      const gapTo = event.target.value;
                      set(at, gapTo ? { ...rest, gapTo } : rest);
                    }}
                  >
                    <option value="">{t('mapping.noGap')}</option>
                    {departments.map(({ id }) => (
                      <option key={id} value={id}>
                        {t('mapping.gapTo', { department: id })}
                      </option>
                    ))}
                  </Select>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <p className={styles.note}>
        <BookmarkCheck aria-hidden="true" size={16} />
        {t('mapping.remembered')}
      </p>
      <div className={styles.buttons}>
        <Button variant="quiet" onClick={props.onAnother}>
          {t('file.another')}
        </Button>
        {props.onNext && (
          <Button iconAfter={ArrowRight} onClick={props.onNext}>
            {t('mapping.next')}
          </Button>
        )}
      </div>
    </section>
  );
}
