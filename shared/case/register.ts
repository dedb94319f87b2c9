import type * as Y from 'yjs';
import type { Signature } from './author.ts';
import { isId, rootMap } from './roots.ts';
import type { Unreadable } from './unreadable.ts';

/** Something decided. Append-only: what it takes the place of stays readable. */
export interface Decision extends Signature {
  readonly id: string;
  /** Decisions this one takes the place of. */
  readonly supersedes: readonly string[];
}

/** An "exactly one" fact that keeps both values when two are set at once. */
export interface Register<D extends Decision> {
  readonly all: ReadonlyMap<string, D>;
  /** What no other decision supersedes, oldest first. More than one: two were set at once and wait to be decided. */
  readonly current: readonly D[];
  /** Superseded ones, newest first. */
  readonly earlier: readonly D[];
}

const oldestFirst = (a: Decision, b: Decision) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** Total. Once something was decided there is a current decision, even if a damaged document lets them supersede each other in a circle. */
export function readRegister<D extends Decision>(
  doc: Y.Doc,
  root: string,
  read: (id: string, raw: unknown) => D | undefined,
  unreadable: Unreadable[],
): Register<D> {
  const all = new Map<string, D>();
  const stored = rootMap(doc, root);
  if (!stored) unreadable.push({ root, why: 'damaged' });
  for (const [id, raw] of stored?.entries() ?? []) {
    const decision = isId(id) ? read(id, raw) : undefined;
    if (decision) all.set(id, decision);
    else unreadable.push({ root, id: id.slice(0, 64), why: 'damaged' });
  }
  return registerOf(all);
}

function registerOf<D extends Decision>(all: ReadonlyMap<string, D>): Register<D> {
  const superseded = new Set<string>();
  for (const decision of all.values()) {
    for (const id of decision.supersedes) if (id !== decision.id) superseded.add(id);
  }
  const sorted = [...all.values()].sort(oldestFirst);
  let current = sorted.filter((decision) => !superseded.has(decision.id));
  if (current.length === 0) current = sorted.slice(-1);
  const shown = new Set(current);
  return { all, current, earlier: sorted.filter((decision) => !shown.has(decision)).reverse() };
}

/** The register as it stood at that server time, ms. */
export function registerAt<D extends Decision>(
  { all }: Pick<Register<D>, 'all'>,
  until: number,
): Register<D> {
  return registerOf(new Map([...all].filter(([, { at }]) => at <= until)));
}

export function readSupersedes(raw: unknown): readonly string[] {
  return Array.isArray(raw) ? raw.filter(isId) : [];
}
