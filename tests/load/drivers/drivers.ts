import { hocuspocus } from './hocuspocus.ts';
import { rawRelay } from './raw-relay.ts';
import { tldraw } from './tldraw.ts';
import { yWebsocket } from './y-websocket.ts';

export const drivers = { ours: hocuspocus, hocuspocus, yWebsocket, tldraw, rawRelay } as const;
export type System = keyof typeof drivers;
