import type * as Y from 'yjs';
import type { ChainTemplate, TemplateStep } from '../method/chain-templates.ts';
import type { LegalSphere } from '../method/legal-spheres.ts';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { type ChainStep, chainOf, contradictionsIn, mergedChronicle } from './chain.ts';
import { type ChronicleEntry, chronicleEntity } from './chronicle.ts';
import { stepsOfTemplate } from './deviations.ts';
import {
  createEntity,
  type Patch,
  patchEntity,
  readEntity,
  removeEntity,
  requireStored,
  restoreEntity,
} from './entity.ts';
import { department as departmentKind } from './field-kinds.ts';
import { makeRoom, orderMax, placeAt, placeBefore, type Stored } from './order.ts';
import { rootMap } from './roots.ts';
import { write } from './write.ts';

/** What can be said of a step. */
export type StepPatch = Pick<
  Patch<ChronicleEntry>,
  | 'what'
  | 'needFoundOn'
  | 'startedOn'
  | 'doneOn'
  | 'handsTo'
  | 'handsWhat'
  | 'targetDays'
  | 'expectedFrom'
  | 'skippedBecause'
  | 'note'
> & { readonly department?: string };

/** What the document holds of the chronicle, removed entries apart. */
function readChronicle(doc: Y.Doc) {
  const there = new Map<string, ChronicleEntry>();
  const removed = new Map<string, ChronicleEntry>();
  for (const [id, raw] of rootMap(doc, 'chronicle')?.entries() ?? []) {
    const { entity } = readEntity(chronicleEntity, id, raw);
    if (entity) (entity.removed ? removed : there).set(id, entity);
  }
  return { there, removed };
}

function storedSteps(doc: Y.Doc, steps: readonly ChainStep[]): Stored[] {
  return steps.map(({ id, order = '' }) => ({
    id,
    // One that no generator makes gets a new one with the next step that is put there.
    order: order.length > orderMax ? '' : order,
    stored: requireStored(doc, 'chronicle', id),
  }));
}

/** The transition or step of that id, whichever of its copies is named. Throws UnknownEntity. */
export function requireMerged(doc: Y.Doc, id: string): ChainStep {
  const step = mergedChronicle(readChronicle(doc).there).find(({ copies }) => copies.includes(id));
  if (!step) throw new CaseError({ code: 'UnknownEntity', root: 'chronicle', id });
  return step;
}

/** Puts a step at the end of the chain. `on`: the day it is entered. Returns its id. */
export function addStep(
  doc: Y.Doc,
  author: Author,
  input: StepPatch & { readonly what: string; readonly on: string },
): string {
  refuseContradiction([], input);
  const place = endOf(doc);
  let id = '';
  write(doc, author, () => {
    id = createEntity(doc, author, chronicleEntity, {
      ...input,
      kind: 'step',
      order: place.order,
    });
    place.make();
  });
  return id;
}

/** Room for a step at the end of the chain; `make` is part of the transaction that fills it. */
function endOf(doc: Y.Doc): { readonly order: string | undefined; make(): void } {
  const steps = chainOf(readChronicle(doc).there);
  const all = storedSteps(doc, steps);
  const place = placeAt(all, all.length);
  return {
    order: place.orders[0],
    make() {
      keepDays(doc, steps);
      makeRoom(place);
    },
  };
}

/** With a place in the chain a step from before there was one would no longer be known to be done. */
function keepDays(doc: Y.Doc, steps: readonly ChainStep[]): void {
  for (const { id, order, doneOn } of steps)
    if (order === undefined && doneOn) requireStored(doc, 'chronicle', id).set('doneOn', doneOn);
}

/**
 * Changes a step in all its copies. A step that leads into a Rechtskreis becomes the transition on the day it begins, and
 * a step again when that day is taken back. Throws BegunBeforeNeed, DoneBeforeBegun, SkippedButBegun.
 */
export function updateStep(doc: Y.Doc, author: Author, id: string, patch: StepPatch): void {
  const { department, ...fields } = patch;
  const merged = requireMerged(doc, id);
  const before =
    merged.kind === 'transition' ? { ...merged, startedOn: merged.on } : (merged as ChainStep);
  const after = { ...before, ...fields } as ChainStep;
  refuseContradiction(contradictionsIn(before), after);
  const written: Patch<ChronicleEntry> = { ...fields, ...turned(before, after) };
  if (department !== undefined) departmentKind.create('department', department);
  write(doc, author, () => {
    for (const copy of before.copies) {
      patchEntity(doc, author, chronicleEntity, copy, written);
      if (department !== undefined && department !== before.department)
        requireStored(doc, 'chronicle', copy).set('department', department);
    }
  });
}

/** What the beginning of a step that changes the Rechtskreis changes of it. */
function turned(before: ChainStep, after: ChainStep): Patch<ChronicleEntry> {
  if (!before.legalSphere) return {};
  const begin = after.startedOn ?? after.doneOn;
  if (begin) return { kind: 'transition', on: begin, startedOn: undefined };
  return before.kind === 'transition' && before.order ? { kind: 'step' } : {};
}

function refuseContradiction(
  known: readonly string[],
  step: Parameters<typeof contradictionsIn>[0],
): void {
  const code = contradictionsIn(step).find((each) => !known.includes(each));
  if (code) throw new CaseError({ code });
}

/** Puts a step before another one, or at the end. */
export function placeStep(doc: Y.Doc, author: Author, id: string, before?: string): void {
  const steps = chainOf(readChronicle(doc).there);
  const own = steps.find(({ copies }) => copies.includes(id));
  if (!own) throw new CaseError({ code: 'UnknownEntity', root: 'chronicle', id });
  const all = storedSteps(doc, steps);
  const move = placeBefore(
    all,
    all.filter((each) => each.id === own.id),
    before,
  );
  if (!move) return;
  write(doc, author, () => {
    keepDays(doc, steps);
    move();
  });
}

