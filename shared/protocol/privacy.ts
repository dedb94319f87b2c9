import type { Extension, RetentionSpan, RetentionState } from '../method/retention.ts';

/** Proof that a case was erased; holds nothing of what was in it. GET /api/erasures: ErasureReceipt[], the newest first. */
export interface ErasureReceipt {
  readonly caseId: string;
  /** "F-0617". */
  readonly number: string;
  /** ms since epoch. */
  readonly at: number;
  /** Absent: the operator, on the command line. */
  readonly department?: string;
  /** Rows of the database and of the log. */
  readonly rows: number;
  readonly snapshots: number;
  readonly keys: number;
  /** Hex; says that this installation wrote the receipt as it is. */
  readonly hash: string;
}

export const consentForms = ['paper', 'digital', 'statutory'] as const;
/** `statutory`: the law itself gives the department the task, no consent is needed. */
export type ConsentForm = (typeof consentForms)[number];

export const purposeMax = 200;
export const extensionReasonMax = 400;

/** That a department may be told of a case. */
export interface Consent {
  readonly id: string;
  readonly department: string;
  readonly form: ConsentForm;
  /** ISO date. */
  readonly givenOn: string;
  readonly purpose: string;
  /** ISO date; from that day on the department has no access. */
  readonly withdrawnOn?: string;
}

/** `missing`: nobody entered one; `notNeeded`: the law itself is the reason. */
export type ConsentStanding = 'given' | 'notNeeded' | 'missing' | 'withdrawn';

/** Whether a department may be told; `consents` in the order in which they were entered, the last one counts. */
export function consentStanding(consents: readonly Consent[], department: string): ConsentStanding {
  const last = consents.findLast((each) => each.department === department);
  if (!last) return 'missing';
  if (last.withdrawnOn !== undefined) return 'withdrawn';
  return last.form === 'statutory' ? 'notNeeded' : 'given';
}

/** POST /api/cases/:id/consents. Answer 200: CasePrivacy. */
export type ConsentInput = Pick<Consent, 'department' | 'form' | 'givenOn' | 'purpose'>;

/** POST /api/cases/:id/consents/:consentId/withdrawal. Answer 200: CasePrivacy. Conflicts: `stale`, `leadsCase`. */
export interface WithdrawalInput {
  /** ISO date. */
  readonly on: string;
}

/** POST /api/cases/:id/data-handovers, before it happens. Answer 200: CasePrivacy. Conflicts: `stale`, `consentWithdrawn`. */
export interface DataHandoverInput {
  readonly department: string;
}

/** POST /api/cases/:id/retention. Answer 200: CasePrivacy. */
export interface ExtensionInput {
  /** ISO date. */
  readonly until: string;
  readonly reason: string;
}

/** GET /api/cases/:id/privacy, for whoever sits at the case. */
export interface CasePrivacy {
  /** ms since epoch. */
  readonly createdAt: number;
  readonly leadDepartment: string;
  readonly consents: readonly Consent[];
  /** At the round table, and no consent was ever entered. */
  readonly without: readonly string[];
  readonly retention: RetentionSpan & {
    readonly months: number;
    readonly state: RetentionState;
    readonly extensions: readonly Extension[];
  };
  /** Whether whoever asks answers for the case: enters consents, extends, reads the log of access, erases. */
  readonly mayChange: boolean;
}

/** DELETE /api/cases/:id. Answer 200: ErasureReceipt. */
export interface ErasureInput {
  /** As on the board. */
  readonly pseudonym: string;
}
