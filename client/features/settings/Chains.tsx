import { Plus, Trash2 } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useTranslation } from 'react-i18next';
import { actionFields } from '../../../shared/method/action-fields.ts';
import type { ChainTemplate, TemplateStep } from '../../../shared/method/chain-templates.ts';
import { ageGroups } from '../../../shared/method/instruments.ts';
import { townLimits } from '../../../shared/method/town-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { StepFields } from '../../ui/StepFields.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { useFollows } from '../../ui/use-follows.ts';
import { MoveHandle } from './MoveHandle.tsx';
import rows from './rows.module.css';
import { Section } from './Section.tsx';
import styles from './SubRows.module.css';
import { movedItem, type Part } from './section-part.ts';

const choices = ['', ...ageGroups] as const;

/** The Dienstleistungsketten as the town wants them; a case is made from one and may differ. */
export function Chains(part: Part) {
  const { town, change, open, onOpen, errorOf } = part;
  const { t } = useTranslation(['settings', 'chain', 'method']);
  const followsOf = useFollows(true);
  const { chains } = town;
  const isFull = chains.length >= townLimits.chains;
  const set = (next: readonly ChainTemplate[]) => change({ chains: next });
  const replace = (next: ChainTemplate) =>
    set(chains.map((each) => (each.id === next.id ? next : each)));
  return (
    <Section
      id="ketten"
      title={t('chains.title')}
      hint={t('chains.hint')}
      actions={
        <Button
          variant="quiet"
          size="sm"
          icon={Plus}
          aria-disabled={isFull}
          onClick={() => {
            if (isFull) return;
            const id = nanoid(12);
            set([...chains, { id, name: '', version: 0, field: 'work', steps: [] }]);
            onOpen(id);
          }}
        >
          {t('chains.add')}
        </Button>
      }
    >
      {chains.length === 0 && <p className={rows.empty}>{t('chains.none')}</p>}
      <ul className={rows.rows}>
        {chains.map((chain, at) => {
          const { id, name, field, ageGroup, steps } = chain;
          const isOpen = open === id;
          const setSteps = (next: readonly TemplateStep[]) => replace({ ...chain, steps: next });
          return (
            <li key={id} className={cx(rows.row, isOpen && rows.open)}>
              <button
                type="button"
                className={rows.name}
                aria-expanded={isOpen}
                data-opens={`chains ${id}`}
                onClick={() => onOpen(isOpen ? undefined : id)}
              >
                {name || t('unnamed')}
                {ageGroup && `, ${t(`method:ageGroup.${ageGroup}`)}`}
                <small>
                  {[t(`chain:field.${field}`), followsOf(chain)].filter(Boolean).join(' · ')}
                </small>
              </button>
              <span className={rows.cell}>{t('chains.steps', { count: steps.length })}</span>
              {isOpen && (
                <div className={rows.form}>
                  <TextField
                    autoFocus
                    label={t('chains.name')}
                    value={name}
                    maxLength={townLimits.chainName}
                    error={errorOf(`chains/${at}/name`)}
                    onChange={(event) => replace({ ...chain, name: event.target.value })}
                  />
                  <div className={rows.pair}>
                    <Select
                      label={t('chains.field')}
                      value={field}
                      onChange={(event) =>
                        replace({
                          ...chain,
                          field: actionFields.find((each) => each === event.target.value) ?? field,
                        })
                      }
                    >
                      {actionFields.map((each) => (
                        <option key={each} value={each}>
                          {t(`chain:field.${each}`)}
                        </option>
                      ))}
                    </Select>
                    <Select
                      label={t('chains.age')}
                      value={ageGroup ?? ''}
                      onChange={(event) => {
                        const { ageGroup: _, ...rest } = chain;
                        const chosen = ageGroups.find((each) => each === event.target.value);
                        replace(chosen ? { ...rest, ageGroup: chosen } : rest);
                      }}
                    >
                      {choices.map((each) => (
                        <option key={each} value={each}>
                          {each === '' ? t('chains.anyAge') : t(`method:ageGroup.${each}`)}
                        </option>
                      ))}
                    </Select>
                  </div>
                  <ol className={styles.list}>
                    {steps.map((step, index) => (
                      <Step
                        key={step.id}
                        {...part}
                        step={step}
                        index={index}
                        count={steps.length}
                        where={`chains/${at}/steps/${index}`}
                        onChange={(next) => setSteps(steps.with(index, next))}
                        onMove={(from, to) => setSteps(movedItem(steps, from, to))}
                        onRemove={() => setSteps(steps.toSpliced(index, 1))}
                      />
                    ))}
                  </ol>
                  <div>
                    <Button
                      variant="quiet"
                      size="sm"
                      icon={Plus}
                      aria-disabled={steps.length >= townLimits.chainSteps}
                      onClick={() => {
                        if (steps.length >= townLimits.chainSteps) return;
                        const department = town.departments.find(({ retired }) => !retired)?.id;
                        setSteps([
                          ...steps,
                          {
                            id: nanoid(12),
                            what: '',
                            department: department ?? '',
                            handsTo: [],
                            handsWhat: '',
                          },
                        ]);
                      }}
                    >
                      {t('chains.step')}
                    </Button>
                  </div>
                  <div className={rows.done}>
                    <Button
                      variant="danger"
                      size="sm"
                      onClick={() => {
                        set(chains.filter((each) => each.id !== id));
                        onOpen(undefined);
                      }}
                    >
                      {t('takeAway')}
                    </Button>
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
    </Section>
  );
}

function Step({
  town: { departments },
  errorOf,
  step,
  index,
  count,
  where,
  onChange,
  onMove,
  onRemove,
}: Part & {
  readonly step: TemplateStep;
  readonly index: number;
  readonly count: number;
  /** "chains/0/steps/1" */
  readonly where: string;
  onChange(next: TemplateStep): void;
  onMove(from: number, to: number): void;
  onRemove(): void;
}) {
  const { t } = useTranslation(['settings', 'method']);
  const { what, department, targetDays } = step;
  const name = what || t('unnamed');
  return (
    <li data-row className={styles.item}>
      <MoveHandle label={name} index={index} count={count} onMove={onMove} />
      <details className={styles.details} open={what === ''}>
        <summary className={styles.summary}>
          <span className={styles.what}>{name}</span>
          {targetDays !== undefined && (
            <span className={rows.cell}>{t('chains.withTarget', { count: targetDays })}</span>
          )}
          <DepartmentPill department={department} />
        </summary>
        <div className={styles.fields}>
          <StepFields
            step={step}
            departments={departments}
            errorOf={(field) => errorOf(`${where}/${field}`)}
            onChange={onChange}
          />
        </div>
      </details>
      <IconButton icon={Trash2} label={t('chains.removeStep', { name })} onClick={onRemove} />
    </li>
  );
}
