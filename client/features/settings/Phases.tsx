import { useTranslation } from 'react-i18next';
import {
  type Phase,
  type PhaseKind,
  phaseMinutes,
  phaseNameMax,
  plannedMinutes,
} from '../../../shared/method/phases.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { TextField } from '../../ui/TextField.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import styles from './Phases.module.css';
import rows from './rows.module.css';
import { Section } from './Section.tsx';
import { Stepper } from './Stepper.tsx';
import { movedItem, type Part } from './section-part.ts';

/** The course a Fallberatung is planned with: order, names and minutes; what happens in a phase stays. */
export function Phases({ town, change, open, onOpen, errorOf }: Part) {
  const { t } = useTranslation(['settings', 'sitting']);
  const { phases } = town;
  const longest = Math.max(...phases.map(({ minutes }) => minutes));
  const update = (kind: PhaseKind, patch: Partial<Phase>) =>
    change({ phases: phases.map((each) => (each.kind === kind ? { ...each, ...patch } : each)) });
  const rename = (phase: Phase, name: string) => {
    const { name: _, ...unnamed } = phase;
    const next = name === '' ? unnamed : { ...unnamed, name };
    change({ phases: phases.map((each) => (each.kind === phase.kind ? next : each)) });
  };
  return (
    <Section
      id="phasen"
      title={t('phases.title')}
      hint={t('phases.hint')}
      actions={
        <span className={cx(rows.tag, 'tabular')}>
          {t('phases.sum', { count: plannedMinutes(phases) })}
        </span>
      }
    >
      <ol className={rows.rows}>
        {phases.map((phase, index) => {
          const { kind, minutes } = phase;
          const name = phase.name ?? t(`sitting:phase.${kind}`);
          const isOpen = open === kind;
          return (
            <li key={kind} data-row className={cx(rows.row, isOpen && rows.open)}>
              <MoveHandle
                label={name}
                index={index}
                count={phases.length}
                onMove={(from, to) => change({ phases: movedItem(phases, from, to) })}
              />
              <span aria-hidden="true" className={styles.number}>
                {index + 1}
              </span>
              <button
                type="button"
                className={rows.name}
                aria-expanded={isOpen}
                data-opens={`phases ${kind}`}
                onClick={() => onOpen(isOpen ? undefined : kind)}
              >
                {name}
              </button>
              <span aria-hidden="true" className={styles.track}>
                <span className={styles.bar} style={{ width: `${(minutes / longest) * 100}%` }} />
              </span>
              <Stepper
                label={t('phases.minutes', { phase: name })}
                value={minutes}
                {...phaseMinutes}
                onChange={(value) => update(kind, { minutes: value })}
              />
              {isOpen && (
                <div className={rows.form}>
                  <TextField
                    autoFocus
                    label={t('phases.name')}
                    placeholder={t(`sitting:phase.${kind}`)}
                    hint={t('phases.nameHint', { phase: t(`sitting:phase.${kind}`) })}
                    maxLength={phaseNameMax}
                    value={phase.name ?? ''}
                    error={errorOf(`phases/${index}/name`)}
                    onChange={(event) => rename(phase, event.target.value)}
                  />
                  <div className={rows.done}>
                    <Button size="sm" onClick={() => onOpen(undefined)}>
                      {t('closeRow')}
                    </Button>
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
