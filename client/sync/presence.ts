import type { Awareness } from 'y-protocols/awareness';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { shallow } from 'zustand/vanilla/shallow';
import type { Participant } from '../../shared/protocol/http.ts';
import { type LocalPresence, type PresenceState, readPresence } from './read-presence.ts';

/** Somebody on the board, whatever number of tabs they have open. */
export interface Peer extends Omit<LocalPresence, 'cursor' | 'dragging' | 'caret'> {
  readonly participant: Participant;
  /** The tab they were last active in. */
  readonly clientId: number;
  readonly isSelf: boolean;
  readonly idle: boolean;
  /** Server time, ms; coarse. */
  readonly lastActive: number;
}

/** Another person's pointer on the map, or caret in the notes. */
export interface PeerCursor extends Pick<LocalPresence, 'cursor' | 'dragging' | 'caret'> {
  readonly participant: Participant;
  readonly clientId: number;
}

/** What changes; undefined takes a value away. */
export type PresencePatch = { readonly [K in keyof LocalPresence]?: LocalPresence[K] | undefined };

/** 20 Hz. */
const cursorEveryMs = 50;
/** Where every movement is a request of its own. */
const cursorByRequestMs = 250;
/** Listening is taking part: only who touches nothing for this long is away. */
const idleAfterMs = 120_000;
const coarseMs = 10_000;
const inputs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
/** Tabs of people who left are still needed to say who wrote what; the oldest are forgotten. */
const rememberedClients = 500;

interface Client {
  readonly participant: Participant;
  readonly presence: LocalPresence;
  /** As the others' clients say it, server time in ms, coarse. */
  readonly activeAt: number;
  /** Undefined: no pointer, or one's own. */
  readonly cursor: PeerCursor | undefined;
}

