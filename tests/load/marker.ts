/** Every edit carries its number in plain text, so that it is found in any system's frames without decoding them. */
const sign = '@@';
const digits = 8;

export const markerOf = (edit: number): string => sign + edit.toString(16).padStart(digits, '0');

/** The numbers of the edits in a frame. */
export function editsIn(frame: Buffer): number[] {
  const found: number[] = [];
  for (let at = frame.indexOf(sign); at >= 0; at = frame.indexOf(sign, at + sign.length)) {
    const edit = Number.parseInt(frame.toString('latin1', at + 2, at + 2 + digits), 16);
    if (!Number.isNaN(edit)) found.push(edit);
  }
  return found;
}
