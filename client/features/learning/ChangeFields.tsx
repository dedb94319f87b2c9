import { nanoid } from 'nanoid';
import { useTranslation } from 'react-i18next';
import type { TemplateStep } from '../../../shared/method/chain-templates.ts';
import { applyRule, type RuleChange } from '../../../shared/method/rule.ts';
import { townLimits } from '../../../shared/method/town-settings.ts';
import { useTown } from '../../sync/town.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { StepFields } from '../../ui/StepFields.tsx';
import { Select } from '../../ui/TextField.tsx';
import styles from './RuleDialogs.module.css';
import { useRuleWords } from './use-rule-words.ts';

const kinds = ['none', 'change', 'add', 'remove'] as const;
const { min, max } = townLimits.targetDays;

/** What is still wrong with a change: of the step that is chosen, what happens in it, its days. */
export function useChangeProblem(change: RuleChange | undefined) {
  const { chains } = useTown();
  if (!change) return undefined;
  if (!applyRule(chains, change, 1)) return 'step';
  if (change.kind === 'remove') return undefined;
  const { what, targetDays } = change.step;
  if (what.trim() === '') return 'what';
  const isWhole =
    targetDays === undefined ||
    (Number.isInteger(targetDays) && targetDays >= min && targetDays <= max);
  return isWhole ? undefined : 'target';
}

/** What the rule makes of a chain template. */
export function ChangeFields(props: {
  readonly change: RuleChange | undefined;
  /** Shown once saving was tried. */
  readonly problem: ReturnType<typeof useChangeProblem>;
  onChange(change: RuleChange | undefined): void;
}) {
  const { t } = useTranslation('learning');
  const { chains, departments } = useTown();
  const { chainName } = useRuleWords();
  const { change, problem, onChange } = props;
  const [firstChain] = chains;
  const chainId = change?.chainId ?? firstChain?.id ?? '';
  const chain = chains.find(({ id }) => id === chainId);
  const steps = chain?.steps ?? [];
  const emptyStep = (): TemplateStep => ({
    id: nanoid(12),
    what: '',
    department: departments.find(({ retired }) => !retired)?.id ?? '',
    handsTo: [],
    handsWhat: '',
  });

  const choose = (kind: (typeof kinds)[number], ofChain = chainId) => {
    const first = chains.find(({ id }) => id === ofChain)?.steps[0];
    if (kind === 'none' || !ofChain) onChange(undefined);
    else if (kind === 'add') {
      const step = change?.kind === 'add' ? change.step : emptyStep();
      onChange({ kind, chainId: ofChain, ...(first ? { after: first.id } : {}), step });
    } else if (first)
      onChange(
        kind === 'change'
          ? { kind, chainId: ofChain, step: first }
          : { kind, chainId: ofChain, stepId: first.id },
      );
  };
  const stepId =
    change?.kind === 'change' ? change.step.id : change?.kind === 'remove' ? change.stepId : '';
  const isKnown = steps.some(({ id }) => id === stepId);
  const errors: Partial<Record<string, string>> = {
    ...(problem === 'what' ? { what: t('rules.form.whatMissing') } : {}),
    ...(problem === 'target' ? { targetDays: t('rules.form.targetWrong', { min, max }) } : {}),
  };

  return (
    <div className={styles.group}>
      <SegmentedSwitch
        label={t('rules.form.changes')}
        options={kinds.map((value) => ({ value, label: t(`rules.form.kind.${value}`) }))}
        value={change?.kind ?? 'none'}
        onChange={(kind) => choose(kind)}
      />
      {change && (
        <div className={styles.step}>
          <div className={styles.pair}>
            <Select
              label={t('rules.form.chain')}
              value={chainId}
              onChange={(event) => choose(change.kind, event.target.value)}
            >
              {!chain && <option value={chainId}>{t('rules.changes.gone')}</option>}
              {chains.map((each) => (
                <option key={each.id} value={each.id}>
                  {chainName(each)}
                </option>
              ))}
            </Select>
            {change.kind === 'add' ? (
              <Select
                label={t('rules.form.after')}
                value={change.after ?? ''}
                error={problem === 'step' ? t('rules.form.stepMissing') : undefined}
                onChange={(event) => {
                  const { after: _, ...rest } = change;
                  const after = event.target.value;
                  onChange(after ? { ...rest, after } : rest);
                }}
              >
                <option value="">{t('rules.form.asFirst')}</option>
                {change.after !== undefined && !steps.some(({ id }) => id === change.after) && (
                  <option value={change.after}>{t('rules.form.goneStep')}</option>
                )}
                {steps.map(({ id, what }) => (
                  <option key={id} value={id}>
                    {what}
                  </option>
                ))}
              </Select>
            ) : (
              <Select
                label={t('rules.form.step')}
                value={stepId}
                error={problem === 'step' ? t('rules.form.stepMissing') : undefined}
                onChange={(event) => {
                  const step = steps.find(({ id }) => id === event.target.value);
                  if (!step) return;
                  onChange(
                    change.kind === 'change' ? { ...change, step } : { ...change, stepId: step.id },
                  );
                }}
              >
                {!isKnown && <option value={stepId}>{t('rules.form.goneStep')}</option>}
                {steps.map(({ id, what }) => (
                  <option key={id} value={id}>
                    {what}
                  </option>
                ))}
              </Select>
            )}
          </div>
          {change.kind !== 'remove' && (
            <StepFields
              step={change.step}
              departments={departments}
              errorOf={(field) => errors[field]}
              onChange={(step) => onChange({ ...change, step })}
            />
          )}
        </div>
      )}
    </div>
  );
}
