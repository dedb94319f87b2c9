import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { BoardState } from '../../../shared/case/board.ts';
import type { ChairState } from '../../../shared/case/chair.ts';
import type { ClosedMinutes } from '../../../shared/case/closed-minutes.ts';
import { boardFor, type Minutes, minutesOf } from '../../../shared/case/minutes.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { ApiFailure } from '../../sync/api.ts';
import { useBoard, useCaseSession, useChair, usePeers } from '../../sync/use-case.tsx';
import { useSnapshots } from '../../sync/use-snapshots.ts';
import { type Version, vaultOf } from '../../ui/use-versions.ts';
import { useOpenedSnapshot } from './use-opened-snapshot.ts';

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
  /** Of an earlier sitting no Momentaufnahme was kept: what follows the map is as it is today. */
  readonly isAsToday: boolean;
}

/** The Momentaufnahme at the end of a sitting that was not the last any more when its minutes were closed, or is not now. */
function useEndOfEarlier(
  sitting: Sitting,
  closed: ClosedMinutes | undefined,
): {
  readonly isLoading: boolean;
  readonly failure?: ApiFailure;
  readonly at?: number | undefined;
  /** None was kept. */
  readonly isMissing?: boolean;
} {
  const sittings = useChair((chair) => chair.sittings);
  const { all, failure } = useSnapshots();
  const next = sittings[sittings.findIndex(({ id }) => id === sitting.id) + 1];
  const { finishedAt } = sitting;
  if (finishedAt === undefined || !next || next.startedAt >= (closed?.at ?? Infinity))
    return { isLoading: false };
  if (failure) return { isLoading: false, failure };
  const end = all?.find(({ sittingId, at }) => sittingId === sitting.id && at >= finishedAt);
  return { isLoading: all === undefined, at: end?.at, isMissing: all !== undefined && !end };
}

/**
 * They follow the board until they are closed, or until the next sitting begins. Undefined: what was kept is being loaded.
 */
export function useMinutes(
  sitting: Sitting,
  version: Version,
): ShownMinutes | ApiFailure | undefined {
  const session = useCaseSession();
  const live = useBoard((board) => board);
  const liveChair = useChair((chair) => chair);
  const peers = usePeers();
  const closed = liveChair.closedMinutes.get(sitting.id);
  const end = useEndOfEarlier(sitting, closed);
  const ofThen = useOpenedSnapshot(end.at);
  const opened = useOpenedSnapshot(closed?.snapshotAt);
  const here = peers.map(({ participant }) => participant.department).sort();
  const hereKey = sitting.finishedAt === undefined ? here.join(' ') : '';
  const isLoading =
    end.isLoading || (end.at !== undefined && !ofThen) || (closed !== undefined && !opened);
  const { failure, isMissing = false } = end;
  return useMemo(() => {
    if (failure) return failure;
    if (ofThen instanceof ApiFailure) return ofThen;
    if (opened instanceof ApiFailure) return opened;
    if (isLoading) return undefined;
    const { board: all, chair } = ofThen ?? opened ?? { board: live, chair: liveChair };
    const kept = chair.sittings.find(({ id }) => id === sitting.id) ?? sitting;
    const isAsToday = isMissing && !opened;
    const board = boardFor(all, vaultOf(version));
    const minutes = minutesOf(board, chair, kept, hereKey === '' ? [] : hereKey.split(' '));
    return { minutes, board, chair, doc: opened?.doc ?? session.board, closed, isAsToday };
  }, [
    failure,
    isMissing,
    ofThen,
    opened,
    isLoading,
    closed,
    live,
    liveChair,
    sitting,
    version,
    hereKey,
    session.board,
  ]);
}
