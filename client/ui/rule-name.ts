/** "R 07", in every language. */
export function ruleName(number: number): string {
  return `R ${String(number).padStart(2, '0')}`;
}
