import type * as Y from 'yjs';
import { createStore } from 'zustand/vanilla';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import type { Snapshot } from '../../shared/protocol/snapshots.ts';
import type { CaseSession } from './case-session.ts';
import type { Peer } from './presence.ts';

const nothing = () => undefined;

/** Whoever took part sits at the table, without a name. */
const takingPart = (department: string, index: number): Peer => ({
  participant: { id: department, name: '', department, role: 'member' },
  clientId: index,
  lens: 'map',
  isSelf: false,
  idle: false,
  lastActive: 0,
});

/** What is shown of a case that does not change. */
export interface FrozenCase {
  readonly caseId: string;
  /** Where its lenses are. */
  readonly address: string;
  readonly snapshot: Snapshot;
  readonly board: Y.Doc;
  readonly chair: Y.Doc;
  /** A copy to learn from: it belongs to no case the server could be asked about. */
  readonly isExemplary?: boolean;
}

/** A Momentaufnahme, or an exemplary case, as a case that is open: nothing of it changes, and its clock stands still. */
export function frozenSession(
  { caseId, address, snapshot, board, chair, isExemplary = false }: FrozenCase,
  participant: Participant,
): CaseSession {
  const frozen: Participant = { ...participant, role: 'observer' };
  return {
    caseId,
    address,
    snapshot,
    isExemplary,
    participant: frozen,
    author: {
      participantId: participant.id,
      department: participant.department,
      now: () => snapshot.at,
    },
    board,
    chair,
    boardStore: createStore(() => readBoard(board)),
    chairStore: createStore(() => readChair(chair)),
    status: createStore(() => ({ kind: 'saved' as const })),
    pending: createStore<ReadonlySet<string>>(() => new Set()),
    presence: createStore(() => snapshot.departments.map(takingPart)),
    cursors: createStore(() => []),
    activity: createStore(() => []),
    undo: {
      undo: nothing,
      redo: nothing,
      stopCapturing: nothing,
      onKept: () => nothing,
      store: createStore(() => ({ canUndo: false, canRedo: false })),
    },
    setPresence: nothing,
    takeChair: nothing,
    handOverChair: nothing,
    remind: nothing,
    onReminder: () => nothing,
    onDoor: () => nothing,
    links: [],
    reconnect: nothing,
    onRefused: () => nothing,
    destroy() {
      board.destroy();
      chair.destroy();
    },
  };
}
