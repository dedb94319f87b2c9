import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { useCaseSession } from '../../sync/use-case.tsx';

/** How long a change by somebody else is pointed out, ms. */
const shownMs = 6_000;

export interface ForeignChange<V> {
  readonly before: V;
  /** Absent where nobody can say. */
  readonly department: string | undefined;
}

/** Points out, for a while, that somebody else replaced a value: text merges, a choice does not. */
export function useChangedByOther<V>(
  entityId: string,
  field: string,
  value: V,
): ForeignChange<V> | undefined {
  const session = useCaseSession();
  const [change, setChange] = useState<ForeignChange<V>>();
  const last = useRef(value);
  const wasLocal = useRef(true);

  useEffect(() => {
    const remember = ({ local }: Y.Transaction) => {
      wasLocal.current = local;
    };
    session.board.on('afterTransaction', remember);
    return () => session.board.off('afterTransaction', remember);
  }, [session]);

  useEffect(() => {
    const before = last.current;
    if (before === value) return;
    last.current = value;
    if (wasLocal.current) {
      setChange(undefined);
      return;
    }
    const others = session.presence.getState().filter(({ isSelf }) => !isSelf);
    const editor = others.find(
      ({ editing }) => editing?.entityId === entityId && editing.field === field,
    );
    const told = session.activity
      .getState()
      .findLast((activity) => activity.entityId === entityId && !activity.isSelf);
    setChange({ before, department: editor?.participant.department ?? told?.department });
  }, [value, entityId, field, session]);

  useEffect(() => {
    if (!change) return;
    const timer = setTimeout(() => setChange(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [change]);
  return change;
}
