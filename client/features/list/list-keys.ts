import type { KeyLine } from '../../ui/KeyTable.tsx';

/** What can be done in the list by key; the menu of an entry offers the same. */
export type ListAction =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'toMenu'
  | 'toRow'
  | 'menu'
  | 'edit'
  | 'openOrAnswer'
  | 'openSheet'
  | 'answer'
  | 'moveUp'
  | 'moveDown'
  | 'move'
  | 'link'
  | 'markGap'
  | 'address'
  | 'persons'
  | 'remove'
  | 'newResource'
  | 'newGap'
  | 'keyList';

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const named: Readonly<Record<string, ListAction>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ArrowRight: 'toMenu',
  ArrowLeft: 'toRow',
  ContextMenu: 'menu',
  F2: 'edit',
  Enter: 'openOrAnswer',
  Delete: 'remove',
};

const single: Readonly<Record<string, ListAction>> = {
  v: 'move',
  k: 'link',
  g: 'markGap',
  a: 'address',
  p: 'persons',
  b: 'answer',
  n: 'newResource',
  l: 'newGap',
  '?': 'keyList',
};

/** `singleKeys`: whether keys of one character are switched on (WCAG 2.1.4). */
export function listActionOf(press: KeyPress, singleKeys: boolean): ListAction | undefined {
  const { key, shiftKey, altKey } = press;
  // Undo and redo belong to the whole case, not to one lens.
  if (press.ctrlKey || press.metaKey) return undefined;
  if (altKey) {
    if (shiftKey) return undefined;
    return key === 'ArrowUp' ? 'moveUp' : key === 'ArrowDown' ? 'moveDown' : undefined;
  }
  if (shiftKey && key === 'Enter') return 'openSheet';
  if (shiftKey && key === 'F10') return 'menu';
  if (key === '?') return singleKeys ? 'keyList' : undefined;
  if (shiftKey) return undefined;
  return named[key] ?? (singleKeys ? single[key.toLowerCase()] : undefined);
}

/** One line of the key list. */
export interface KeyHelp extends KeyLine {
  readonly action:
    | Exclude<ListAction, 'previous' | 'last' | 'toRow' | 'menu' | 'openOrAnswer' | 'moveDown'>
    | 'areas'
    | 'undo'
    | 'redo';
  /** Shown beside the list; the others in the full key list only. */
  readonly basic?: boolean;
}

export const keyHelp: readonly KeyHelp[] = [
  { action: 'next', caps: ['↑', '↓'], basic: true },
  { action: 'edit', caps: ['enter'], basic: true },
  { action: 'openSheet', caps: ['shift', 'enter'], basic: true },
  { action: 'move', caps: ['V'], basic: true, singleKey: true },
  { action: 'moveUp', caps: ['alt', '↑'], basic: true },
  { action: 'link', caps: ['K'], basic: true, singleKey: true },
  { action: 'persons', caps: ['P'], singleKey: true },
  { action: 'markGap', caps: ['G'], singleKey: true },
  { action: 'address', caps: ['A'], singleKey: true },
  { action: 'answer', caps: ['B'], singleKey: true },
  { action: 'newResource', caps: ['N'], basic: true, singleKey: true },
  { action: 'newGap', caps: ['L'], basic: true, singleKey: true },
  { action: 'remove', caps: ['delete'], basic: true },
  { action: 'undo', caps: ['ctrl', 'Z'] },
  { action: 'redo', caps: ['ctrl', 'shift', 'Z'] },
  { action: 'toMenu', caps: ['→'] },
  { action: 'first', caps: ['home', 'end'] },
  { action: 'areas', caps: ['F6'], basic: true },
  { action: 'keyList', caps: ['?'], basic: true, singleKey: true },
];
