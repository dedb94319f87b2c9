export interface Group<T> {
  readonly key: string;
  readonly label: string;
  readonly entries: readonly T[];
}

/** A group, or the part of a long one that stands in one column. */
export interface GroupPart<T> extends Group<T> {
  readonly of: number;
}

/** Where the hub keeps a corner of the field free. */
export interface Corner {
  readonly column: number;
  /** In cards. */
  readonly height: number;
}

/** In cards, as all heights here. */
const headline = 0.7;
/** A group so much longer than an even column is parted, unless it is short anyway. */
const stretch = 1.5;
const short = 6;

const heightOf = ({ entries }: Group<unknown>) => headline + entries.length;

function partsOf<T>(group: Group<T>, height: number): readonly GroupPart<T>[] {
  const { key, label, entries } = group;
  const count =
    heightOf(group) > Math.max(height * stretch, short) ? Math.ceil(entries.length / height) : 1;
  const size = Math.ceil(entries.length / count);
  return Array.from({ length: count }, (_, index) => ({
    key: `${key} ${index}`,
    label,
    of: entries.length,
    entries: entries.slice(index * size, (index + 1) * size),
  })).filter((part) => part.entries.length > 0);
}

/** How high the columns are where everything is spread evenly. */
export function evenHeight(groups: readonly Group<unknown>[], count: number): number {
  return groups.reduce((sum, group) => sum + heightOf(group), 0) / count;
}

/** Groups in reading order, column after column, as evenly as they go. */
export function fieldColumns<T>(
  groups: readonly Group<T>[],
  count: number,
  corner: Corner,
): readonly (readonly GroupPart<T>[])[] {
  const even = Math.max(1, evenHeight(groups, count) + corner.height / count);
  const parts = groups.flatMap((group) => partsOf(group, even));
  const taken = (column: number) => (column === corner.column ? corner.height : 0);
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

/** Radius around the hub's centre that the cards of an opened field keep clear, px, and the edge of the field before it. */
export const keepOut = 134;
const edge = 4;
/** Kept free inside the field before the first and after the last card, px. */
const padding = 24;

/**
 * How much of the field's height shows cards. Columns that fit stand around the hub; where they have to scroll, the
 * scrolling area ends at the hub, so that no card ever passes under it. Heights without what the hub takes, px.
 */
export function roomForCards(
  heights: readonly number[],
  hubColumn: number,
  height: number,
): number {
  const hub = keepOut - edge;
  const fits = heights.every(
    (column, index) => column + padding + (index === hubColumn ? hub - 10 : 0) <= height,
  );
  return fits ? height : Math.max(0, height - hub);
}
