import * as Y from 'yjs';
import { addendumMax } from './closed-minutes.ts';
import { normaliseInsert, normaliseWhole } from './normalise.ts';
import { isId } from './roots.ts';

/** What the notes of a sitting consist of, one below the other: nothing nests. */
export const noteKinds = ['paragraph', 'heading', 'item'] as const;
export type NoteKind = (typeof noteKinds)[number];

export interface NoteBlock {
  readonly kind: NoteKind;
  readonly runs: readonly { readonly text: string; readonly strong: boolean }[];
  /** What came up in the round and was taken in here: see `fromTheRound`. */
  readonly source?: string;
}

/** Characters of the notes of one sitting (UTF-16 units); twice as much is read, where two wrote at the same time. */
export const notesMax = 20_000;
const readMax = notesMax * 2;
const blocksMax = 2_000;
const sourceMax = 200;

/** A root of its own for each sitting: nobody creates it, so two who begin to write at once lose nothing. */
export function notesRootOf(sittingId: string): string {
  return `notes/${sittingId}`;
}

/** The notes of a sitting, or undefined where a damaged document holds another type under that name. */
export function notesIn(board: Y.Doc, sittingId: string): Y.XmlFragment | undefined {
  try {
    return isId(sittingId) ? board.getXmlFragment(notesRootOf(sittingId)) : undefined;
  } catch {
    return undefined;
  }
}

const isNoteKind = (name: string): name is NoteKind => noteKinds.some((kind) => kind === name);

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

const runsIn = (text: Y.XmlText) => text.toDelta() as readonly Run[];

/** Total: whatever is none of ours is left out. */
export function readNotes(board: Y.Doc, sittingId: string): readonly NoteBlock[] {
  const blocks: NoteBlock[] = [];
  let left = readMax;
  for (const child of childrenOf(notesIn(board, sittingId))) {
    if (blocks.length === blocksMax || left <= 0) break;
    if (!(child instanceof Y.XmlElement) || !isNoteKind(child.nodeName)) continue;
    const runs = childrenOf(child).flatMap((text) =>
      text instanceof Y.XmlText
        ? runsIn(text).flatMap(({ insert, attributes }) => {
            if (typeof insert !== 'string' || left <= 0) return [];
            const said = normaliseInsert(insert.slice(0, left), false);
            left -= said.length;
            return said === '' ? [] : { text: said, strong: attributes?.strong !== undefined };
          })
        : [],
    );
    const source: unknown = child.getAttribute('source');
    const isTaken = typeof source === 'string' && source.length <= sourceMax;
    blocks.push({ kind: child.nodeName, runs, ...(isTaken ? { source } : {}) });
  }
  return blocks;
}

function childrenOf(parent: Y.XmlFragment | undefined): readonly unknown[] {
  return parent?.toArray() ?? [];
}

/**
 * What the notes say now and did not say when they were kept: each paragraph that is new or became different, unless an
 * addendum has it as a line. What is longer than an addendum comes in pieces.
 */
export function wordsSince(
  kept: readonly NoteBlock[],
  now: readonly NoteBlock[],
  addenda: readonly { readonly text: string }[],
): readonly string[] {
  const paragraphs = without(now.map(wordsOf), kept.map(wordsOf)).filter((words) => words !== '');
  const added = addenda.flatMap(({ text }) => text.split('\n').map((line) => line.trim()));
  return without(paragraphs.flatMap(piecesOf), added);
}

/** As few addenda as hold these lines. */
export function asAddenda(lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= addendumMax)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts;
}

const wordsOf = ({ runs }: NoteBlock) =>
  normaliseWhole(runs.map(({ text }) => text).join(''), false);

/** What is in `all` more often than in `others`, in its order. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return all.filter((each) => {
    const count = left.get(each) ?? 0;
    if (count > 0) left.set(each, count - 1);
    return count === 0;
  });
}

/** Cut between words, never within a character. */
function piecesOf(text: string): readonly string[] {
  if (text.length <= addendumMax) return [text];
  const space = text.lastIndexOf(' ', addendumMax);
  const isPair = (text.codePointAt(addendumMax - 1) ?? 0) > 0xffff;
  const end = space > 0 ? space : addendumMax - (isPair ? 1 : 0);
  return [text.slice(0, end).trim(), ...piecesOf(text.slice(end).trim())];
}

/** The notes of every sitting of which something was noted. */
export function readAllNotes(board: Y.Doc): ReadonlyMap<string, readonly NoteBlock[]> {
  const found = new Map<string, readonly NoteBlock[]>();
  for (const root of [...board.share.keys()].sort()) {
    const sittingId = root.slice(notesRootOf('').length);
    if (root !== notesRootOf(sittingId)) continue;
    const blocks = readNotes(board, sittingId);
    if (blocks.length > 0) found.set(sittingId, blocks);
  }
  return found;
}

/** Puts notes into a board that has none of that sitting. */
export function putNotes(board: Y.Doc, sittingId: string, blocks: readonly NoteBlock[]): void {
  const elements = blocks.map(({ kind, runs, source }) => {
    const element = new Y.XmlElement(kind);
    if (source !== undefined) element.setAttribute('source', source);
    const text = new Y.XmlText();
    text.applyDelta(
      runs.map((run) => ({ insert: run.text, attributes: run.strong ? { strong: {} } : {} })),
    );
    if (runs.length > 0) element.insert(0, [text]);
    return element;
  });
  notesIn(board, sittingId)?.insert(0, elements);
}

/** Takes away what no editor could show, no word of it: others than ours may write here too. Returns whether there was any. */
export function mendNotes(notes: Y.XmlFragment, origin: unknown): boolean {
  const broken: (() => void)[] = [];
  const check = (parent: Y.XmlFragment, accepts: (child: unknown) => boolean) => {
    // From the end: what is taken away moves nothing before it.
    for (const [index, child] of [...childrenOf(parent).entries()].reverse())
      if (!accepts(child)) broken.push(() => parent.delete(index, 1));
  };
  const isBlock = (child: unknown): child is Y.XmlElement =>
    child instanceof Y.XmlElement && isNoteKind(child.nodeName);
  const isText = (child: unknown): child is Y.XmlText => child instanceof Y.XmlText;
  for (const block of childrenOf(notes).filter(isBlock)) {
    for (const text of childrenOf(block).filter(isText))
      for (const index of embedsIn(text)) broken.push(() => text.delete(index, 1));
    check(block, isText);
  }
  check(notes, isBlock);
  if (broken.length === 0) return false;
  notes.doc?.transact(() => broken.forEach((mend) => void mend()), origin);
  return true;
}

/** Where in a text something else than text stands, from its end. */
function embedsIn(text: Y.XmlText): readonly number[] {
  const found: number[] = [];
  let index = 0;
  for (const { insert } of runsIn(text)) {
    if (typeof insert === 'string') index += insert.length;
    else {
      found.unshift(index);
      index += 1;
    }
  }
  return found;
}
