/** How a text of the direction is set inside the round hub. */
export interface CircleText {
  readonly size: number;
  readonly lineHeight: number;
  readonly lines: readonly string[];
  /** Middle of the lines below the hub's centre, px. */
  readonly centre: number;
  /** What has room above it: the label with its sign, the label as one line, nothing. */
  readonly label: 'full' | 'line' | 'none';
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

interface Region {
  readonly top: number;
  readonly bottom: number;
  readonly label: CircleText['label'];
}

/** From the centre, px at radius 124: where text may stand below the label and above the line of the department. */
const regions: readonly Region[] = [
  { top: -32, bottom: 62, label: 'full' },
  { top: -70, bottom: 66, label: 'line' },
];
const withoutLabel: Region = { top: -96, bottom: 66, label: 'none' };

/** What a circle has room for. */
interface CircleStyle {
  readonly sizes: readonly {
    readonly upTo: number;
    readonly size: number;
    readonly lineHeight: number;
  }[];
  readonly labelled: readonly Region[];
  readonly bare: Region;
}

const boardCircle: CircleStyle = { sizes, labelled: regions, bare: withoutLabel };
/** The same in a hub too small for the department. */
const smallCircle: CircleStyle = {
  sizes,
  labelled: [
    { top: -32, bottom: 62, label: 'full' },
    { top: -68, bottom: 92, label: 'line' },
  ],
  bare: { top: -98, bottom: 98, label: 'none' },
};
/** The hub of a screen for all: without the department, and read from far. */
export const roomCircle: CircleStyle = {
  sizes: [
    { upTo: 70, size: 23.6, lineHeight: 27.2 },
    { upTo: 110, size: 20, lineHeight: 24 },
    { upTo: Number.POSITIVE_INFINITY, size: 17, lineHeight: 21 },
  ],
  labelled: [
    { top: -30, bottom: 90, label: 'full' },
    { top: -68, bottom: 92, label: 'line' },
  ],
  bare: { top: -98, bottom: 98, label: 'none' },
};
/** Where a text is longer than its size has room for. */
const tightSizes = [
  { size: 15, lineHeight: 19 },
  { size: 14, lineHeight: 18 },
] as const;
/** Rather than breaking a word. */
const lastSizes = [
  { size: 13, lineHeight: 16 },
  { size: 12, lineHeight: 15 },
  { size: 11, lineHeight: 14 },
] as const;
const designRadius = 124;
const rim = 11;

/** Too small for more than the direction itself. */
export const isSmallHub = (radius: number) => radius < 110;
const halfSizes = [
  { size: 14, lineHeight: 17 },
  { size: 13, lineHeight: 16 },
  { size: 12, lineHeight: 15 },
] as const;
const halfRegion: Region = { top: -66, bottom: 58, label: 'none' };
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
  readonly region: Region;
}

function setLines(
  text: string,
  { size, lineHeight, region: { top, bottom, label } }: Setting,
  radius: number,
  measure: Measure,
  roomOf: (chord: number) => number,
): CircleText | undefined {
  // Only breaking spaces part words: a dash stays on the line of the word before it.
  const words = text.split(/[ \n\t]+/).filter((word) => word !== '');
  const scale = radius / designRadius;
  const inner = radius - rim * scale;
  const width = (line: string) => measure(line, size);
  const height = (bottom - top) * scale;
  // A text that begins or ends with a long word stands nearer to the middle of the circle with it.
  for (const shift of [0, 0.25, -0.25, 0.5, -0.5])
    for (let count = 1; count * lineHeight <= height + 1; count++) {
      const slack = height - count * lineHeight;
      const centre = ((top + bottom) / 2) * scale + shift * Math.max(0, slack);
      const widths = Array.from({ length: count }, (_, index) => {
        const middle = centre + (index - (count - 1) / 2) * lineHeight;
        const farthest = Math.abs(middle) + size * 0.4;
        return roomOf(2 * Math.sqrt(Math.max(0, inner ** 2 - farthest ** 2)));
      });
      const fits = breakLines(words, widths, width);
      if (fits?.length === count)
        return { size, lineHeight, lines: balance(words, widths, width, fits), centre, label };
    }
  return undefined;
}

/**
 * Lines that follow the circle, as large as the length of the text allows, evenly filled. Never truncated: a long text is
 * set smaller, then without the label; only a word no circle has room for is broken.
 */
export function fitCircle(
  text: string,
  radius: number,
  measure: Measure,
  style: CircleStyle = isSmallHub(radius) ? smallCircle : boardCircle,
): CircleText {
  const { labelled, bare } = style;
  const usual = [...style.sizes.filter(({ upTo }) => text.length <= upTo), ...tightSizes];
  const tries = [
    { settings: usual, regions: labelled },
    { settings: [...usual.slice(-3), ...lastSizes], regions: [bare] },
  ];
  for (const each of tries)
    for (const { size, lineHeight } of each.settings)
      for (const region of each.regions) {
        const set = setLines(text, { size, lineHeight, region }, radius, measure, (chord) => chord);
        if (set) return set;
      }
  const { size, lineHeight } = tightSizes[1];
  const lines = chop(text, (radius - rim) * 1.5, size, measure);
  return { size, lineHeight, lines, centre: 0, label: 'none' };
}

/** The same for one half of a hub that shows two directions. */
export function fitHalf(text: string, radius: number, measure: Measure): CircleText {
  for (const { size, lineHeight } of halfSizes) {
    const setting = { size, lineHeight, region: halfRegion };
    const set = setLines(text, setting, radius, measure, (chord) => chord / 2 - halfMargin);
    if (set) return set;
  }
  const lines = chop(text, (radius - rim) * 0.65, 12, measure);
  return { size: 12, lineHeight: 15, lines, centre: 0, label: 'none' };
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

/** Greedy lines; only a word wider than a line is broken. */
function chop(text: string, room: number, size: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n\t]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer, size) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && measure(line + character, size) > room) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line];
}
