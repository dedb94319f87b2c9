export interface Group<T> {
  readonly key: string;
  readonly label: string;
  readonly entries: readonly T[];
}

/** A group, or the part of a long one that stands in one column. */
export interface GroupPart<T> extends Group<T> {
  readonly of: number;
}

/** Heights in cards: a headline, and the corner the hub takes. */
const headline = 0.7;
const hub = 1.8;
/** A group so much longer than a column is parted. */
const stretch = 1.5;

const heightOf = ({ entries }: Group<unknown>) => headline + entries.length;

function partsOf<T>(group: Group<T>, height: number): readonly GroupPart<T>[] {
  const { key, label, entries } = group;
  const count = heightOf(group) > height * stretch ? Math.ceil(entries.length / height) : 1;
  const size = Math.ceil(entries.length / count);
  return Array.from({ length: count }, (_, index) => ({
    key: `${key} ${index}`,
    label,
    of: entries.length,
    entries: entries.slice(index * size, (index + 1) * size),
  })).filter((part) => part.entries.length > 0);
}

/** Groups in reading order, column after column, as evenly as they go; the hub stands in the first column or the last. */
export function fieldColumns<T>(
  groups: readonly Group<T>[],
  count: number,
  hubAt: 'first' | 'last',
): readonly (readonly GroupPart<T>[])[] {
  const total = groups.reduce((sum, group) => sum + heightOf(group), hub);
  const even = Math.max(1, total / count);
  const parts = groups.flatMap((group) => partsOf(group, even));
  const taken = (column: number) => (column === (hubAt === 'first' ? 0 : count - 1) ? hub : 0);
  for (let height = even; ; height += 0.5) {
    const columns: GroupPart<T>[][] = [[]];
    let room = height - taken(0);
    for (const part of parts) {
      while (room < heightOf(part) && columns.length <= count) {
        room = height - taken(columns.length);
        columns.push([]);
      }
      columns.at(-1)?.push(part);
      room -= heightOf(part);
    }
    if (columns.length > count) continue;
    while (columns.length < count) columns.push([]);
    return columns;
  }
}
