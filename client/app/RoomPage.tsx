import type { Participant } from '../../shared/protocol/http.ts';
import { Room } from '../features/room/Room.tsx';
import { OpenedCase, WhenLoaded } from './OpenedCase.tsx';

/** `/raum/<case>`: the same case on a screen that is nobody. */
export function RoomPage(props: { readonly caseId: string; readonly participant: Participant }) {
  return (
    <OpenedCase caseId={props.caseId} participant={props.participant} lens="room">
      {() => (
        <WhenLoaded>
          <Room caseId={props.caseId} />
        </WhenLoaded>
      )}
    </OpenedCase>
  );
}
