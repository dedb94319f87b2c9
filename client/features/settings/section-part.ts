import type { TownContent, TownSettings } from '../../../shared/method/town-settings.ts';

/** What every section gets. */
export interface Part {
  readonly town: TownContent;
  /** What is saved; it may retire, the rest may go. */
  readonly base: TownSettings;
  change(part: Partial<TownContent>): void;
  /** The id of the row that is open for editing. */
  readonly open: string | undefined;
  onOpen(id: string | undefined): void;
  /** In words what is wrong with a field, "departments/0/name", once saving was tried. */
  errorOf(field: string): string | undefined;
}

export function movedItem<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const moved = list[from];
  return moved === undefined ? list : list.toSpliced(from, 1).toSpliced(to, 0, moved);
}
