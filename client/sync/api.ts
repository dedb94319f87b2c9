import type { Answer, Conference } from '../../shared/method/agenda.ts';
import type { Department } from '../../shared/method/departments.ts';
import type { TownSettings } from '../../shared/method/town-settings.ts';
import type { SignedOut } from '../../shared/protocol/account.ts';
import type {
  ApiError,
  ApiErrorCode,
  CaseListItem,
  ConferenceFigures,
  ConferenceInput,
  ConferenceUpdate,
  NewCase,
  NewRound,
  OwnStances,
  PostponeInput,
  ProbeEntry,
  RevealInput,
  RoomCase,
  RoomInfo,
  SessionInfo,
  StanceInput,
  TownInput,
  TownVersion,
} from '../../shared/protocol/http.ts';

/** The server refused or could not be reached; the text for `code` is in the words (`errors:api`). */
export class ApiFailure extends Error {
  readonly code: ApiErrorCode;
  /** What was wrong with it, where one field was. */
  readonly field: string | undefined;

  constructor(code: ApiErrorCode, field?: string) {
    super(code);
    this.name = 'ApiFailure';
    this.code = code;
    this.field = field;
  }
}

function isApiError(value: unknown): value is ApiError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'error' in value &&
    typeof value.error === 'object' &&
    value.error !== null &&
    'code' in value.error
  );
}

export const ofCase = (id: string) => `/cases/${encodeURIComponent(id)}`;
const ofStance = (caseId: string, strategyId: string) =>
  `${ofCase(caseId)}/stances/${encodeURIComponent(strategyId)}`;

export async function call(method: string, path: string, body?: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch {
    throw new ApiFailure('unavailable');
  }
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => undefined);
  // Something between us and the server answered, a proxy for example.
  if (!isApiError(answer)) throw new ApiFailure('unavailable');
  throw new ApiFailure(answer.error.code, answer.error.field);
}

export async function read<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await call(method, path, body);
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiFailure('unavailable');
  }
}

export function fetchSession(): Promise<SessionInfo> {
  return read('GET', '/session');
}

/** Whom the probe may be entered for. */
export function fetchProbeDepartments(): Promise<readonly Department[]> {
  return read('GET', '/probe/departments');
}

export function enterProbe(entry: ProbeEntry): Promise<SessionInfo> {
  return read('POST', '/probe/session', entry);
}

export function signOut(): Promise<SignedOut> {
  return read('DELETE', '/session');
}

export function fetchTown(): Promise<TownSettings> {
  return read('GET', '/settings');
}

/** The newest first. */
export function fetchTownVersions(): Promise<readonly TownVersion[]> {
  return read('GET', '/settings/versions');
}

export function fetchTownVersion(version: number): Promise<TownSettings> {
  return read('GET', `/settings/versions/${version}`);
}

export function saveTown(input: TownInput): Promise<TownSettings> {
  return read('PUT', '/settings', input);
}

export function fetchCases(): Promise<readonly CaseListItem[]> {
  return read('GET', '/cases');
}

export function fetchCase(id: string): Promise<CaseListItem> {
  return read('GET', ofCase(id));
}

export function createCase(input: NewCase): Promise<CaseListItem> {
  return read('POST', '/cases', input);
}

const ofConference = (id: string) => `/conferences/${encodeURIComponent(id)}`;

export function fetchConferences(): Promise<readonly Conference[]> {
  return read('GET', '/conferences');
}

export function fetchConference(id: string): Promise<Conference> {
  return read('GET', ofConference(id));
}

export function createConference(input: ConferenceInput): Promise<Conference> {
  return read('POST', '/conferences', input);
}

export function updateConference(id: string, input: ConferenceUpdate): Promise<Conference> {
  return read('PUT', ofConference(id), input);
}

export function answerInvitation(
  id: string,
  department: string,
  answer: Answer,
): Promise<Conference> {
  return read('PUT', `${ofConference(id)}/invitations/${encodeURIComponent(department)}`, {
    answer,
  });
}

export function postponeCase(id: string, input: PostponeInput): Promise<Conference> {
  return read('POST', `${ofConference(id)}/postpone`, input);
}

export function fetchFigures(id: string): Promise<ConferenceFigures> {
  return read('GET', `${ofConference(id)}/figures`);
}

/** What one's own department has said in the open round. */
export function fetchOwnStances(caseId: string): Promise<OwnStances> {
  return read('GET', `${ofCase(caseId)}/stances`);
}

export function giveStance(
  caseId: string,
  strategyId: string,
  input: StanceInput,
): Promise<OwnStances> {
  return read('PUT', ofStance(caseId, strategyId), input);
}

export function withdrawStance(
  caseId: string,
  strategyId: string,
  roundId: string,
): Promise<OwnStances> {
  return read('DELETE', `${ofStance(caseId, strategyId)}?roundId=${encodeURIComponent(roundId)}`);
}

export async function openRound(caseId: string, input: NewRound): Promise<void> {
  await call('POST', `${ofCase(caseId)}/rounds`, input);
}

export async function reveal(caseId: string, input: RevealInput): Promise<void> {
  await call('POST', `${ofCase(caseId)}/reveal`, input);
}

export function fetchRoom(caseId: string): Promise<RoomInfo> {
  return read('GET', `${ofCase(caseId)}/room`);
}

export function joinRoom(code: string): Promise<RoomCase> {
  return read('POST', '/join', { code });
}
