import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { readBoard } from '../../../shared/case/board.ts';
import { readChair } from '../../../shared/case/chair.ts';
import type { Moment } from '../../../shared/case/compare.ts';
import { ApiFailure } from '../../sync/api.ts';
import { openDocuments } from '../../sync/snapshot-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';

interface KeptMoment extends Moment {
  /** The board of then. */
  readonly doc: Y.Doc;
}

async function openKept(caseId: string, at: number): Promise<KeptMoment | ApiFailure> {
  try {
    const { board, chair } = await openDocuments(caseId, at);
    return { at, board: readBoard(board), chair: readChair(chair), doc: board };
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return error;
  }
}

/** What was kept at that moment; undefined: nothing is asked for, or it is being loaded. */
export function useOpenedSnapshot(at: number | undefined): KeptMoment | ApiFailure | undefined {
  const { caseId } = useCaseSession();
  const [found, setFound] = useState<{ at: number; opened: KeptMoment | ApiFailure }>();
  useEffect(() => {
    if (at === undefined) return;
    let left = false;
    openKept(caseId, at).then((opened) => {
      if (!left) setFound({ at, opened });
    });
    return () => {
      left = true;
    };
  }, [caseId, at]);
  return found?.at === at ? found?.opened : undefined;
}
