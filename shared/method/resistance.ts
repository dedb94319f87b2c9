/** Resistance: 0 none … 10 unbearable. */
export const resistanceMax = 10;

export function isResistance(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= resistanceMax
  );
}
