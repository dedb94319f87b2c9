import type {
  GuestAtDoor,
  Knock,
  LinkInput,
  LinkItem,
  LobbyInfo,
  NewLinkAnswer,
  RoundTable,
  RoundTableInput,
} from '../../shared/protocol/door.ts';
import type { RoomInfo } from '../../shared/protocol/http.ts';
import { call, read } from './api.ts';

const ofCase = (id: string) => `/cases/${encodeURIComponent(id)}`;
const ofGuest = (caseId: string, guestId: string) =>
  `${ofCase(caseId)}/lobby/${encodeURIComponent(guestId)}`;

export function openLink(token: string): Promise<LobbyInfo> {
  return read('POST', '/links/open', { token });
}

export function enterByCode(code: string): Promise<LobbyInfo> {
  return read('POST', '/lobby/code', { code });
}

/** Answers at once, or with `after` when something has changed since. */
export function fetchLobby(after?: number): Promise<LobbyInfo> {
  return read('GET', after === undefined ? '/lobby' : `/lobby?after=${after}`);
}

export function knock(input: Knock): Promise<LobbyInfo> {
  return read('PUT', '/lobby', input);
}

export async function leaveLobby(): Promise<void> {
  await call('DELETE', '/lobby');
}

export function fetchGuests(caseId: string): Promise<readonly GuestAtDoor[]> {
  return read('GET', `${ofCase(caseId)}/lobby`);
}

/** `reason`: why without a consent. */
export async function admitGuest(
  caseId: string,
  { id, since }: GuestAtDoor,
  reason?: string,
): Promise<void> {
  await call('POST', `${ofGuest(caseId, id)}/admit`, {
    since,
    ...(reason === undefined ? {} : { reason }),
  });
}

export async function denyGuest(caseId: string, guestId: string, reason: string): Promise<void> {
  await call('POST', `${ofGuest(caseId, guestId)}/deny`, { reason });
}

export async function removeGuest(caseId: string, guestId: string): Promise<void> {
  await call('POST', `${ofGuest(caseId, guestId)}/remove`);
}

export function fetchLinks(caseId: string): Promise<readonly LinkItem[]> {
  return read('GET', `${ofCase(caseId)}/links`);
}

export function createLink(caseId: string, input: LinkInput): Promise<NewLinkAnswer> {
  return read('POST', `${ofCase(caseId)}/links`, input);
}

export async function revokeLink(caseId: string, linkId: string): Promise<void> {
  await call('DELETE', `${ofCase(caseId)}/links/${encodeURIComponent(linkId)}`);
}

export async function revokeAllLinks(caseId: string): Promise<void> {
  await call('DELETE', `${ofCase(caseId)}/links`);
}

export function renewRoomCode(caseId: string): Promise<RoomInfo> {
  return read('POST', `${ofCase(caseId)}/room/code`);
}

export function fetchTable(caseId: string): Promise<RoundTable> {
  return read('GET', `${ofCase(caseId)}/table`);
}

export function saveTable(caseId: string, input: RoundTableInput): Promise<RoundTable> {
  return read('PUT', `${ofCase(caseId)}/table`, input);
}

export function handOverLead(caseId: string, department: string): Promise<RoundTable> {
  return read('POST', `${ofCase(caseId)}/lead`, { department });
}
