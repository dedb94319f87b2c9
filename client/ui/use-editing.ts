import type { FocusEvent } from 'react';
import { useCaseSession } from '../sync/use-case.tsx';

/** Tells the others where one writes, for as long as the element that gets these has the focus. */
export function useEditing(entityId: string, field: string) {
  const session = useCaseSession();
  return {
    onFocus: () => session.setPresence({ editing: { entityId, field } }),
    onBlur: (event: FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget))
        session.setPresence({ editing: undefined });
    },
  };
}
