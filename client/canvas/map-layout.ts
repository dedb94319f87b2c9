import type { ResourceField } from '../../shared/case/resource-field.ts';
import { perField } from '../ui/per-field.ts';

/** Page units; the origin is the crossing of the fields, where the hub stands. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Size {
  readonly w: number;
  readonly h: number;
}

export const hubRadius = 124;
/** No card comes closer to the hub's centre. */
export const keepOutRadius = hubRadius + 36;
/** The page the design is drawn for; a larger window shows it larger, then shows more of it. */
const designPage: Size = { w: 1049, h: 768 };
/** Below this the map is panned instead of shrunk. */
const smallestPage: Size = { w: 840, h: 560 };
const zoomMin = 0.8;
const zoomMax = 1.6;
const quadrantGap = 8;
/** The row of the headline, and the strip at the opposite edge. */
const headlineHeight = 50;
const edgePadding = 8;
const outerPadding = 14;
const innerPadding = 9;
const columnGap = 9;
const cardGap = 11;
const columnWidth = 244;
const columnWidthMax = 300;
export const stackHeight = 61;

export function fitPage(container: Size): { readonly zoom: number; readonly page: Size } {
  const fit = Math.min(container.w / designPage.w, container.h / designPage.h);
  const zoom = Math.max(zoomMin, Math.min(zoomMax, fit));
  const page = {
    w: Math.max(smallestPage.w, container.w / zoom),
    h: Math.max(smallestPage.h, container.h / zoom),
  };
  return { zoom, page };
}

export interface FieldLayout {
  readonly rect: Rect;
  readonly isUpper: boolean;
  readonly isLeft: boolean;
  /** What is shown, as it is read: outer column first, each from top to bottom. */
  readonly shown: readonly string[];
  /** Everything in the order of the case. */
  readonly order: readonly string[];
  /** Everything in the order in which it is shown: what has room, then what has none. */
  readonly arranged: readonly string[];
  /** What found no room, in order. */
  readonly hidden: readonly string[];
  readonly stack: Rect | undefined;
}

export interface MapLayout {
  readonly page: Size;
  readonly fields: Readonly<Record<ResourceField, FieldLayout>>;
  /** Shown entries only. */
  readonly cards: ReadonlyMap<string, Rect>;
}

