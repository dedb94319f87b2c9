import type {
  ApiError,
  ApiErrorCode,
  CaseListItem,
  NewCase,
  ProbeEntry,
  SessionInfo,
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

async function call(method: string, path: string, body?: unknown): Promise<Response> {
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

async function read<T>(method: string, path: string, body?: unknown): Promise<T> {
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

export function enterProbe(entry: ProbeEntry): Promise<SessionInfo> {
  return read('POST', '/probe/session', entry);
}

export async function signOut(): Promise<void> {
  await call('DELETE', '/session');
}

export function fetchCases(): Promise<readonly CaseListItem[]> {
  return read('GET', '/cases');
}

export function fetchCase(id: string): Promise<CaseListItem> {
  return read('GET', `/cases/${encodeURIComponent(id)}`);
}

export function createCase(input: NewCase): Promise<CaseListItem> {
  return read('POST', '/cases', input);
}
