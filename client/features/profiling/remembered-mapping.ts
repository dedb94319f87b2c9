import { readTargets, sourceKey, type Target } from '../../../shared/profiling/mapping.ts';

const keyOf = (columns: readonly string[]) => `mapping-${sourceKey(columns)}`;

/** What was last made of the same columns on this device. */
export function rememberedTargets(columns: readonly string[]): Target[] | undefined {
  try {
    return readTargets(JSON.parse(localStorage.getItem(keyOf(columns)) ?? 'null'), columns);
  } catch {
    return undefined;
  }
}

/** Neither answers nor the names of columns: only what becomes of each, under a digest of the names. */
export function rememberTargets(columns: readonly string[], targets: readonly Target[]): void {
  try {
    localStorage.setItem(keyOf(columns), JSON.stringify(targets));
  } catch {
    // A device that keeps nothing asks again next time.
  }
}
