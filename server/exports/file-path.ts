/** "/board/resources/3/personIds/0" → "board.resources[3].personIds[0]". */
export function pathOf(pointer: string, property: unknown): string {
  const steps = pointer.split('/').slice(1);
  const named = typeof property === 'string' ? [...steps, property] : steps;
  return named
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
