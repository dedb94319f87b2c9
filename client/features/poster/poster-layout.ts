import { type ResourceField, resourceFields } from '../../../shared/case/resource-field.ts';

import { perField } from '../../ui/per-field.ts';
import { wrap } from '../../ui/wrap.ts';

/** One thing in the line below a card's text. `more`: goes on from the row above. */
export interface Note {
  readonly kind: 'person' | 'word' | 'department' | 'caveat' | 'entrusted' | 'letter';
  readonly text: string;
  readonly more?: boolean;
}

export interface PosterEntry {
  readonly id: string;
  readonly root: 'resources' | 'gaps';
  readonly text: string;
  readonly notes: readonly Note[];
}

export interface PosterWill {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** Own action shows it; without: a wish, or nobody has asked yet. */
  readonly state: 'will' | 'wish' | 'notAsked';
}

export interface PosterContent {
  readonly title: string;
  readonly facts: string;
  readonly lead: string | undefined;
  readonly entries: Readonly<Record<ResourceField, readonly PosterEntry[]>>;
  readonly wills: readonly PosterWill[];
  /** What stands small at the foot, a paragraph each. */
  readonly small: readonly string[];
}

export type Measure = (text: string, size: number, weight: 400 | 500 | 600) => number;

/** Px at 96 to the inch, from the upper left of the sheet. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PosterCard extends Box {
  readonly entry: PosterEntry;
  readonly lines: readonly string[];
  readonly rows: readonly (readonly Note[])[];
}

export interface PosterField {
  readonly box: Box;
  readonly cards: readonly PosterCard[];
  /** How many stand on a sheet after this one. */
  readonly later: number;
}

/** What had no room on the map: of a field, or of the Wille. */
export interface PosterPart {
  readonly field: ResourceField | undefined;
  readonly y: number;
  readonly cards: readonly PosterCard[];
  readonly wills: readonly PosterWill[];
}

export interface Poster {
  /** Size of the cards' text. */
  readonly size: number;
  readonly titleLines: readonly string[];
  readonly titleSize: number;
  /** The facts stand beside the title, not below it. */
  readonly factsBeside: boolean;
  readonly centre: { readonly x: number; readonly y: number };
  readonly fields: Readonly<Record<ResourceField, PosterField>>;
  readonly foot: Box;
  readonly wills: readonly PosterWill[];
  /** One for each sheet after the first. */
  readonly more: { readonly size: number; readonly sheets: readonly (readonly PosterPart[])[] };
}

/** A3 across; a hair less than 297 mm, so that no empty sheet follows. */
export const sheet = { w: 1587, h: 1122, margin: 46 } as const;
export const hub = { radius: 168, table: 201 } as const;
/** No card comes closer to the hub's centre: the pills reach beyond the table. */
const keepOut = 214;
const inner = sheet.w - 2 * sheet.margin;
const top = 44;
/** Where signs are explained, at the right of the title. */
const keyRoom = 350;
const factsSize = 18;
const factsLine = 24;
const gap = 10;
const headline = 62;
const edge = 14;
const strip = 8;
const side = 20;
export const foot = { size: 16, line: 21, small: 14, smallLine: 18, wills: 560, max: 200 } as const;
const sheetBottom = sheet.h - 38;
/** Headline of a part on a later sheet, and the space before it. */
const partHead = 56;
const partGap = 24;

/** From the largest to the smallest; what does not fit then goes on on another sheet. */
const densities = [
  { columns: 2, size: 18 },
  { columns: 2, size: 17 },
  { columns: 2, size: 16 },
  { columns: 2, size: 15 },
  { columns: 3, size: 15 },
  { columns: 3, size: 14 },
  { columns: 3, size: 13 },
] as const;
const later = { columns: 4, size: 16 } as const;

/** In text sizes: see Poster.module.css. */
const em = {
  side: 0.72,
  top: 0.5,
  bottom: 0.4,
  icon: 1.22,
  iconGap: 0.56,
  line: 1.2,
  note: 0.84,
  noteLine: 1.3,
  noteTop: 0.08,
  noteGap: 0.4,
  pill: 0.68,
  pillSide: 1.1,
  pillMin: 2.05,
  letter: 1.3,
  signGap: 0.24,
  sign: 0.9,
  between: 0.42,
} as const;
/** Printers set a little wider than screens. */
const slack = 1.015;