export interface Presence {
  /** Everybody on the board, oneself included, in a stable order; without the screens for all. */
  readonly peers: StoreApi<readonly Peer[]>;
  /** The others' pointers, apart from `peers` because they change all the time. */
  readonly cursors: StoreApi<readonly PeerCursor[]>;
  set(patch: PresencePatch): void;
  /** Shows oneself again after a lost connection: others ignore a state they have already seen end. */
  announce(): void;
  /** Whose Yjs client that is or was, as the server said. */
  participantOf(clientId: number): Participant | undefined;
  destroy(): void;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function still({ cursor: _cursor, dragging: _dragging, caret: _caret, ...rest }: LocalPresence) {
  return rest;
}

const byPerson = (a: Peer, b: Peer) => {
  const keyOf = ({ participant }: Peer) => `${participant.department}\n${participant.id}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
};

export function createPresence(
  awareness: Awareness,
  participant: Participant,
  now: () => number,
  isByRequest = () => false,
): Presence {
  const clients = new Map<number, Client>();
  const known = new Map<number, Participant>();
  const peers = createStore<readonly Peer[]>(() => []);
  const cursors = createStore<readonly PeerCursor[]>(() => []);
  const page = typeof document === 'undefined' ? undefined : document;
  const coarseNow = () => {
    const time = now();
    return time - (time % coarseMs);
  };
  let local: LocalPresence = { lens: 'map' };
  let activeAt = coarseNow();
  let sentAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function remember(clientId: number, who: Participant): void {
    known.delete(clientId);
    known.set(clientId, who);
    const [oldest] = known.keys();
    if (known.size > rememberedClients && oldest !== undefined) known.delete(oldest);
  }

  /** Reads a client's state anew; returns whether more than its pointer changed. */
  function read(clientId: number): boolean {
    const state: unknown = awareness.getStates().get(clientId);
    const isThisTab = clientId === awareness.clientID && state !== undefined;
    const reading = isThisTab ? { participant, presence: local, activeAt } : readPresence(state);
    const before = clients.get(clientId);
    if (!reading) return clients.delete(clientId);
    const { presence } = reading;
    const isSame = before !== undefined && same(before.participant, reading.participant);
    const who = isSame ? before.participant : reading.participant;
    const { cursor: at, dragging, caret } = presence;
    const hasPointer = (at ?? dragging ?? caret) !== undefined;
    const cursor: PeerCursor | undefined =
      hasPointer && who.id !== participant.id
        ? {
            participant: who,
            clientId,
            ...(at ? { cursor: at } : {}),
            ...(dragging ? { dragging } : {}),
            ...(caret ? { caret } : {}),
          }
        : undefined;
    clients.set(clientId, { participant: who, presence, activeAt: reading.activeAt, cursor });
    remember(clientId, who);
    return (
      !isSame ||
      reading.activeAt !== before.activeAt ||
      !same(still(before.presence), still(presence))
    );
  }

  function publishPeers(): void {
    const time = now();
    // A screen for everybody is nobody.
    const tabs = [...clients].filter(([, { presence }]) => presence.lens !== 'room');
    const byId = Map.groupBy(tabs, ([, client]) => client.participant.id);
    const list = [...byId.values()].flatMap((own): Peer[] => {
      const [latest] = own.sort(([, a], [, b]) => b.activeAt - a.activeAt);
      if (!latest) return [];
      const [clientId, client] = latest;
      const editing = own.find(([, tab]) => tab.presence.editing)?.[1].presence.editing;
      return [
        {
          participant: client.participant,
          clientId,
          isSelf: client.participant.id === participant.id,
          ...still(client.presence),
          ...(editing ? { editing } : {}),
          idle: time - client.activeAt >= idleAfterMs,
          lastActive: client.activeAt,
        },
      ];
    });
    const before = peers.getState();
    const next = list.sort(byPerson).map((peer) => {
      const old = before.find((other) => other.clientId === peer.clientId);
      return old && same(old, peer) ? old : peer;
    });
    if (!shallow(next, before)) peers.setState(next, true);
  }

  function publishCursors(): void {
    const next = [...clients.values()].flatMap(({ cursor }) => cursor ?? []);
    if (!shallow(next, cursors.getState())) cursors.setState(next, true);
  }

  const onChange = (changes: Record<'added' | 'updated' | 'removed', number[]>) => {
    let isMore = false;
    for (const clientId of [...changes.added, ...changes.updated, ...changes.removed])
      isMore = read(clientId) || isMore;
    if (isMore) publishPeers();
    publishCursors();
  };

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    sentAt = performance.now();
    activeAt = coarseNow();
    awareness.setLocalState({ ...local, activeAt } satisfies PresenceState);
  }

  function set(patch: PresencePatch): void {
    const merged = Object.fromEntries(
      Object.entries({ ...local, ...patch }).filter(([, value]) => value !== undefined),
    );
    const next = { ...merged, lens: patch.lens ?? local.lens } as LocalPresence;
    if (same(local, next)) return;
    // Only a pointer on its way may wait; its vanishing and everything else is shown at once.
    const isMovement = same(still(local), still(next)) && (next.cursor ?? next.caret) !== undefined;
    local = next;
    const every = isByRequest() ? cursorByRequestMs : cursorEveryMs;
    const due = sentAt + every - performance.now();
    if (!isMovement || due <= 0) send();
    else timer ??= setTimeout(send, due);
  }

  /** Whatever one does, even only moving the mouse over the list: one is here. */
  const onInput = () => {
    if (coarseNow() !== activeAt) send();
  };

  const onVisibility = () => {
    if (page?.visibilityState === 'hidden') set({ cursor: undefined, dragging: undefined });
    // Leaving the page took the state away; it came back from the browser's cache.
    else if (awareness.getLocalState() === null) send();
  };

  awareness.on('change', onChange);
  page?.addEventListener('visibilitychange', onVisibility);
  for (const type of inputs)
    page?.addEventListener(type, onInput, { capture: true, passive: true });
  const idleCheck = setInterval(publishPeers, coarseMs);
  send();

  return {
    peers,
    cursors,
    set,
    announce: send,
    participantOf: (clientId) => known.get(clientId),
    destroy() {
      clearTimeout(timer);
      clearInterval(idleCheck);
      awareness.off('change', onChange);
      page?.removeEventListener('visibilitychange', onVisibility);
      for (const type of inputs) page?.removeEventListener(type, onInput, { capture: true });
    },
  };
}
