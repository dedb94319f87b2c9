import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { BoardState } from '../../../shared/case/board.ts';
import type { ChairState } from '../../../shared/case/chair.ts';
import type { ClosedMinutes } from '../../../shared/case/closed-minutes.ts';
import { boardFor, type Minutes, minutesOf } from '../../../shared/case/minutes.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { ApiFailure } from '../../sync/api.ts';
import { useBoard, useCaseSession, useChair, usePeers } from '../../sync/use-case.tsx';
import { useOpenedSnapshot } from './use-opened-snapshot.ts';

/** For whom: everybody, or whoever may open that vault. */
export type Version = 'all' | `vault/${string}`;

export function vaultOf(version: Version): string | undefined {
  return version.startsWith('vault/') ? version.slice('vault/'.length) : undefined;
}

/** The minutes of one sitting as they are shown. */
export interface ShownMinutes {
  readonly minutes: Minutes;
  /** As those read it for whom the minutes are made. */
  readonly board: BoardState;
  readonly chair: ChairState;
  /** Where its notes are. */
  readonly doc: Y.Doc;
  /** Closed: all of the above is as it was then. */
  readonly closed: ClosedMinutes | undefined;
}

/** Undefined: what was kept of closed minutes is being loaded, or could not be. */
export function useMinutes(
  sitting: Sitting,
  version: Version,
): ShownMinutes | ApiFailure | undefined {
  const session = useCaseSession();
  const live = useBoard((board) => board);
  const liveChair = useChair((chair) => chair);
  const peers = usePeers();
  const closed = liveChair.closedMinutes.get(sitting.id);
  const opened = useOpenedSnapshot(closed?.snapshotAt);
  const here = peers.map(({ participant }) => participant.department).sort();
  const hereKey = sitting.finishedAt === undefined ? here.join(' ') : '';
  return useMemo(() => {
    if (opened instanceof ApiFailure) return opened;
    const isFrozen = closed !== undefined;
    if (isFrozen && !opened) return undefined;
    const { board: all, chair } = opened ?? { board: live, chair: liveChair };
    const kept = chair.sittings.find(({ id }) => id === sitting.id) ?? sitting;
    const board = boardFor(all, vaultOf(version));
    const minutes = minutesOf(board, chair, kept, hereKey === '' ? [] : hereKey.split(' '));
    return { minutes, board, chair, doc: opened?.doc ?? session.board, closed };
  }, [opened, closed, live, liveChair, sitting, version, hereKey, session.board]);
}