const isUpper = (field: ResourceField) => field === 'personal' || field === 'social';
const isLeft = (field: ResourceField) => field === 'personal' || field === 'material';

interface SetText {
  readonly lines: readonly string[];
  readonly rows: readonly (readonly Note[])[];
  readonly h: number;
}

type SetCard = (entry: PosterEntry, width: number, size: number) => SetText;

const hasSign = ({ kind, more }: Note) => !more && (kind === 'caveat' || kind === 'entrusted');

/** Sets the text of cards; each only once for a width and a size. */
function cardSetter(measure: Measure): SetCard {
  const known = new Map<PosterEntry, Map<string, SetText>>();
  const noteWidth = (note: Note, size: number) => {
    if (note.kind === 'letter') return em.letter * size;
    if (note.kind === 'department')
      return Math.max(
        em.pillMin * size,
        measure(note.text, em.pill * size, 600) * 1.04 + em.pillSide * size,
      );
    const weight = note.kind === 'word' ? 400 : 500;
    const sign = hasSign(note) ? (em.sign + em.signGap) * size : 0;
    return measure(note.text, em.note * size, weight) * slack + sign;
  };
  const rowsOf = (notes: readonly Note[], room: number, size: number) => {
    const rows: Note[][] = [[]];
    let free = room;
    const letters = notes.filter(({ kind }) => kind === 'letter').length;
    const together = letters * (em.letter + em.noteGap) * size;
    for (const [place, note] of notes.entries()) {
      const isText = note.kind !== 'letter' && note.kind !== 'department';
      const pieces =
        isText && noteWidth(note, size) > room
          ? wrap(note.text, room - (hasSign(note) ? (em.sign + em.signGap) * size : 0), (part) =>
              noteWidth({ kind: note.kind, text: part, more: true }, size),
            ).map((text, index): Note => ({ kind: note.kind, text, more: index > 0 }))
          : [note];
      for (const piece of pieces) {
        const width = noteWidth(piece, size);
        const before = rows.at(-1)?.length ? em.noteGap * size : 0;
        // The letters stay together where a row has room for all.
        const isFirstLetter = note.kind === 'letter' && notes[place - 1]?.kind !== 'letter';
        const needed = isFirstLetter && together <= room ? together : before + width;
        if (needed > free && before > 0) {
          rows.push([piece]);
          free = room - width;
        } else {
          rows.at(-1)?.push(piece);
          free -= before + width;
        }
      }
    }
    return rows;
  };
  return (entry, width, size) => {
    const sets = known.get(entry) ?? new Map<string, SetText>();
    known.set(entry, sets);
    const key = `${Math.round(width * 10)}|${size}`;
    const before = sets.get(key);
    if (before) return before;
    const room = width - (2 * em.side + em.icon + em.iconGap) * size - 2;
    const weight = entry.root === 'gaps' ? 400 : 500;
    const lines = wrap(entry.text, room, (part) => measure(part, size, weight) * slack);
    const rows = rowsOf(entry.notes, room, size);
    const h =
      (em.top + em.bottom + em.noteTop + em.line * lines.length + em.noteLine * rows.length) *
        size +
      2;
    const set = { lines, rows, h };
    sets.set(key, set);
    return set;
  };
}

interface Column {
  readonly x: number;
  readonly w: number;
}

interface Frame {
  readonly field: ResourceField;
  readonly box: Box;
  readonly columns: readonly Column[];
  readonly size: number;
  readonly centre: { readonly x: number; readonly y: number };
}

function columnsOf(field: ResourceField, box: Box, count: number): Column[] {
  const between = count === 2 ? 17 : 12;
  const room = box.w - side - edge;
  const w = (room - (count - 1) * between) / count;
  return Array.from({ length: count }, (_, index) => {
    const inset = side + index * (w + between);
    return { w, x: isLeft(field) ? box.x + inset : box.x + box.w - inset - w };
  });
}

