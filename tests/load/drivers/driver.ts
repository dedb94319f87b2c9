import type { WebSocket } from 'ws';

export interface Target {
  readonly url: string;
  /** One board; for ours the id of a case. */
  readonly board: string;
  /** Of somebody signed in, where the system knows such a thing. */
  readonly cookie?: string;
}

/** One person at one board. */
export interface Member {
  readonly socket: WebSocket;
  /** The frame of the next edit: the text of the person's own card becomes `text`. */
  edit(text: string): Uint8Array | string;
  /** The frame of a new card. */
  add(text: string): Uint8Array | string;
  cursor(x: number, y: number): Uint8Array | string;
  /** How many edits a frame acknowledges; only where the system does. */
  acknowledged?(frame: Buffer): number;
}

export interface Opened {
  readonly socket: WebSocket;
  /** Yjs update of the whole board. */
  readonly state: Uint8Array;
}

export interface Driver {
  /** Resolves when the person has the board and a card of their own on it. */
  join(target: Target): Promise<Member>;
  /** Resolves when the board has arrived. */
  open?(target: Target): Promise<Opened>;
  /** The frame of a change of the board. */
  update?(target: Target, update: Uint8Array): Uint8Array;
}
