// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/g;
const loneSurrogates = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** NFC, without control characters; line breaks stay where `multiline`, else become spaces. Length is untouched by trimming. */
export function normaliseInsert(text: string, multiline: boolean): string {
  const broken = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/\t/g, ' ');
  const lines = multiline ? broken : broken.replace(/\n+/g, ' ');
  return lines.replace(controls, '').replace(loneSurrogates, '').normalize('NFC');
}

/** As `normaliseInsert`, trimmed at both ends: for whole values, not for what is being typed. */
export function normaliseWhole(text: string, multiline: boolean): string {
  return normaliseInsert(text, multiline).trim();
}
