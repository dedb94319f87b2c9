import { createDecoder, readVarInt, readVarString, readVarUint } from 'lib0/decoding';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';

/** What a Hocuspocus frame means for the question whether one's work is saved. */
export type WireFrame =
  /** The answer to the server's state vector: all it lacks. */
  | { readonly kind: 'state'; readonly document: string }
  | { readonly kind: 'update'; readonly document: string }
  | { readonly kind: 'status'; readonly document: string; readonly durable: boolean }
  | { readonly kind: 'other' };

const syncType = 0;
const statusType = 8;
const other: WireFrame = { kind: 'other' };

/** Total: whatever is no frame is `other`. */
export function readWireFrame(data: Uint8Array): WireFrame {
  try {
    const decoder = createDecoder(data);
    const document = readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === statusType)
      return { kind: 'status', document, durable: readVarInt(decoder) === 1 };
    if (type !== syncType) return other;
    const step = readVarUint(decoder);
    if (step === messageYjsSyncStep2) return { kind: 'state', document };
    return step === messageYjsUpdate ? { kind: 'update', document } : other;
  } catch {
    // A heartbeat is a single byte without a document.
    return other;
  }
}
