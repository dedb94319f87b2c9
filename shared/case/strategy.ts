import * as Y from 'yjs';
import {
  type AgeGroup,
  ageGroups,
  type SupportPhase,
  supportPhases,
} from '../method/instruments.ts';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import {
  createEntity,
  defineEntity,
  type EntityBase,
  type Patch,
  patchEntity,
  removeEntity,
  requireEntity,
} from './entity.ts';
import {
  choice,
  keySet,
  line,
  optional,
  orderKey,
  referenceSet,
  sharedText,
  withDefault,
} from './field-kinds.ts';
import { byOrder, type Ordered, orderAt } from './order.ts';
import { isId, rootMap } from './roots.ts';

export const fits = ['low', 'partial', 'high'] as const;
export type Fit = (typeof fits)[number];

export const strategyStates = ['offered', 'resting', 'notPursued'] as const;
export type StrategyState = (typeof strategyStates)[number];

/** The Passivlösung "Alles bleibt, wie es ist" has this id on every board. */
export const statusQuoId = 'status-quo';
const statusQuoLetter = '0';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What a department proposes to do, beside the others' proposals. */
export interface Strategy extends EntityBase {
  /** As stored; `uniqueLetters` gives the one to show. */
  readonly letter: string;
  readonly title: string;
  readonly summary: string;
  readonly rationale: string;
  readonly phase?: SupportPhase;
  readonly ageGroup?: AgeGroup;
  readonly instrumentIds: readonly string[];
  readonly resourceIds: readonly string[];
  readonly gapIds: readonly string[];
  readonly fitToDirection?: Fit;
  readonly fitToDirectionReason?: string;
  readonly fitToWill?: Fit;
  readonly fitToWillReason?: string;
  readonly conditions: string;
  readonly state: StrategyState;
  readonly order: string;
}

export const strategyEntity = defineEntity<Strategy>('strategies', {
  letter: line(1),
  title: sharedText(80),
  summary: sharedText(140, false, true),
  rationale: sharedText(2000, true, true),
  phase: optional(choice(supportPhases)),
  ageGroup: optional(choice(ageGroups)),
  instrumentIds: keySet,
  resourceIds: referenceSet('resources'),
  gapIds: referenceSet('gaps'),
  fitToDirection: optional(choice(fits)),
  fitToDirectionReason: optional(line(120)),
  fitToWill: optional(choice(fits)),
  fitToWillReason: optional(line(120)),
  conditions: sharedText(1000, true, true),
  state: withDefault(choice(strategyStates), 'offered'),
  order: withDefault(orderKey, 'a0'),
});

function stored(doc: Y.Doc, except?: string): (Ordered & { letter: unknown })[] {
  const found: (Ordered & { letter: unknown })[] = [];
  for (const [id, entry] of rootMap(doc, 'strategies')?.entries() ?? []) {
    if (!(entry instanceof Y.Map) || !isId(id) || id === statusQuoId || id === except) continue;
    if (entry.has('removed')) continue;
    found.push({
      id,
      order: orderKey.read(entry.get('order')).value ?? 'a0',
      letter: entry.get('letter'),
    });
  }
  return found.sort(byOrder);
}

function freeLetter(taken: ReadonlySet<unknown>): string {
  return [...letters].find((letter) => !taken.has(letter)) ?? 'Z';
}

export interface NewStrategy
  extends Omit<
    Patch<Strategy>,
    'letter' | 'order' | 'state' | 'title' | 'summary' | 'rationale' | 'conditions'
  > {
  readonly title: string;
  readonly summary?: string;
  readonly rationale?: string;
  readonly conditions?: string;
  readonly department?: string;
}

/** Proposes a strategy as the last one, with the next free letter. */
export function proposeStrategy(doc: Y.Doc, author: Author, input: NewStrategy): string {
  const others = stored(doc);
  return createEntity(doc, author, strategyEntity, {
    ...input,
    summary: input.summary ?? '',
    rationale: input.rationale ?? '',
    conditions: input.conditions ?? '',
    letter: freeLetter(new Set(others.map((other) => other.letter))),
    order: orderAt(others, others.length),
  });
}

/** The Passivlösung; only the server seeds it. Its fit can be weighed like any other's. */
export function seedStatusQuo(doc: Y.Doc, author: Author, title: string, summary: string): void {
  createEntity(
    doc,
    author,
    strategyEntity,
    { letter: statusQuoLetter, title, summary, rationale: '', conditions: '', order: 'z0' },
    statusQuoId,
  );
}

export type StrategyPatch = Omit<
  Patch<Strategy>,
  'letter' | 'title' | 'summary' | 'rationale' | 'conditions' | 'order'
>;

export function updateStrategy(doc: Y.Doc, author: Author, id: string, patch: StrategyPatch): void {
  if (id === statusQuoId && patch.state !== undefined)
    throw new CaseError({ code: 'StatusQuoFixed' });
  patchEntity(doc, author, strategyEntity, id, patch);
}

/** Puts a strategy before another one, or last. */
export function placeStrategy(doc: Y.Doc, author: Author, id: string, before?: string): void {
  if (id === statusQuoId) throw new CaseError({ code: 'StatusQuoFixed' });
  requireEntity(doc, 'strategies', id);
  const others = stored(doc, id);
  const index = others.findIndex((other) => other.id === before);
  patchEntity(doc, author, strategyEntity, id, {
    order: orderAt(others, index < 0 ? others.length : index),
  });
}

export function removeStrategy(doc: Y.Doc, author: Author, id: string): void {
  if (id === statusQuoId) throw new CaseError({ code: 'StatusQuoFixed' });
  removeEntity(doc, author, 'strategies', id);
}

/** The card belongs to what the strategy builds on, or no longer. */
export function linkToStrategy(
  doc: Y.Doc,
  author: Author,
  id: string,
  card: { readonly root: 'resources' | 'gaps'; readonly id: string },
  linked: boolean,
): void {
  const entry = requireEntity(doc, 'strategies', id);
  requireEntity(doc, card.root, card.id);
  const field = card.root === 'resources' ? 'resourceIds' : 'gapIds';
  const current = strategyEntity.kinds[field].read(entry.get(field)).value ?? [];
  const others = current.filter((other) => other !== card.id);
  patchEntity(doc, author, strategyEntity, id, {
    [field]: linked ? [...others, card.id] : others,
  });
}

/**
 * Letters as shown: two people proposing at once may both have stored "C"; the later one shows the next free letter,
 * the same on every replica. Entries that need no change keep their reference.
 */
export function uniqueLetters(strategies: readonly Strategy[]): Strategy[] {
  const taken = new Set<string>([statusQuoLetter]);
  const age = [...strategies].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const shown = new Map<string, Strategy>();
  const homeless: Strategy[] = [];
  for (const strategy of age) {
    if (strategy.id === statusQuoId)
      shown.set(
        strategy.id,
        strategy.letter === statusQuoLetter ? strategy : { ...strategy, letter: statusQuoLetter },
      );
    else if (letters.includes(strategy.letter) && !taken.has(strategy.letter)) {
      taken.add(strategy.letter);
      shown.set(strategy.id, strategy);
    } else homeless.push(strategy);
  }
  for (const strategy of homeless) {
    const letter = freeLetter(taken);
    taken.add(letter);
    shown.set(strategy.id, { ...strategy, letter });
  }
  return strategies.map((strategy) => shown.get(strategy.id) ?? strategy);
}
