export interface ColumnBox {
  readonly id: string;
  readonly left: number;
  readonly right: number;
}

/**
 * Where a column dragged to `x` lands among the others, given in their order: before which of them, undefined for last.
 * `false` where it would stay in its place.
 */
export function dropPosition(
  columns: readonly ColumnBox[],
  dragged: string,
  x: number,
): string | undefined | false {
  const others = columns.filter((column) => column.id !== dragged);
  const target = others.find((column) => x < (column.left + column.right) / 2);
  const next = columns[columns.findIndex((column) => column.id === dragged) + 1];
  return target?.id === next?.id ? false : target?.id;
}
