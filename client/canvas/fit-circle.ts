/** How a text of the direction is set inside the round hub. */
export interface CircleText {
  readonly size: number;
  readonly lineHeight: number;
  readonly lines: readonly string[];
  /** Middle of the lines below the hub's centre, px. */
  readonly centre: number;
  /** The text needs the room of the long label above it. */
  readonly compact: boolean;
}

/** Width of a text in px at a font size. */
export type Measure = (text: string, size: number) => number;

/** Design notes 1.2: the shorter the direction, the larger. */
const sizes = [
  { upTo: 40, size: 24, lineHeight: 30 },
  { upTo: 70, size: 20, lineHeight: 26 },
  { upTo: 110, size: 17, lineHeight: 22 },
  { upTo: Number.POSITIVE_INFINITY, size: 16, lineHeight: 21 },
] as const;

/** From the centre, px at radius 124: where text may stand below the label and above the line of the department. */
const regions = [
  { top: -32, bottom: 62, compact: false },
  { top: -70, bottom: 66, compact: true },
] as const;
const designRadius = 124;
const rim = 11;
const halfSizes = [
  { size: 14, lineHeight: 17 },
  { size: 13, lineHeight: 16 },
  { size: 12, lineHeight: 15 },
] as const;
const halfRegion = { top: -66, bottom: 58, compact: false } as const;
/** Between the text of a half and the line that parts them. */
const halfMargin = 10;

/** Greedy lines within the given widths; undefined if a word or the number of lines does not fit. */
function breakLines(
  words: readonly string[],
  widths: readonly number[],
  width: (text: string) => number,
): string[] | undefined {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (width(longer) <= (widths[lines.length] ?? 0)) {
      line = longer;
      continue;
    }
    if (line === '') return undefined;
    lines.push(line);
    line = word;
    if (lines.length >= widths.length || width(word) > (widths[lines.length] ?? 0))
      return undefined;
  }
  lines.push(line);
  return lines;
}

interface Setting {
  readonly size: number;
  readonly lineHeight: number;
  readonly region: { readonly top: number; readonly bottom: number; readonly compact: boolean };
}

function setLines(
  text: string,
  { size, lineHeight, region: { top, bottom, compact } }: Setting,
  radius: number,
  measure: Measure,
  roomOf: (chord: number) => number,
): CircleText | undefined {
  // Only breaking spaces part words: a dash stays on the line of the word before it.
  const words = text.split(/[ \n\t]+/).filter((word) => word !== '');
  const scale = radius / designRadius;
  const inner = radius - rim * scale;
  const centre = ((top + bottom) / 2) * scale;
  const width = (line: string) => measure(line, size);
  for (let count = 1; count * lineHeight <= (bottom - top) * scale + 1; count++) {
    const widths = Array.from({ length: count }, (_, index) => {
      const middle = centre + (index - (count - 1) / 2) * lineHeight;
      const farthest = Math.abs(middle) + size * 0.4;
      return roomOf(2 * Math.sqrt(Math.max(0, inner ** 2 - farthest ** 2)));
    });
    const fits = breakLines(words, widths, width);
    if (fits?.length === count)
      return { size, lineHeight, lines: balance(words, widths, width, fits), centre, compact };
  }
  return undefined;
}

/**
 * Lines that follow the circle, as large as the length of the text allows, evenly filled. Never truncated: a word wider
 * than the circle is set at the smallest size and broken.
 */
export function fitCircle(text: string, radius: number, measure: Measure): CircleText {
  for (const { upTo, size, lineHeight } of sizes) {
    if (text.length > upTo) continue;
    for (const region of regions) {
      const set = setLines(text, { size, lineHeight, region }, radius, measure, (chord) => chord);
      if (set) return set;
    }
  }
  const lines = chop(text, (radius - rim) * 1.5, 16, measure);
  return { size: 16, lineHeight: 21, lines, centre: 0, compact: true };
}

/** The same for one half of a hub that shows two directions. */
export function fitHalf(text: string, radius: number, measure: Measure): CircleText {
  for (const { size, lineHeight } of halfSizes) {
    const setting = { size, lineHeight, region: halfRegion };
    const set = setLines(text, setting, radius, measure, (chord) => chord / 2 - halfMargin);
    if (set) return set;
  }
  const lines = chop(text, (radius - rim) * 0.65, 12, measure);
  return { size: 12, lineHeight: 15, lines, centre: 0, compact: false };
}

/** The narrowest setting with as many lines. */
function balance(
  words: readonly string[],
  widths: readonly number[],
  width: (text: string) => number,
  widest: string[],
): string[] {
  let best = widest;
  for (let share = 0.98; share > 0.5; share -= 0.02) {
    const narrower = breakLines(
      words,
      widths.map((full) => full * share),
      width,
    );
    if (!narrower || narrower.length !== widest.length) return best;
    best = narrower;
  }
  return best;
}

function chop(text: string, width: number, size: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && measure(line + character, size) > width) {
      lines.push(line.trim());
      line = '';
    }
    line += character;
  }
  return [...lines, line.trim()];
}