/** Takes a step out of the chain with all its copies. */
export function removeStep(doc: Y.Doc, author: Author, id: string): void {
  const { copies } = requireMerged(doc, id);
  write(doc, author, () => {
    for (const copy of copies) removeEntity(doc, author, 'chronicle', copy);
  });
}

/**
 * Puts the steps of a template that are not there yet behind the one they follow in it; those that were removed from the
 * chain come back where they were. Returns how many.
 */
export function applyTemplate(
  doc: Y.Doc,
  author: Author,
  template: Pick<ChainTemplate, 'id' | 'version' | 'steps'>,
  on: string,
): number {
  const { there, removed } = readChronicle(doc);
  const before = chainOf(there);
  const known = stepsOfTemplate(template, before);
  const missing = template.steps.filter(({ id }) => !known.has(id));
  const copiesOf = ({ id }: TemplateStep) =>
    [...removed.values()].filter(
      ({ templateId, templateStepId }) => templateId === template.id && templateStepId === id,
    );
  const returning = missing.filter((step) => copiesOf(step).length > 0);
  const created = missing.filter((step) => !returning.includes(step));
  write(doc, author, () => {
    for (const { id } of returning.flatMap(copiesOf)) restoreEntity(doc, author, 'chronicle', id);
    if (created.length > 0) keepDays(doc, before);
    const steps = chainOf(readChronicle(doc).there);
    const found = new Map(
      [...stepsOfTemplate(template, steps)].map(([step, { id }]) => [step, id]),
    );
    let chain = storedSteps(doc, steps);
    for (const step of created) {
      const position = positionIn(chain, template.steps, found, step);
      const place = placeAt(chain, position);
      const [order = ''] = place.orders;
      const id = createEntity(doc, author, chronicleEntity, {
        on,
        what: step.what,
        kind: 'step',
        department: step.department,
        legalSphere: step.legalSphere,
        targetDays: step.targetDays,
        handsTo: step.handsTo,
        handsWhat: step.handsWhat || undefined,
        order,
        templateId: template.id,
        templateVersion: template.version,
        templateStepId: step.id,
      });
      makeRoom(place);
      const moved = new Map(place.moved.map((each) => [each.id, each]));
      const stored = requireStored(doc, 'chronicle', id);
      chain = chain
        .map((each) => moved.get(each.id) ?? each)
        .toSpliced(position, 0, { id, order, stored });
      found.set(step.id, id);
    }
  });
  return missing.length;
}

/** Behind the nearest step before it in the template that the chain has, else before the nearest one after it, else at the end. */
function positionIn(
  chain: readonly Stored[],
  template: readonly TemplateStep[],
  found: ReadonlyMap<string, string>,
  step: TemplateStep,
): number {
  const at = template.indexOf(step);
  const placeOf = ({ id }: TemplateStep) => chain.findIndex((each) => each.id === found.get(id));
  const isThere = (each: TemplateStep) => placeOf(each) >= 0;
  const predecessor = template.slice(0, at).findLast(isThere);
  if (predecessor) return placeOf(predecessor) + 1;
  const successor = template.slice(at + 1).find(isThere);
  return successor ? placeOf(successor) : chain.length;
}

/**
 * The Rechtskreis changes on that day: the step of the chain that leads there begins; where there is none it gets one.
 * Returns its id.
 */
export function recordTransition(
  doc: Y.Doc,
  author: Author,
  input: {
    readonly on: string;
    readonly to: LegalSphere;
    readonly what: string;
    readonly department: string;
    readonly handsTo: readonly string[];
    readonly targetDays: number;
    readonly ruleId: string;
  },
): string {
  const { on, to, what, department, handsTo, targetDays, ruleId } = input;
  const chronicle = readChronicle(doc).there;
  const planned = chainOf(chronicle).find(
    ({ kind, legalSphere, skippedBecause }) =>
      kind === 'step' && legalSphere === to && !skippedBecause,
  );
  if (planned) {
    const needFoundOn = planned.needFoundOn && planned.needFoundOn < on ? planned.needFoundOn : on;
    updateStep(doc, author, planned.id, { startedOn: on, needFoundOn, targetDays });
    return planned.id;
  }
  const earlier = [...chronicle.values()].filter(({ templateId }) => templateId === ruleId);
  const place = endOf(doc);
  let id = '';
  write(doc, author, () => {
    id = createEntity(doc, author, chronicleEntity, {
      ...{ on, what, department, handsTo, targetDays, kind: 'transition', legalSphere: to },
      needFoundOn: on,
      order: place.order,
      // Two who enter the same change at once have entered one.
      templateId: ruleId,
      templateStepId: `change-${earlier.length}`,
    });
    place.make();
  });
  return id;
}

/** Who has the Fallverantwortung after the change: it goes on from a day, or stays for a reason. */
export type LeadDecision =
  | { readonly to: string; readonly from: string }
  | { readonly stays: string };

/** Throws TextEmpty without a reason to stay. */
export function decideLead(
  doc: Y.Doc,
  author: Author,
  transitionId: string,
  decision: LeadDecision,
): void {
  const { copies } = requireMerged(doc, transitionId);
  const patch: Patch<ChronicleEntry> =
    'stays' in decision
      ? { leadStays: decision.stays, leadTo: undefined, leadFrom: undefined }
      : { leadTo: decision.to, leadFrom: decision.from, leadStays: undefined };
  write(doc, author, () => {
    for (const copy of copies) patchEntity(doc, author, chronicleEntity, copy, patch);
  });
}
