import * as Y from 'yjs';
import {
  type AgeGroup,
  ageGroups,
  type SupportPhase,
  supportPhases,
} from '../method/instruments.ts';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { addCondition } from './condition.ts';
import {
  byAge,
  changeMember,
  createEntity,
  defineEntity,
  type EntityBase,
  type Patch,
  patchEntity,
  readEntity,
  removeEntity,
  requireEntity,
  requireReadable,
} from './entity.ts';
import {
  choice,
  keySet,
  line,
  optional,
  orderKey,
  reference,
  referenceSet,
  rescued,
  sharedText,
  withDefault,
} from './field-kinds.ts';
import { byOrder, makeRoom, placeAt, placeBefore, type Stored } from './order.ts';
import { fixedEntry, isId, isRemovalMark, type RootName, rootMap } from './roots.ts';
import { storedIn } from './vaults.ts';
import { write } from './write.ts';

export const fits = ['low', 'partial', 'high'] as const;
export type Fit = (typeof fits)[number];

/** The Passivlösung "Alles bleibt, wie es ist" has this id on every board. */
export const statusQuoId = fixedEntry.id;
const statusQuoLetter = '0';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letterPattern = /^[A-Z]{1,3}$/;

/** What a department proposes to do, beside the others' proposals. */
export interface Strategy extends EntityBase {
  /** "A" … "Z", "AA" …; "A2" a changed copy of A; "0" the Passivlösung. No two strategies of a board show the same. */
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
  /** The strategy it is a changed copy of. */
  readonly amendsId?: string;
  readonly order: string;
}

export const strategyEntity = defineEntity<Strategy>('strategies', {
  // A lost letter is none of ours: the next free one is shown.
  letter: rescued(line(3), '?'),
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
  amendsId: optional(reference('strategies')),
  order: withDefault(orderKey, 'a0'),
});

/** The strategies beside the Passivlösung, straight from the document. */
function strategiesOf(doc: Y.Doc): Stored[] {
  const found: Stored[] = [];
  for (const [id, stored] of rootMap(doc, 'strategies')?.entries() ?? []) {
    if (!(stored instanceof Y.Map) || !isId(id) || id === statusQuoId) continue;
    found.push({ id, order: orderKey.read(stored.get('order')).value ?? 'a0', stored });
  }
  return found.sort(byOrder);
}

const isThere = ({ stored }: Stored) => !isRemovalMark(stored.get('removed'));

/** A, B, … Z, AA, AB, … */
function letterAt(index: number): string {
  const last = alphabet.charAt(index % 26);
  return index < 26 ? last : letterAt(Math.floor(index / 26) - 1) + last;
}

/** Gives the letters that are not taken, one after the other. */
function* freeLetters(taken: ReadonlySet<string>): Generator<string, never> {
  for (let index = 0; ; index++) {
    const letter = letterAt(index);
    if (!taken.has(letter)) yield letter;
  }
}

export interface NewStrategy
  extends Omit<
    Patch<Strategy>,
    'letter' | 'order' | 'title' | 'summary' | 'rationale' | 'amendsId'
  > {
  readonly title: string;
  readonly summary?: string;
  readonly rationale?: string;
  readonly department?: string;
}

/** Proposes a strategy as the last one, with the next free letter; a removed one keeps its letter, it may come back. */
export function proposeStrategy(doc: Y.Doc, author: Author, input: NewStrategy): string {
  const all = strategiesOf(doc);
  const others = all.filter(isThere);
  const place = placeAt(others, others.length);
  const known = all.flatMap(
    ({ id, stored }) => readEntity(strategyEntity, id, stored).entity ?? [],
  );
  // Neither one that is shown nor one that is only stored: giving either away would rename a strategy.
  const taken = new Set([...known.map(({ letter }) => letter), ...shownLetters(known).values()]);
  let id = '';
  write(doc, author, () => {
    id = createEntity(doc, author, strategyEntity, {
      ...input,
      summary: input.summary ?? '',
      rationale: input.rationale ?? '',
      letter: freeLetters(taken).next().value,
      order: place.orders[0],
    });
    makeRoom(place);
  });
  return id;
}

export interface Amendment {
  readonly title: string;
  readonly summary: string;
  /** Which answer to which round it takes up. */
  readonly answers?: { readonly text: string; readonly roundId?: string | undefined } | undefined;
}

/**
 * Lays a changed copy of a strategy beside it, "A2" beside "A": both can be weighed. It keeps all that is not said anew.
 * Throws StatusQuoFixed, besides what createEntity throws. Returns the copy's id.
 */
export function amendStrategy(
  doc: Y.Doc,
  author: Author,
  id: string,
  { title, summary, answers }: Amendment,
): string {
  if (id === statusQuoId) throw new CaseError({ code: 'StatusQuoFixed' });
  const base = requireReadable(doc, strategyEntity, id);
  const others = strategiesOf(doc).filter(isThere);
  const place = placeAt(others, others.findIndex((other) => other.id === id) + 1);
  // What is lost for good cannot be referred to anew.
  const stored = (root: RootName, ids: readonly string[]) =>
    ids.filter((each) => storedIn(doc, root, each) !== undefined);
  let amendedId = '';
  write(doc, author, () => {
    amendedId = createEntity(doc, author, strategyEntity, {
      ...base,
      department: undefined,
      resourceIds: stored('resources', base.resourceIds),
      gapIds: stored('gaps', base.gapIds),
      title,
      summary,
      amendsId: id,
      order: place.orders[0],
    });
    makeRoom(place);
    if (answers) addCondition(doc, author, { ...answers, strategyId: id, amendedId });
  });
  return amendedId;
}

