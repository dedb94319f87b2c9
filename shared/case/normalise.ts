// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;
/** Marks nobody sees that reorder or pad the text around them; joiners stay, Persian and emoji need them. */
const invisibleMarks = /[\u00AD\u200B\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const loneSurrogates = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const visible = /[^\s\p{Cf}]/u;

/** NFC, without control characters; line breaks stay where `multiline`, else become spaces. Length is untouched by trimming. */
export function normaliseInsert(text: string, multiline: boolean): string {
  const broken = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/\t/g, ' ');
  const lines = multiline ? broken : broken.replace(/\n+/g, ' ');
  return lines
    .replace(controls, '')
    .replace(invisibleMarks, '')
    .replace(loneSurrogates, '')
    .normalize('NFC');
}

/** As `normaliseInsert`, trimmed at both ends: for whole values, not for what is being typed. */
export function normaliseWhole(text: string, multiline: boolean): string {
  const whole = normaliseInsert(text, multiline).trim();
  return visible.test(whole) ? whole : '';
}

/** A stored text made fit to show: normalised and at most `max` UTF-16 units. */
export function readText(
  stored: string,
  max: number,
  multiline: boolean,
): { readonly value: string; readonly cut: boolean } {
  // NFC makes some characters longer: cut before, for the cost of a huge text, and after, for the limit.
  const whole = normaliseWhole(stored.slice(0, max * 4), multiline);
  const value = whole.length > max ? normaliseWhole(whole.slice(0, max), multiline) : whole;
  return { value, cut: stored.length > max * 4 || whole.length > max };
}