export interface LayoutInput {
  readonly page: Size;
  /** Entry ids per field. */
  readonly order: Readonly<Record<ResourceField, readonly string[]>>;
  /** Their order in a field that cannot show them all: the first ones are shown. */
  readonly crowdedOrder?: Readonly<Record<ResourceField, readonly string[]>>;
  /** Their order wherever it is already decided, full or not. */
  readonly kept?: Readonly<Record<ResourceField, readonly string[]>> | undefined;
  readonly heightOf: (id: string, width: number) => number;
  /** Entries that are shown whatever comes before them: just touched by this person. */
  readonly pinned?: ReadonlySet<string>;
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

const isUpperField = (field: ResourceField) => field === 'personal' || field === 'social';
const isLeftField = (field: ResourceField) => field === 'personal' || field === 'material';

function fieldRect(field: ResourceField, page: Size): Rect {
  const w = page.w / 2 - quadrantGap / 2;
  const h = page.h / 2 - quadrantGap / 2;
  return {
    x: isLeftField(field) ? -page.w / 2 : quadrantGap / 2,
    y: isUpperField(field) ? -page.h / 2 : quadrantGap / 2,
    w,
    h,
  };
}

/** The columns of a field from the outer edge inwards, each as high as the hub leaves it. */
function columnsOf(field: ResourceField, rect: Rect): Column[] {
  const room = rect.w - outerPadding - innerPadding;
  const count = Math.max(1, Math.floor((room + columnGap + 0.5) / (columnWidth + columnGap)));
  const width = Math.min(columnWidthMax, (room - (count - 1) * columnGap) / count);
  return Array.from({ length: count }, (_, index) => {
    const inset = outerPadding + index * (width + columnGap);
    const x = isLeftField(field) ? rect.x + inset : rect.x + rect.w - inset - width;
    const nearest = Math.max(0, isLeftField(field) ? -(x + width) : x);
    const reach = Math.sqrt(Math.max(0, keepOutRadius ** 2 - nearest ** 2));
    return isUpperField(field)
      ? {
          x,
          width,
          top: rect.y + headlineHeight,
          bottom: Math.min(rect.y + rect.h - edgePadding, -reach),
        }
      : {
          x,
          width,
          top: Math.max(rect.y + edgePadding, reach),
          bottom: rect.y + rect.h - headlineHeight,
        };
  });
}

type Filling = readonly (readonly string[])[];

/** So many ways to share entries among columns are tried before fewer entries are. */
const maxTries = 4_000;

/** Shares entries among columns so that all fit, each column in order, outer columns first; undefined if they do not. */
function share(
  ids: readonly string[],
  rooms: readonly number[],
  heightOf: HeightIn,
): Filling | undefined {
  const filled: string[][] = rooms.map(() => []);
  const free = rooms.map((room) => room + cardGap);
  let tries = 0;
  const place = (index: number): boolean => {
    const id = ids[index];
    if (id === undefined) return true;
    if (++tries > maxTries) return false;
    return filled.some((column, at) => {
      const needed = heightOf(id, at) + cardGap;
      const room = free[at] ?? 0;
      if (needed > room) return false;
      free[at] = room - needed;
      column.push(id);
      if (place(index + 1)) return true;
      column.pop();
      free[at] = room;
      return false;
    });
  };
  return place(0) ? filled : undefined;
}

type HeightIn = (id: string, column: number) => number;

/** As many of the first entries as fit. */
function fill(order: readonly string[], rooms: readonly number[], heightOf: HeightIn): Filling {
  const all = rooms.reduce((sum, room) => sum + Math.max(0, room + cardGap), 0);
  let count = 0;
  for (let sum = 0; count < order.length; count++) {
    sum += Math.min(...rooms.map((_, at) => heightOf(order[count] ?? '', at))) + cardGap;
    if (sum > all) break;
  }
  for (; count > 0; count--) {
    const filled = share(order.slice(0, count), rooms, heightOf);
    if (filled) return filled;
  }
  return rooms.map(() => []);
}

const size = (filling: Filling) => filling.reduce((sum, column) => sum + column.length, 0);

/** `order` with the pinned entries moved forward until they are among those that fit. */
function withPinned(
  order: readonly string[],
  pinned: ReadonlySet<string> | undefined,
  fits: (order: readonly string[]) => number,
): readonly string[] {
  let result = order;
  for (const id of order) {
    if (!pinned?.has(id)) continue;
    for (let at = fits(result); at >= 0; at--) {
      if (result.indexOf(id) < fits(result)) break;
      result = result.filter((other) => other !== id).toSpliced(at, 0, id);
    }
  }
  return result;
}

function layoutField(
  field: ResourceField,
  input: LayoutInput,
  cards: Map<string, Rect>,
): FieldLayout {
  const rect = fieldRect(field, input.page);
  const columns = columnsOf(field, rect);
  const given = input.order[field];
  const heightOf: HeightIn = (id, at) => input.heightOf(id, columns[at]?.width ?? columnWidth);
  const rooms = columns.map(({ top, bottom }) => bottom - top);
  const kept = input.kept?.[field];
  let order = kept ?? given;
  let filling = fill(order, rooms, heightOf);
  const overflows = size(filling) < given.length;
  if (overflows) {
    const reserved = stackHeight + cardGap;
    const beside = rooms.map((room, at) => (at === 0 ? room - reserved : room));
    const fits = (ids: readonly string[]) => size(fill(ids, beside, heightOf));
    order = withPinned(kept ?? input.crowdedOrder?.[field] ?? given, input.pinned, fits);
    filling = fill(order, beside, heightOf);
  }
  let stack: Rect | undefined;
  columns.forEach((column, index) => {
    const ids = filling[index] ?? [];
    const hasStack = overflows && index === 0;
    const heights = ids.map((id) => heightOf(id, index));
    if (hasStack) heights.push(stackHeight);
    const total = heights.reduce((sum, height) => sum + height + cardGap, -cardGap);
    let y = isUpperField(field) ? column.top : column.bottom - total;
    heights.forEach((h, row) => {
      const place = { x: column.x, y, w: column.width, h };
      const id = ids[row];
      if (id === undefined) stack = place;
      else cards.set(id, place);
      y += h + cardGap;
    });
  });
  return {
    rect,
    isUpper: isUpperField(field),
    isLeft: isLeftField(field),
    shown: filling.flat(),
    order: given,
    arranged: order,
    hidden: order.slice(size(filling)),
    stack,
  };
}

/** Where everything lies on a page of that size: never under the hub, never over one another. */
export function layoutMap(input: LayoutInput): MapLayout {
  const cards = new Map<string, Rect>();
  const fields = perField((field) => layoutField(field, input, cards));
  return { page: input.page, fields, cards };
}

export interface Slot {
  readonly field: ResourceField;
  /** The entry it is put before; undefined: at the end of the field. */
  readonly before: string | undefined;
}

/** The place an entry gets that is dropped at a point of the page. */
export function slotAt(
  layout: MapLayout,
  point: { readonly x: number; readonly y: number },
  moved: string,
): Slot {
  const field: ResourceField =
    point.y < 0
      ? point.x < 0
        ? 'personal'
        : 'social'
      : point.x < 0
        ? 'material'
        : 'infrastructural';
  const { shown, arranged } = layout.fields[field];
  const others = shown.filter((id) => id !== moved);
  const rects = others.flatMap((id) => layout.cards.get(id) ?? []);
  const distance = (rect: Rect) => Math.abs(point.x - (rect.x + rect.w / 2));
  const nearest = Math.min(...rects.map(distance));
  const inColumn = others.filter((_, index) => {
    const rect = rects[index];
    return rect !== undefined && distance(rect) - nearest < 1;
  });
  const isBelow = (id: string) => {
    const rect = layout.cards.get(id);
    return rect !== undefined && point.y < rect.y + rect.h / 2;
  };
  const following = inColumn.find(isBelow);
  if (following !== undefined) return { field, before: following };
  const last = inColumn.at(-1);
  const rest = arranged.filter((id) => id !== moved);
  return { field, before: last === undefined ? undefined : rest[rest.indexOf(last) + 1] };
}
