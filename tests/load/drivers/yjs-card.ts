import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import type { Author } from '../../../shared/case/author.ts';
import { addResource } from '../../../shared/case/resource.ts';
import { editText } from '../../../shared/case/text.ts';

const author: Author = { participantId: 'bench', department: 'SAF', now: Date.now };
/** Keeps the length of the text and with it the size of every edit equal. */
const first = 'Ressource ..........';

/** A person's own card, written by our commands; what the others write is not applied here, it costs the swarm too much. */
export class YjsCard {
  readonly #doc = new Doc();
  readonly #awareness = new Awareness(this.#doc);
  readonly #card: string;
  #length = first.length;

  constructor(board?: Uint8Array) {
    if (board) applyUpdate(this.#doc, board);
    this.#card = addResource(this.#doc, author, { field: 'personal', text: first });
  }

  state(): Uint8Array {
    return encodeStateAsUpdate(this.#doc);
  }

  edit(text: string): Uint8Array {
    const update = this.#updateOf(() =>
      editText(
        this.#doc,
        author,
        { root: 'resources', id: this.#card, field: 'text' },
        { index: 0, remove: this.#length, insert: text },
      ),
    );
    this.#length = text.length;
    return update;
  }

  add(text: string): Uint8Array {
    return this.#updateOf(() => addResource(this.#doc, author, { field: 'social', text }));
  }

  #updateOf(write: () => unknown): Uint8Array {
    let update: Uint8Array | undefined;
    const take = (bytes: Uint8Array) => {
      update = bytes;
    };
    this.#doc.on('update', take);
    write();
    this.#doc.off('update', take);
    if (!update) throw new Error('The edit changed nothing.');
    return update;
  }

  cursor(x: number, y: number): Uint8Array {
    this.#awareness.setLocalState({ cursor: { x, y }, lens: 'karte' });
    return encodeAwarenessUpdate(this.#awareness, [this.#doc.clientID]);
  }

  destroy(): void {
    this.#awareness.destroy();
    this.#doc.destroy();
  }
}

export const messageType = { sync: 0, awareness: 1, auth: 2, syncStatus: 8 } as const;
export const syncStep = { stateVector: 0, state: 1, update: 2 } as const;

export function frame(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder);
}

export function writeSync(encoder: Encoder, step: number, payload: Uint8Array): void {
  writeVarUint(encoder, messageType.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, payload);
}

export function writeAwareness(encoder: Encoder, payload: Uint8Array): void {
  writeVarUint(encoder, messageType.awareness);
  writeVarUint8Array(encoder, payload);
}
