import type { FamilySheet } from '../../../shared/case/family-sheet.ts';

/** When all sentences that are ready were read out, the last of them; undefined while one of them was not. */
export function toldOnAll({
  sentences,
}: FamilySheet): { readonly on: string; readonly by: string } | undefined {
  const told = sentences
    .filter(({ state }) => state === 'confirmed')
    .map(({ toldOn, toldBy }) => (toldOn && toldBy ? { on: toldOn, by: toldBy } : undefined));
  if (told.includes(undefined)) return undefined;
  return told.toSorted((a, b) => ((a?.on ?? '') < (b?.on ?? '') ? -1 : 1)).at(-1);
}