/** A card at a distance from the outer edge of its field, narrower beside the hub; undefined where it has no room. */
function place(
  entry: PosterEntry,
  { field, columns, size, centre, box }: Frame,
  at: number,
  from: number,
  set: SetCard,
): PosterCard | undefined {
  const column = columns[at];
  if (!column) return undefined;
  const leastWidth = Math.max(column.w * 0.5, size * 8.5);
  let w = column.w;
  for (let tries = 0; tries < 12; tries++) {
    const { lines, rows, h } = set(entry, w, size);
    const y = isUpper(field) ? from : from - h;
    const isInside = isUpper(field) ? y + h <= box.y + box.h - strip : y >= box.y + strip;
    if (!isInside) return undefined;
    const away = Math.max(0, y - centre.y, centre.y - y - h);
    const reach = Math.sqrt(Math.max(0, keepOut ** 2 - away ** 2));
    const x = isLeft(field) ? column.x : column.x + column.w - w;
    const room = isLeft(field)
      ? centre.x - reach - column.x
      : column.x + column.w - centre.x - reach;
    if (reach === 0 || w <= room + 0.5) return { entry, lines, rows, x, y, w, h };
    w = Math.floor(Math.min(room, w - 1));
    if (w < leastWidth) return undefined;
  }
  return undefined;
}

/** A column from its outer edge inwards, in reading order; undefined where not all have room. */
function stack(
  entries: readonly PosterEntry[],
  frame: Frame,
  at: number,
  most: number,
  set: SetCard,
): PosterCard[] | undefined {
  const { field, box, size } = frame;
  const between = em.between * size;
  const start = isUpper(field) ? box.y + headline : box.y + box.h - headline;
  let from = start;
  const cards: PosterCard[] = [];
  for (const entry of isUpper(field) ? entries : entries.toReversed()) {
    const card = place(entry, frame, at, from, set);
    if (!card) return undefined;
    const far = isUpper(field) ? card.y + card.h - start : start - card.y;
    if (far > most) return undefined;
    cards.push(card);
    from = isUpper(field) ? card.y + card.h + between : card.y - between;
  }
  return isUpper(field) ? cards : cards.reverse();
}

/** As many of the first entries as have room, the outer column first. */
function fill(
  entries: readonly PosterEntry[],
  frame: Frame,
  most: number,
  set: SetCard,
): PosterCard[] {
  const all: PosterCard[] = [];
  frame.columns.forEach((_, at) => {
    let cards: PosterCard[] = [];
    for (let end = all.length + 1; end <= entries.length; end++) {
      const more = stack(entries.slice(all.length, end), frame, at, most, set);
      if (!more) break;
      cards = more;
    }
    all.push(...cards);
  });
  return all;
}

/** All entries in columns as even as they go, or as many as have room. */
function fillEvenly(entries: readonly PosterEntry[], frame: Frame, set: SetCard): PosterCard[] {
  const height = frame.box.h - headline;
  for (let share = 0.3; share < 1; share += 0.1) {
    const cards = fill(entries, frame, height * share, set);
    if (cards.length === entries.length) return cards;
  }
  return fill(entries, frame, height, set);
}

const linesOf = (text: string, room: number, size: number, measure: Measure) =>
  wrap(text, room, (part) => measure(part, size, 600) * slack).length;

/** The foot: as many of the Wille as have room beside what stands small. */
function layFoot({ wills, small }: PosterContent, measure: Measure) {
  const rest = small.reduce(
    (sum, text) => sum + linesOf(text, inner - foot.wills - 30, foot.small, measure),
    0,
  );
  let h = 0;
  const shown: PosterWill[] = [];
  for (const will of wills) {
    const lines = linesOf(`${will.title}: ${will.text}`, foot.wills - 30, foot.size, measure);
    if (h + lines * foot.line + 3 > foot.max) break;
    h += lines * foot.line + 3;
    shown.push(will);
  }
  return { h: Math.max(h, rest * foot.smallLine), shown };
}

function layHead({ title, facts, lead }: PosterContent, measure: Measure) {
  const room = inner - keyRoom;
  const leadWidth = lead ? measure(lead, 13, 600) + 40 : 0;
  const factsWidth = measure(facts, factsSize, 400) * slack + leadWidth;
  const width = measure(title, 36, 600) * slack;
  if (width + 24 + factsWidth <= room)
    return { titleLines: [title], titleSize: 36, factsBeside: true, h: 46 };
  const titleSize = width <= room ? 36 : 28;
  const titleLines = wrap(title, room, (part) => measure(part, titleSize, 600) * slack);
  const rows = linesOf(facts, room - leadWidth, factsSize, measure);
  const h = titleLines.length * titleSize * 1.2 + rows * factsLine + 4;
  return { titleLines, titleSize, factsBeside: false, h };
}

