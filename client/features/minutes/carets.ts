import { type RelativePosition, relativePositionToJSON } from 'yjs';
import type { CaseSession } from '../../sync/case-session.ts';
import type { TextPlace } from '../../sync/read-presence.ts';

interface Places {
  readonly anchor: RelativePosition;
  readonly head: RelativePosition;
}

/** The carets in the notes of a sitting, in the form in which the editor's binding asks for them: they travel with our presence. */
export function caretsIn(session: CaseSession, sittingId: string) {
  let own: { readonly cursor?: Places } = {};
  const releases = new Map<() => void, () => void>();
  const place = (at: RelativePosition) => relativePositionToJSON(at) as TextPlace;
  return {
    getStates: () =>
      new Map(
        session.cursors.getState().flatMap(({ clientId, participant, caret }) =>
          caret?.sittingId === sittingId
            ? [
                [
                  clientId,
                  // The binding asks for a colour; what is drawn has the department's.
                  { cursor: caret, user: { name: participant.department, color: '#000000' } },
                ] as const,
              ]
            : [],
        ),
      ),
    getLocalState: () => own,
    setLocalStateField(_field: string, places: Places | null) {
      own = places ? { cursor: places } : {};
      const caret = places && {
        sittingId,
        anchor: place(places.anchor),
        head: place(places.head),
      };
      session.setPresence({ caret: caret ?? undefined });
    },
    on: (_event: string, listener: () => void) => {
      releases.set(listener, session.cursors.subscribe(listener));
    },
    off: (_event: string, listener: () => void) => {
      releases.get(listener)?.();
      releases.delete(listener);
    },
  };
}