/** Whose proposal it is: who changed it last, after those it goes back to. */
export function proposersOf(
  strategies: ReadonlyMap<string, Strategy>,
  strategy: Strategy,
): readonly string[] {
  const line = new Set([strategy]);
  for (let next = baseOf(strategies, strategy); next; next = baseOf(strategies, next)) {
    if (line.has(next)) return [strategy.department];
    line.add(next);
  }
  return [...new Set([...line].reverse().map(({ department }) => department))];
}

/** What each strategy goes back to; itself where copies go round in a circle. Looks at each once, however long the lines. */
function originsOf(strategies: ReadonlyMap<string, Strategy>): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  const circular = new Set<string>();
  for (const strategy of strategies.values()) {
    const line = new Set<string>();
    let last = strategy;
    while (!line.has(last.id) && !origins.has(last.id)) {
      line.add(last.id);
      last = baseOf(strategies, last) ?? last;
    }
    const base = baseOf(strategies, last);
    const isCircular = circular.has(last.id) || (line.has(last.id) && base !== undefined);
    for (const id of line) {
      origins.set(id, isCircular ? id : (origins.get(last.id) ?? last.id));
      if (isCircular) circular.add(id);
    }
  }
  return origins;
}

const baseOf = (strategies: ReadonlyMap<string, Strategy>, { amendsId }: Strategy) =>
  amendsId === undefined ? undefined : strategies.get(amendsId);

/** The Passivlösung; only the server seeds it, once. Its fit can be weighed like any other's. */
export function seedStatusQuo(doc: Y.Doc, author: Author, title: string, summary: string): void {
  if (rootMap(doc, 'strategies')?.has(statusQuoId)) return;
  createEntity(
    doc,
    author,
    strategyEntity,
    { letter: statusQuoLetter, title, summary, rationale: '', order: 'z0' },
    statusQuoId,
  );
}

export type StrategyPatch = Omit<
  Patch<Strategy>,
  'letter' | 'title' | 'summary' | 'rationale' | 'amendsId' | 'order'
>;

export function updateStrategy(doc: Y.Doc, author: Author, id: string, patch: StrategyPatch): void {
  patchEntity(doc, author, strategyEntity, id, patch);
}

/** Puts a strategy before another one, or last. */
export function placeStrategy(doc: Y.Doc, author: Author, id: string, before?: string): void {
  if (id === statusQuoId) throw new CaseError({ code: 'StatusQuoFixed' });
  const stored = requireEntity(doc, 'strategies', id);
  const place = placeBefore(strategiesOf(doc).filter(isThere), [{ id, stored }], before);
  if (place) write(doc, author, place);
}

export function removeStrategy(doc: Y.Doc, author: Author, id: string): void {
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
  if (linked) requireEntity(doc, card.root, card.id);
  const field = card.root === 'resources' ? 'resourceIds' : 'gapIds';
  changeMember(doc, author, strategyEntity, id, field, card.id, linked);
}

/** What the strategy builds on gains several cards: all of them or, where one is not there, none. */
export function linkAllToStrategy(
  doc: Y.Doc,
  author: Author,
  id: string,
  cards: readonly { readonly root: 'resources' | 'gaps'; readonly id: string }[],
): void {
  requireEntity(doc, 'strategies', id);
  for (const card of cards) requireEntity(doc, card.root, card.id);
  write(doc, author, () => {
    for (const card of cards) linkToStrategy(doc, author, id, card, true);
  });
}

/**
 * Letters as shown, by id: two people proposing at once may both have stored "C"; the later one shows the next free
 * letter, the same on every replica. A changed copy shows the letter of what it goes back to and which version it is. Removed ones count too, so that taking one away or back renames nobody else.
 */
export function shownLetters(strategies: Iterable<Strategy>): Map<string, string> {
  const shown = new Map<string, string>();
  const taken = new Set<string>();
  const homeless: string[] = [];
  const amended: { readonly id: string; readonly originId: string }[] = [];
  const inTurn = [...strategies].sort(byAge);
  const origins = originsOf(new Map(inTurn.map((strategy) => [strategy.id, strategy])));
  for (const strategy of inTurn) {
    const { id, letter } = strategy;
    const originId = origins.get(id) ?? id;
    if (id === statusQuoId) shown.set(id, statusQuoLetter);
    else if (originId !== id && originId !== statusQuoId) amended.push({ id, originId });
    else if (letterPattern.test(letter) && !taken.has(letter)) {
      taken.add(letter);
      shown.set(id, letter);
    } else homeless.push(id);
  }
  const free = freeLetters(taken);
  for (const id of homeless) shown.set(id, free.next().value);
  const versions = new Map<string, number>();
  for (const { id, originId } of amended) {
    const version = (versions.get(originId) ?? 1) + 1;
    versions.set(originId, version);
    shown.set(id, `${shown.get(originId)}${version}`);
  }
  return shown;
}

/** The letter as shown, without the version. */
const letterAlone = ({ letter }: Strategy) => letter.replace(/\d+$/, '');

/** The letter a changed copy of this strategy would show: versions count on, those that were removed included. */
export function nextVersion(
  {
    strategies,
    removed,
  }: {
    readonly strategies: ReadonlyMap<string, Strategy>;
    readonly removed: { readonly strategies: ReadonlyMap<string, EntityBase> };
  },
  id: string,
): string {
  const base = strategies.get(id);
  if (!base) return '';
  const all = [...strategies.values(), ...(removed.strategies.values() as Iterable<Strategy>)];
  const versions = all.filter((strategy) => letterAlone(strategy) === letterAlone(base));
  return `${letterAlone(base)}${versions.length + 1}`;
}
