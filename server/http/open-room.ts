import { readChair } from '../../shared/case/chair.ts';
import type { RoomCodes } from '../access/room-codes.ts';
import type { CaseDocuments } from '../collab/case-documents.ts';
import type { CaseStore } from '../store/case-store.ts';

export interface OpenRoomOptions {
  readonly rooms: RoomCodes;
  readonly cases: Pick<CaseStore, 'caseExists'>;
  readonly documents: CaseDocuments;
}

/** The case a room's code leads to, while its consultation runs. */
export async function openRoom(
  { rooms, cases, documents }: OpenRoomOptions,
  code: string,
): Promise<string | undefined> {
  const room = await rooms.roomOf(code);
  if (!room || !(await cases.caseExists(room.caseId))) return undefined;
  const { caseId, sittingId } = room;
  const sitting = await documents.use(caseId, 'chair', (chair) => readChair(chair).sitting);
  return sitting?.id === sittingId ? caseId : undefined;
}
