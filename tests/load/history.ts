import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import type { Author } from '../../shared/case/author.ts';
import { addResource } from '../../shared/case/resource.ts';
import { resourceFields } from '../../shared/case/resource-field.ts';
import { editText } from '../../shared/case/text.ts';

const author: Author = { participantId: 'bench', department: 'SAF', now: Date.now };
const cards = 60;
const longest = 60;

/** A board of so many cards. */
export function cardsNamed(count: number): Uint8Array {
  const doc = new Doc();
  for (let card = 0; card < count; card += 1)
    addResource(doc, author, { field: fieldOf(card), text: `Karte Nummer ${card}` });
  return encodeStateAsUpdate(doc);
}

/** Somebody writes so many letters before somebody else goes on. */
const burst = 20;
const people = 8;

/**
 * A board that was written letter by letter by several people, each a while in one card, as updates; and one update that
 * says at once what stands there in the end.
 */
export function historyOf(edits: number): { updates: Uint8Array[]; fresh: Uint8Array } {
  const docs = Array.from({ length: people }, () => new Doc());
  const updates: Uint8Array[] = [];
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'others') return;
      updates.push(update);
      for (const other of docs) if (other !== doc) applyUpdate(other, update, 'others');
    });
  const [first = new Doc()] = docs;
  const texts = Array.from({ length: cards }, (_, card) => `Karte ${card}`);
  const ids = texts.map((text, card) => addResource(first, author, { field: fieldOf(card), text }));
  for (let edit = cards; edit < edits; edit += 1) {
    const turn = Math.floor(edit / burst);
    const card = (turn * 7) % cards;
    const text = texts[card] ?? '';
    const splice =
      text.length < longest
        ? { index: text.length, remove: 0, insert: 'abcdefgh'[edit % 8] ?? 'a' }
        : { index: 10, remove: text.length - 10, insert: '' };
    const ref = { root: 'resources', id: ids[card] ?? '', field: 'text' } as const;
    editText(docs[turn % people] ?? first, author, ref, splice);
    texts[card] = text.slice(0, splice.index) + splice.insert;
  }
  const fresh = new Doc();
  texts.forEach((text, card) => {
    addResource(fresh, author, { field: fieldOf(card), text });
  });
  return { updates, fresh: encodeStateAsUpdate(fresh) };
}

const fieldOf = (card: number) => resourceFields[card % resourceFields.length] ?? 'personal';
