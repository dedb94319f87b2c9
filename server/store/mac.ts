import { createHmac, hkdfSync } from 'node:crypto';
import { keyBytes } from './seal.ts';

/** Says of some values that this installation wrote them: nobody without the master key can. Base64url. */
export type Mac = (values: readonly (string | number | null)[]) => string;

/** `purpose` keeps what is said for one purpose from being used for another. */
export function macFor(masterKey: Uint8Array, purpose: string): Mac {
  const key = new Uint8Array(hkdfSync('sha256', masterKey, '', `fallrunde ${purpose}`, keyBytes));
  return (values) => createHmac('sha256', key).update(JSON.stringify(values)).digest('base64url');
}
