import { ChevronDown, ChevronUp, Minus, Plus } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Phase,
  type PhaseKind,
  phaseMinutes,
  phaseNameMax,
  plannedMinutes,
  readPhases,
} from '../../../shared/method/phases.ts';
import { useTown } from '../../sync/town.ts';
import { useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { usePhaseName } from '../../ui/phase-words.ts';
import { useSittingCommands } from '../../ui/use-sitting-commands.ts';
import styles from './PlanDialog.module.css';

interface Row {
  readonly kind: PhaseKind;
  readonly name: string;
  readonly minutes: string;
}

const rowOf = ({ kind, name, minutes }: Phase): Row => ({
  kind,
  name: name ?? '',
  minutes: String(minutes),
});
const phaseOf = ({ kind, name, minutes }: Row) => ({
  kind,
  minutes: Number(minutes),
  ...(name.trim() ? { name: name.trim() } : {}),
});

/** The course of this one consultation: which phases, how long, in which order, and what they are called. */
export function PlanDialog(props: { start(plan: readonly Phase[]): void; onClose(): void }) {
  const { t } = useTranslation('sitting');
  const sitting = useChair((chair) => chair.sitting);
  const commands = useSittingCommands();
  const { phases } = useTown();
  const phaseName = usePhaseName();
  const formId = useId();
  const list = useRef<HTMLOListElement>(null);
  const [rows, setRows] = useState(() => (sitting?.plan ?? phases).map(rowOf));
  const [isTried, setTried] = useState(false);

  const isWrong = ({ minutes }: Row) => {
    const value = Number(minutes);
    return !Number.isInteger(value) || value < phaseMinutes.min || value > phaseMinutes.max;
  };
  const nameOf = ({ kind }: Row) => phaseName({ kind, minutes: 1 });
  const change = (kind: PhaseKind, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.kind === kind ? { ...row, ...part } : row)));
  const move = (from: number, to: number) => {
    const moved = rows[from];
    if (!moved || to < 0 || to >= rows.length) return;
    setRows(rows.with(from, rows[to] as Row).with(to, moved));
  };
  const missing = phases.filter(({ kind }) => !rows.some((row) => row.kind === kind));
  const sum = plannedMinutes(rows.map(phaseOf).filter(({ minutes }) => minutes > 0));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = rows.find(isWrong);
    if (wrong) {
      list.current?.querySelector<HTMLElement>(`[data-minutes="${wrong.kind}"]`)?.focus();
      return;
    }
    const plan = readPhases(rows.map(phaseOf));
    if (!plan) return;
    if (sitting) commands.step({ kind: 'plan', plan });
    else props.start(plan);
    props.onClose();
  };

  return (
    <Dialog
      title={t('plan')}
      size="lg"
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form={formId}>
            {sitting ? t('planApply') : t('planStart')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <p className={styles.hint}>{t('planHint')}</p>
        <ol ref={list} className={styles.rows}>
          {rows.map((row, index) => (
            <li key={row.kind} className={styles.row}>
              <span aria-hidden="true" className={styles.number}>
                {index + 1}
              </span>
              <input
                type="text"
                autoComplete="off"
                aria-label={t('planName', { phase: nameOf(row) })}
                className={`kern-form-input__input ${styles.name}`}
                value={row.name}
                maxLength={phaseNameMax}
                placeholder={nameOf(row)}
                onChange={(event) => change(row.kind, { name: event.target.value })}
              />
              <input
                type="number"
                inputMode="numeric"
                data-minutes={row.kind}
                aria-label={t('planMinutes', { phase: nameOf(row) })}
                aria-invalid={isTried && isWrong(row) ? true : undefined}
                className={`kern-form-input__input ${styles.minutes}`}
                value={row.minutes}
                min={phaseMinutes.min}
                max={phaseMinutes.max}
                onChange={(event) => change(row.kind, { minutes: event.target.value })}
              />
              <IconButton
                icon={ChevronUp}
                label={t('planMoveUp', { phase: nameOf(row) })}
                aria-disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <IconButton
                icon={ChevronDown}
                label={t('planMoveDown', { phase: nameOf(row) })}
                aria-disabled={index === rows.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <IconButton
                icon={Minus}
                label={t('planLeaveOut', { phase: nameOf(row) })}
                aria-disabled={rows.length === 1 || row.kind === sitting?.phase}
                onClick={() => {
                  if (rows.length > 1 && row.kind !== sitting?.phase)
                    setRows(rows.filter((each) => each !== row));
                }}
              />
            </li>
          ))}
        </ol>
        {missing.length > 0 && (
          <p className={styles.left}>
            <span>{t('planLeftOut')}</span>
            {missing.map((phase) => (
              <Button
                key={phase.kind}
                variant="quiet"
                size="sm"
                icon={Plus}
                aria-label={t('planTakeIn', { phase: phaseName(phase) })}
                onClick={() => setRows([...rows, rowOf(phase)])}
              >
                {phaseName(phase)}
              </Button>
            ))}
          </p>
        )}
        {isTried && rows.some(isWrong) && (
          <p role="alert" className={styles.error}>
            {t('planMinutesWrong', phaseMinutes)}
          </p>
        )}
        <p className={styles.sum}>{t('planSum', { count: sum })}</p>
      </form>
    </Dialog>
  );
}
