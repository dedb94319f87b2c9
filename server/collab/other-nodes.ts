import { Redis } from '@hocuspocus/extension-redis';
import type { Document, Extension } from '@hocuspocus/server';
import { removeAwarenessStates } from 'y-protocols/awareness';
import type { Nodes } from '../nodes/nodes.ts';
import type { SyncContext } from './context.ts';

/** How long a document that is opened waits to hear what other nodes have of it, ms; it goes on to hear of it after that. */
const joiningMs = 2_000;
/** How long a document stays that another node has open, ms: it may still ask for the last change. */
const leavingMs = 200;

/**
 * Documents that several nodes have open at once are one: what is written and who is there goes through Redis. One case is
 * meant to be routed to one node, where nothing of this costs anything; this is for when it is not.
 */
export class OtherNodes {
  readonly #nodes: Nodes;
  readonly #redis: Redis | undefined;

  /** Of the library's hooks those for what is open; its locks are for stores that overwrite each other's state. */
  readonly extension: Extension<SyncContext> = {
    extensionName: 'other nodes',

    onConfigure: async (payload) => this.#redis?.onConfigure(payload),

    afterLoadDocument: async (payload) => {
      if (!this.#redis) return;
      const joined = this.#redis.afterLoadDocument(payload);
      // What is on disk was loaded: without Redis people can work, only not with those at other nodes.
      await Promise.race([joined, wait(joiningMs)]);
    },

    onChange: async (payload) => this.#redis?.onChange(payload),

    onAwarenessUpdate: async (payload) => {
      const { documentName, removed, transactionOrigin } = payload;
      if (transactionOrigin === fromOtherNode) return;
      await this.#redis?.onAwarenessUpdate(payload);
      // The library tells who is there, not who has left.
      if (removed.length > 0) this.#nodes.send('left', { documentName, clients: removed });
    },

    beforeUnloadDocument: async (payload) => {
      if (await this.have(payload.documentName)) await this.#redis?.beforeUnloadDocument(payload);
    },
    afterUnloadDocument: async (payload) => this.#redis?.afterUnloadDocument(payload),
  };

  constructor(nodes: Nodes, documents: () => ReadonlyMap<string, Document>) {
    this.#nodes = nodes;
    if (!nodes.redis) return;
    // The first is for telling, the second for hearing.
    const connections = [nodes.connection(false), nodes.connection(true)];
    const redis = new Redis({
      prefix: nodes.prefix,
      disconnectDelay: leavingMs,
      createClient: () => connections.shift() ?? nodes.connection(true),
    });
    this.#redis = redis;
    // The other connects when it subscribes. Why one cannot be had is told by its event.
    redis.pub.connect().catch(() => undefined);
    nodes.on('left', async ({ documentName, clients }) => {
      const document = documents().get(documentName);
      if (document)
        removeAwarenessStates(document.awareness, notHere(document, clients), fromOtherNode);
    });
    nodes.on('rejoined', async () => {
      for (const [documentName, document] of documents())
        await redis.onChange({ documentName, document } as Parameters<Redis['onChange']>[0]);
    });
  }

  /** Whether another node has the document open. */
  async have(documentName: string): Promise<boolean> {
    if (!this.#redis) return false;
    try {
      const [, count] = (await this.#redis.pub.pubsub(
        'NUMSUB',
        `${this.#nodes.prefix}:${documentName}`,
      )) as [string, number | string];
      return Number(count) > 1;
    } catch {
      // Apart from the others nobody knows.
      return true;
    }
  }

  async stop(): Promise<void> {
    await this.#redis?.onDestroy();
  }
}

/** The origin of a presence that ended elsewhere. */
const fromOtherNode = { source: 'redis' } as const;

/** Whoever changed nodes has come here before the other noticed that they left. */
function notHere(document: Document, clients: readonly number[]): number[] {
  const here = new Set([...document.connections.values()].flatMap((each) => [...each.clients]));
  return clients.filter((client) => !here.has(client));
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}
