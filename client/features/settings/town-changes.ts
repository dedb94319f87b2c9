import { isSame, sorted } from '../../../shared/method/merge.ts';
import type { TownContent, TownDepartment } from '../../../shared/method/town-settings.ts';

export type TownSection = keyof TownContent;

/** One difference between two versions; `id` and `name` of what it is about, absent where it is the section itself. */
export type TownChange = {
  readonly section: TownSection;
  readonly id?: string;
  readonly name?: string | undefined;
} & (
  | { readonly kind: 'added' | 'changed' | 'retired' | 'restored' | 'removed' | 'order' }
  /** A department went on in another one, or does so no more. */
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'parted' }
);

const sections = [
  'departments',
  'phases',
  'instruments',
  'questions',
  'chains',
  'transitions',
  'conference',
] as const;

/** What turned `before` into `after`, in the order of the sections. */
export function townChanges(before: TownContent, after: TownContent): readonly TownChange[] {
  return sections.flatMap((section) => changesOf(section, before, after));
}

interface Item {
  readonly id: string;
  readonly name: string | undefined;
  readonly retired: boolean;
  readonly mergedInto: string | undefined;
  readonly content: string;
}

function itemsOf(section: Exclude<TownSection, 'conference'>, town: TownContent): readonly Item[] {
  switch (section) {
    case 'departments':
      return town.departments.map((each) => item(each, each.id, each.id));
    case 'phases':
      return town.phases.map((each) => item(each, each.kind, each.name));
    case 'instruments':
      return town.instruments.map((each) => item(each, each.id, each.name));
    case 'questions':
      return town.questions.map((each) => item(each, each.id, each.text));
    case 'chains':
      // Its version follows from what changed.
      return town.chains.map((each) => item({ ...each, version: 0 }, each.id, each.name));
    case 'transitions':
      return town.transitions.map((each) => item(each, each.id, each.label));
  }
}

function item(value: object, id: string, name: string | undefined): Item {
  const { retired, mergedInto, ...rest } = value as Partial<TownDepartment>;
  const content = JSON.stringify(sorted(rest));
  return { id, name, retired: retired === true, mergedInto, content };
}

function changesOf(
  section: TownSection,
  before: TownContent,
  after: TownContent,
): readonly TownChange[] {
  if (section === 'conference')
    return isSame(before.conference, after.conference) ? [] : [{ section, kind: 'changed' }];
  const [was, is] = [itemsOf(section, before), itemsOf(section, after)];
  const old = new Map(was.map((each) => [each.id, each]));
  const kept = new Set(is.map(({ id }) => id));
  const changes = is.flatMap(
    ({ id, name, retired, mergedInto, content }): readonly TownChange[] => {
      const earlier = old.get(id);
      if (!earlier) return [{ section, kind: 'added', id, name }];
      const found: TownChange[] = [];
      if (earlier.content !== content) found.push({ section, kind: 'changed', id, name });
      if (earlier.retired !== retired)
        found.push({ section, kind: retired ? 'retired' : 'restored', id, name });
      if (mergedInto !== undefined && mergedInto !== earlier.mergedInto)
        found.push({ section, kind: 'merged', id, name, into: mergedInto });
      if (mergedInto === undefined && earlier.mergedInto !== undefined && retired)
        found.push({ section, kind: 'parted', id, name });
      return found;
    },
  );
  const removed = was
    .filter(({ id }) => !kept.has(id))
    .map(({ id, name }): TownChange => ({ section, kind: 'removed', id, name }));
  const common = (list: readonly Item[], other: ReadonlySet<string>) =>
    list
      .filter(({ id, retired }) => other.has(id) && !retired)
      .map(({ id }) => id)
      .join();
  const stays = new Set(
    is.filter(({ id, retired }) => !retired && old.get(id)?.retired === false).map(({ id }) => id),
  );
  const order: readonly TownChange[] =
    common(was, stays) === common(is, stays) ? [] : [{ section, kind: 'order' }];
  return [...changes, ...removed, ...order];
}
