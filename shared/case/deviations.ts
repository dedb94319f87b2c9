import type { ChainTemplate, TemplateStep } from '../method/chain-templates.ts';
import type { ChainStep } from './chain.ts';
import { sameWords } from './same-words.ts';

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

/**
 * The steps of a case that are those of the template, by their ids there: made from it, or the same words for the same
 * department, by hand or from another template.
 */
export function stepsOfTemplate(
  template: Pick<ChainTemplate, 'id' | 'steps'>,
  steps: readonly ChainStep[],
): ReadonlyMap<string, ChainStep> {
  const found = new Map<string, ChainStep>();
  const free = new Set(steps);
  const match = (isSame: (step: ChainStep, wanted: TemplateStep) => boolean) => {
    for (const wanted of template.steps) {
      const step = found.has(wanted.id)
        ? undefined
        : [...free].find((each) => isSame(each, wanted));
      if (!step) continue;
      found.set(wanted.id, step);
      free.delete(step);
    }
  };
  match((step, { id }) => step.templateId === template.id && step.templateStepId === id);
  match(
    (step, { what, department }) =>
      step.department === department && sameWords(step.what) === sameWords(what),
  );
  return found;
}

export function deviationsFrom(template: ChainTemplate, steps: readonly ChainStep[]): Deviations {
  const found = stepsOfTemplate(template, steps);
  const places = new Map(
    template.steps.map((step, index) => [found.get(step.id)?.id, { step, index }]),
  );
  const own = new Set<string>();
  const moved = new Set<string>();
  const departments = new Map<string, string>();
  let last = -1;
  for (const { id, department } of steps) {
    const place = places.get(id);
    if (!place) {
      own.add(id);
      continue;
    }
    if (place.index < last) moved.add(id);
    last = Math.max(last, place.index);
    if (department !== place.step.department) departments.set(id, place.step.department);
  }
  return { own, moved, departments, leftOut: template.steps.filter(({ id }) => !found.has(id)) };
}
