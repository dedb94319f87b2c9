import { isId, isRecord } from '../case/roots.ts';
import { type ActionField, actionFields } from './action-fields.ts';
import type { ChainTemplate, TemplateStep } from './chain-templates.ts';
import { readStep, townLimits } from './town-settings.ts';

export const ruleLimits = {
  title: 80,
  text: 400,
  cases: 30,
  exceptions: 10,
  exception: 200,
  voice: 400,
  /** Of one person, besides what they think of it. */
  voicesEach: 50,
  rules: 500,
} as const;

/** What a rule makes of a step of a chain template, or of a new one; a step that is added or changed is said whole. */
export type RuleChange =
  | { readonly kind: 'change'; readonly chainId: string; readonly step: TemplateStep }
  | {
      readonly kind: 'add';
      readonly chainId: string;
      /** Absent: as the first. */
      readonly after?: string;
      readonly step: TemplateStep;
    }
  | { readonly kind: 'remove'; readonly chainId: string; readonly stepId: string };

/** What somebody derived from exemplary cases. */
export interface RuleContent {
  readonly title: string;
  readonly text: string;
  readonly field: ActionField;
  /** Absent: it changes no chain. */
  readonly change?: RuleChange;
  /** Ids of exemplary cases that support it. */
  readonly cases: readonly string[];
  readonly exceptions: readonly string[];
}

/** Total: undefined: it is none, or says something of a chain that no chain can be made of. */
export function readRuleContent(raw: unknown): RuleContent | undefined {
  if (!isRecord(raw)) return undefined;
  const { title, text, cases, exceptions } = raw;
  const field = actionFields.find((each) => each === raw.field);
  const change = readChange(raw.change);
  if (
    !field ||
    !isFilled(title) ||
    !isFilled(text) ||
    !isListOf(isId, cases) ||
    !isListOf(isFilled, exceptions) ||
    (raw.change !== undefined && !change)
  )
    return undefined;
  return { title, text, field, ...(change ? { change } : {}), cases, exceptions };
}

function readChange(raw: unknown): RuleChange | undefined {
  if (!isRecord(raw)) return undefined;
  const { kind, chainId, after, stepId } = raw;
  if (!isId(chainId)) return undefined;
  if (kind === 'remove') return isId(stepId) ? { kind, chainId, stepId } : undefined;
  const step = readStep(raw.step);
  if (!step) return undefined;
  if (kind === 'change') return { kind, chainId, step };
  if (kind !== 'add' || (after !== undefined && !isId(after))) return undefined;
  return { kind, chainId, ...(after === undefined ? {} : { after }), step };
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isListOf(is: (each: unknown) => each is string, value: unknown): value is string[] {
  return Array.isArray(value) && value.every(is);
}

/** The step a change is about, as it stands; undefined: it is about a new one, or there is none. */
export function stepOf(
  chains: readonly ChainTemplate[],
  change: RuleChange,
): TemplateStep | undefined {
  if (change.kind === 'add') return undefined;
  const stepId = change.kind === 'change' ? change.step.id : change.stepId;
  const chain = chains.find(({ id }) => id === change.chainId);
  return chain?.steps.find(({ id }) => id === stepId);
}

/** The chains once the rule holds; undefined where they are not what it was written for any more. */
export function applyRule(
  chains: readonly ChainTemplate[],
  change: RuleChange,
  number: number,
): readonly ChainTemplate[] | undefined {
  const chain = chains.find(({ id }) => id === change.chainId);
  const steps = chain && changed(chain.steps, change);
  if (!chain || !steps || steps.length === 0 || steps.length > townLimits.chainSteps)
    return undefined;
  const rules = [...(chain.rules ?? []).filter((each) => each !== number), number].slice(
    -townLimits.chainRules,
  );
  return chains.map((each) => (each === chain ? { ...chain, steps, rules } : each));
}

function changed(
  steps: readonly TemplateStep[],
  change: RuleChange,
): readonly TemplateStep[] | undefined {
  const has = (id: string) => steps.some((step) => step.id === id);
  switch (change.kind) {
    case 'change':
      return has(change.step.id)
        ? steps.map((step) => (step.id === change.step.id ? change.step : step))
        : undefined;
    case 'add': {
      const { after, step } = change;
      if (has(step.id) || (after !== undefined && !has(after))) return undefined;
      const at = after === undefined ? 0 : steps.findIndex(({ id }) => id === after) + 1;
      return steps.toSpliced(at, 0, step);
    }
    case 'remove':
      return has(change.stepId) ? steps.filter(({ id }) => id !== change.stepId) : undefined;
  }
}