/** What had no room, in rows of cards, sheet after sheet. */
function layLater(
  rest: Readonly<Record<ResourceField, readonly PosterEntry[]>>,
  wills: readonly PosterWill[],
  from: number,
  set: SetCard,
  measure: Measure,
): PosterPart[][] {
  const sheets: PosterPart[][] = [[]];
  let y = from;
  const turn = () => {
    sheets.push([]);
    y = from;
  };
  const w = (inner - (later.columns - 1) * 17) / later.columns;
  for (const field of resourceFields) {
    let cards: PosterCard[] | undefined;
    for (let start = 0; start < rest[field].length; start += later.columns) {
      const row = rest[field].slice(start, start + later.columns);
      const sets = row.map((entry) => ({ entry, ...set(entry, w, later.size) }));
      const h = Math.max(...sets.map((each) => each.h));
      if (y + (cards ? 0 : partHead) + h > sheetBottom) {
        if (y > from) turn();
        cards = undefined;
      }
      if (!cards) {
        cards = [];
        sheets.at(-1)?.push({ field, y, cards, wills: [] });
        y += partHead;
      }
      cards.push(
        ...sets.map((each, index) => ({
          ...each,
          x: sheet.margin + index * (w + 17),
          y,
          w,
          h: each.h,
        })),
      );
      y += h + em.between * later.size;
    }
    if (cards) y += partGap;
  }
  let shown: PosterWill[] | undefined;
  for (const will of wills) {
    const h =
      linesOf(`${will.title}: ${will.text}`, inner - 30, foot.size, measure) * foot.line + 3;
    if (y + (shown ? 0 : partHead) + h > sheetBottom) {
      if (y > from) turn();
      shown = undefined;
    }
    if (!shown) {
      shown = [];
      sheets.at(-1)?.push({ field: undefined, y, cards: [], wills: shown });
      y += partHead;
    }
    shown.push(will);
    y += h;
  }
  return sheets.filter((parts) => parts.length > 0);
}

/** The map on a sheet A3, in the largest type in which everything has room; nothing is cut, nothing lies under the hub. */
export function layPoster(content: PosterContent, measure: Measure): Poster {
  const set = cardSetter(measure);
  const { h: headHeight, ...head } = layHead(content, measure);
  const { h: footHeight, shown: wills } = layFoot(content, measure);
  const start = top + headHeight + gap;
  const end = sheetBottom - footHeight - 12;
  const w = (inner - gap) / 2;
  const h = (end - start - gap) / 2;
  const centre = { x: sheet.w / 2, y: (start + end) / 2 };
  const boxOf = (field: ResourceField): Box => ({
    x: isLeft(field) ? sheet.margin : sheet.margin + w + gap,
    y: isUpper(field) ? start : start + h + gap,
    w,
    h,
  });
  const layAt = ({ columns, size }: (typeof densities)[number]) => ({
    size,
    fields: perField((field): PosterField => {
      const box = boxOf(field);
      const frame = { field, box, size, centre, columns: columnsOf(field, box, columns) };
      const entries = content.entries[field];
      const cards = fillEvenly(entries, frame, set);
      return { box, cards, later: entries.length - cards.length };
    }),
  });
  const isWhole = ({ fields }: ReturnType<typeof layAt>) =>
    resourceFields.every((field) => fields[field].later === 0);
  let laid = layAt(densities[0]);
  for (const density of densities.slice(1)) {
    if (isWhole(laid)) break;
    laid = layAt(density);
  }
  const rest = perField((field) => content.entries[field].slice(laid.fields[field].cards.length));
  return {
    ...head,
    ...laid,
    centre,
    wills,
    foot: { x: sheet.margin, y: end + 12, w: inner, h: footHeight },
    more: {
      size: later.size,
      sheets: layLater(rest, content.wills.slice(wills.length), start, set, measure),
    },
  };
}
