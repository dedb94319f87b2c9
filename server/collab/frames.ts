import {
  createDecoder,
  type Decoder,
  hasContent,
  readVarString,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding';
import { encode, writeVarString, writeVarUint } from 'lib0/encoding';
import { decodeStateVector, decodeUpdate } from 'yjs';

/**
 * The Hocuspocus wire format: var-string document name, var-uint message type, the type's payload.
 * One frame carries one message.
 */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
  syncStatus: 8,
  ping: 9,
  pong: 10,
} as const;

export const syncStep = { stateVector: 0, state: 1, update: 2 } as const;

/** How a client opens a document; who it is is asked elsewhere. */
export function openingFrame(documentName: string): Uint8Array {
  return encode((encoder) => {
    writeVarString(encoder, documentName);
    writeVarUint(encoder, messageType.auth);
    writeVarUint(encoder, 0);
    writeVarString(encoder, '');
  });
}

/** Heartbeat: the client's provider answers this single byte with a pong. */
export const pingFrame = Uint8Array.of(messageType.ping);

/** What the awareness protocol says of one client; `state` null: it has left. */
export interface PresenceState {
  readonly clientId: number;
  readonly clock: number;
  readonly state: object | null;
}

export type ClientFrame =
  | { readonly kind: 'pong' }
  | {
      readonly kind: 'awareness';
      readonly documentName: string;
      readonly presences: readonly PresenceState[];
    }
  | { readonly kind: 'leave' | 'other'; readonly documentName: string };

/** The reason Hocuspocus gives when it confirms that a client left a document. */
const closedByProvider = 'provider_initiated';

/** Presence is a cursor and a few words; anything larger is not ours. */
const maxPresenceBytes = 4096;

/**
 * What a client's frame is, or undefined when it is none. Reads it to its end, the Yjs update in it included,
 * so nothing behind this has to expect garbage.
 */
export function readClientFrame(data: Uint8Array): ClientFrame | undefined {
  if (data.length === 1 && data[0] === messageType.pong) return { kind: 'pong' };
  try {
    const decoder = createDecoder(data);
    const documentName = readVarString(decoder);
    // "name\0session" is Hocuspocus' multiplexing of one document several times over one socket: not used here.
    if (documentName.includes('\0')) return undefined;
    switch (readVarUint(decoder)) {
      case messageType.sync:
      case messageType.syncReply:
        return isSyncPayload(decoder) ? { kind: 'other', documentName } : undefined;
      case messageType.awareness: {
        const payload = readVarUint8Array(decoder);
        if (payload.length > maxPresenceBytes) return undefined;
        return { kind: 'awareness', documentName, presences: readPresences(payload) };
      }
      case messageType.auth:
        if (readVarUint(decoder) !== 0) return undefined;
        readVarString(decoder);
        if (hasContent(decoder)) readVarString(decoder);
        return { kind: 'other', documentName };
      case messageType.stateless:
        readVarString(decoder);
        return { kind: 'other', documentName };
      case messageType.queryAwareness:
        return { kind: 'other', documentName };
      case messageType.close:
        return { kind: 'leave', documentName };
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

/** What Hocuspocus is about to send, as far as it matters here. */
export interface ServerFrame {
  readonly documentName: string;
  readonly kind: 'update' | 'presence' | 'syncStatus' | 'failure' | 'other';
}

export function readServerFrame(data: Uint8Array): ServerFrame {
  const decoder = createDecoder(data);
  const documentName = readVarString(decoder);
  const type = readVarUint(decoder);
  if (type === messageType.syncStatus) return { documentName, kind: 'syncStatus' };
  if (type === messageType.awareness) return { documentName, kind: 'presence' };
  if (type === messageType.sync && readVarUint(decoder) === syncStep.update)
    return { documentName, kind: 'update' };
  const isFailure = type === messageType.close && readVarString(decoder) !== closedByProvider;
  return { documentName, kind: isFailure ? 'failure' : 'other' };
}

function isSyncPayload(decoder: Decoder): boolean {
  const step = readVarUint(decoder);
  const payload = readVarUint8Array(decoder);
  if (step === syncStep.stateVector) decodeStateVector(payload);
  else if (step === syncStep.state || step === syncStep.update) decodeUpdate(payload);
  else return false;
  return true;
}

function readPresences(payload: Uint8Array): PresenceState[] {
  const decoder = createDecoder(payload);
  const presences: PresenceState[] = [];
  for (let count = readVarUint(decoder); count > 0; count -= 1) {
    const [clientId, clock] = [readVarUint(decoder), readVarUint(decoder)];
    const state: unknown = JSON.parse(readVarString(decoder));
    if (typeof state !== 'object' || Array.isArray(state)) throw new Error('No presence.');
    presences.push({ clientId, clock, state });
  }
  return presences;
}

/** The awareness protocol's update of these clients. */
export function encodePresences(presences: readonly PresenceState[]): Uint8Array {
  return encode((encoder) => {
    writeVarUint(encoder, presences.length);
    for (const { clientId, clock, state } of presences) {
      writeVarUint(encoder, clientId);
      writeVarUint(encoder, clock);
      writeVarString(encoder, JSON.stringify(state));
    }
  });
}
