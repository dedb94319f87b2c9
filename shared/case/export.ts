import type * as Y from 'yjs';
import type { CaseExport } from '../protocol/http.ts';
import { canonicalBoard, readBoard } from './board.ts';
import { chairRoots } from './chair.ts';
import { readInk } from './ink.ts';
import { rootMap } from './roots.ts';

/** A case as plain data, as far as it is open here: vaults attached to the board are in it, of others only the number. */
export function exportCase(
  board: Y.Doc,
  chair: Y.Doc,
): Pick<CaseExport, 'board' | 'chair' | 'entrustedToOthers'> {
  const state = readBoard(board);
  return {
    board: { ...canonicalBoard(state), ink: [...readInk(board).values()] },
    chair: Object.fromEntries(chairRoots.map((root) => [root, rootMap(chair, root)?.toJSON()])),
    entrustedToOthers: state.stubs,
  };
}
