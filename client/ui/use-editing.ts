import { type FocusEvent, useEffect, useRef } from 'react';
import { useCaseSession } from '../sync/use-case.tsx';

/** Tells the others where one writes, for as long as the element that gets these has the focus. */
export function useEditing(entityId: string, field: string) {
  const session = useCaseSession();
  const isShown = useRef(false);
  const show = (shown: boolean) => {
    isShown.current = shown;
    session.setPresence({ editing: shown ? { entityId, field } : undefined });
  };
  // What goes from the page while it has the focus is told of no blur.
  useEffect(
    () => () => {
      if (isShown.current) session.setPresence({ editing: undefined });
    },
    [session],
  );
  return {
    onFocus: () => show(true),
    onBlur: (event: FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget)) show(false);
    },
  };
}
