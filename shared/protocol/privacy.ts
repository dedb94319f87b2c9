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
