import { once } from 'node:events';
import { WebSocket } from 'ws';

/** An open websocket and how to wait for frames on it. */
export async function openSocket(url: string, headers: Readonly<Record<string, string>> = {}) {
  const socket = new WebSocket(url.replace('http', 'ws'), { headers, perMessageDeflate: false });
  await once(socket, 'open');
  socket.on('error', () => undefined);
  return socket;
}

/** Resolves with what `read` makes of the first frame it knows. */
export function firstOf<T>(socket: WebSocket, read: (frame: Buffer) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const onMessage = (data: Buffer) => {
      const value = read(data);
      if (value === undefined) return;
      socket.off('message', onMessage);
      socket.off('close', onClose);
      resolve(value);
    };
    const onClose = (code: number) => reject(new Error(`closed with ${code}`));
    socket.on('message', onMessage);
    socket.on('close', onClose);
  });
}
