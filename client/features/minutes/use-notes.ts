import { useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import { type NoteBlock, notesIn, readNotes } from '../../../shared/case/notes.ts';

/** The notes of a sitting as they are, read anew with every change. */
export function useNotes(board: Y.Doc, sittingId: string): readonly NoteBlock[] {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const notes = notesIn(board, sittingId);
    const onChange = () => setCount((before) => before + 1);
    notes?.observeDeep(onChange);
    return () => notes?.unobserveDeep(onChange);
  }, [board, sittingId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies(count): the notes change in place
  return useMemo(() => readNotes(board, sittingId), [board, sittingId, count]);
}
