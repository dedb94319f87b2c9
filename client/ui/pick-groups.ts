import type { ReactNode } from 'react';

export interface PickItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Smaller, behind the label. */
  readonly note?: string | undefined;
  readonly checked: boolean;
}
export interface PickGroup {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly PickItem[];
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What matches every word of the query, in label, note or heading; case and accents do not count. */
export function filterPickGroups(groups: readonly PickGroup[], query: string): PickGroup[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => {
        const text = plain(`${item.label} ${item.note ?? ''} ${group.heading}`);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter((group) => group.items.length > 0);
}
