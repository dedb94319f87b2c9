import type { ChainTemplate, TemplateStep } from '../method/chain-templates.ts';
import type { ChainStep } from './chain.ts';

/** How the chain of a case differs from the template it was made from. All of it is allowed. */
export interface Deviations {
  /** Steps the case has of its own, by id. */
  readonly own: ReadonlySet<string>;
  /** Steps that stand behind one the template has later. */
  readonly moved: ReadonlySet<string>;
  /** Who the template has for a step, where the case has another department. */
  readonly departments: ReadonlyMap<string, string>;
  readonly leftOut: readonly TemplateStep[];
}

/** The template most steps were made from; undefined: the chain is of its own. */
export function templateOf(
  steps: readonly ChainStep[],
): { readonly id: string; readonly version: number } | undefined {
  const made = steps.filter(({ templateVersion }) => templateVersion !== undefined);
  const groups = [...Map.groupBy(made, ({ templateId }) => templateId)];
  const [id, own] = groups.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (id === undefined || !own) return undefined;
  return { id, version: Math.max(...own.map(({ templateVersion = 0 }) => templateVersion)) };
}

export function deviationsFrom(template: ChainTemplate, steps: readonly ChainStep[]): Deviations {
  const places = new Map(template.steps.map((step, index) => [step.id, { step, index }]));
  const own = new Set<string>();
  const moved = new Set<string>();
  const departments = new Map<string, string>();
  let last = -1;
  for (const { id, templateId, templateStepId, department } of steps) {
    const found = templateId === template.id ? places.get(templateStepId ?? '') : undefined;
    if (!found) {
      own.add(id);
      continue;
    }
    places.delete(found.step.id);
    if (found.index < last) moved.add(id);
    last = Math.max(last, found.index);
    if (department !== found.step.department) departments.set(id, found.step.department);
  }
  return { own, moved, departments, leftOut: [...places.values()].map(({ step }) => step) };
}
