import { textWidth } from '../ui/text-width.ts';
import { wrap } from '../ui/wrap.ts';

/** Line metrics of a card (EntryCard.module.css), page units. */
const textInset = 9 + 18 + 7 + 9 + 2;
const letterSpace = 22;
const lineHeight = 18;
const cardHeightWithoutText = 9 + 6 + 20 + 7 + 2 - 1;
const maxLines = 4;

export interface CardText {
  readonly text: string;
  readonly isGap: boolean;
  /** Badges beside the text's first lines. */
  readonly lettersOnTop: number;
}

const cache = new Map<string, readonly string[]>();
const cacheSize = 2_000;

/** A text in the lines a card of that width shows; longer ones end in "…", never inside a word that fits a line. */
export function cardLines(
  { text, isGap, lettersOnTop }: CardText,
  width: number,
): readonly string[] {
  const room = width - textInset - (lettersOnTop > 0 ? lettersOnTop * letterSpace + 4 : 0);
  const key = `${room}|${isGap}|${text}`;
  const known = cache.get(key);
  if (known) return known;
  const lines = shorten(text, room, (part) => textWidth(part, 14, isGap ? 400 : 500));
  if (cache.size >= cacheSize) cache.clear();
  cache.set(key, lines);
  return lines;
}

export function cardHeight(card: CardText, width: number): number {
  return cardHeightWithoutText + lineHeight * cardLines(card, width).length;
}

/** Lines that end in "…" after the fourth. */
export function shorten(text: string, room: number, width: (part: string) => number): string[] {
  const lines = wrap(text, room, width);
  if (lines.length <= maxLines) return lines;
  let last = lines[maxLines - 1] ?? '';
  while (width(`${last} …`) > room && last.includes(' '))
    last = last.slice(0, last.lastIndexOf(' '));
  return [...lines.slice(0, maxLines - 1), `${last} …`];
}
