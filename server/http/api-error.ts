import type { FastifyInstance, FastifyReply } from 'fastify';
import { CaseError } from '../../shared/case/case-error.ts';
import { CaseFileError } from '../../shared/case/read-case-file.ts';
import type { ApiError, ApiErrorCode } from '../../shared/protocol/http.ts';
import { withoutContent } from '../logging.ts';

const statusByCode: Readonly<Record<ApiErrorCode, number>> = {
  invalid: 400,
  notSignedIn: 401,
  forbidden: 403,
  foreignOrigin: 403,
  notChair: 403,
  notFound: 404,
  roundClosed: 409,
  nothingToReveal: 409,
  stale: 409,
  lastCoordinator: 409,
  leadsCase: 409,
  linkUnknown: 404,
  linkRevoked: 410,
  linkExpired: 410,
  linkInUse: 409,
  accessOver: 410,
  lobbyFull: 429,
  notWaiting: 409,
  consentMissing: 409,
  consentWithdrawn: 409,
  departmentInUse: 409,
  instrumentInUse: 409,
  snapshotsFull: 409,
  minutesOpen: 409,
  minutesClosed: 409,
  addendaFull: 409,
  ruleOutdated: 409,
  ruleDiscussed: 409,
  caseFileUnknown: 400,
  caseFileVersion: 400,
  caseFileInvalid: 400,
  caseFileForeign: 400,
  caseFileDangling: 400,
  caseFileDuplicate: 400,
  caseFileHash: 400,
  caseFileDepartment: 400,
  caseFileTooLarge: 413,
  tooMany: 429,
  damaged: 500,
  unavailable: 503,
};

export function sendError(reply: FastifyReply, code: ApiErrorCode, field?: string): FastifyReply {
  const body: ApiError = { error: { code, ...(field ? { field } : {}) } };
  return reply.code(statusByCode[code]).header('cache-control', 'no-store').send(body);
}

/** Every error leaves as `ApiError`: no text of a library, no content. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof CaseFileError) return sendError(reply, error.code, error.path);
    if (error instanceof CaseError) {
      const { detail } = error;
      return sendError(reply, 'invalid', 'field' in detail ? detail.field : undefined);
    }
    const { statusCode = 500, validation } = error as {
      statusCode?: number;
      validation?: Problem[];
    };
    if (validation) return sendError(reply, 'invalid', fieldOf(validation[0]));
    if (statusCode === 429) return sendError(reply, 'tooMany');
    if (statusCode === 404) return sendError(reply, 'notFound');
    if (statusCode >= 400 && statusCode < 500) return sendError(reply, 'invalid');
    request.log.error({ error: withoutContent(error) }, 'request failed');
    return sendError(reply, 'unavailable');
  });
}

interface Problem {
  readonly instancePath: string;
  /** Of a name that is not allowed. */
  readonly propertyName?: string;
  readonly params: Record<string, unknown>;
}

/** "persons/0/label", or the name of what is missing or too much. */
function fieldOf(problem: Problem | undefined): string | undefined {
  const path = problem?.instancePath.slice(1);
  const name = problem?.propertyName ?? problem?.params.missingProperty;
  return (
    [path, name].filter((part) => typeof part === 'string' && part !== '').join('/') || undefined
  );
}
