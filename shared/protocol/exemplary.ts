import type { BoardFile, ChairFile } from '../case/case-file.ts';
import type { ActionField } from '../method/action-fields.ts';
import type { CaseSummary } from './http.ts';

export const exemplaryTitleMax = 60;
export const returnReasonMax = 280;
/** Not released yet. */
export const proposalsPerCase = 10;

/** What the list of exemplary cases is searched and filtered by. */
export interface ExemplaryFacts {
  readonly title: string;
  readonly fields: readonly ActionField[];
  /** What the family wishes, what was asked, where it was to go. */
  readonly needs: readonly string[];
  /** Ids of the town's instruments its strategies name. */
  readonly instruments: readonly string[];
  /** All that is said in it, as far as it is searched. */
  readonly texts: string;
  /** Absent in copies that were proposed before it was kept. */
  readonly sign?: CaseSignFacts;
}

/** What its Fallzeichen shows. */
export interface CaseSignFacts extends Pick<CaseSummary, 'resources' | 'openGaps'> {
  /** How many directions are current. */
  readonly directions: number;
}

/** `returned`: whoever looked at it gave it back with a reason. */
export type ExemplaryState = 'proposed' | 'returned' | 'released';

/** GET /api/exemplary: those that were released; to whoever may review also what is proposed. */
export interface ExemplaryItem extends ExemplaryFacts {
  readonly id: string;
  readonly state: ExemplaryState;
  /** ms since epoch. */
  readonly proposedAt: number;
  /** Departments. */
  readonly proposedBy: string;
  readonly reviewedAt?: number;
  readonly reviewedBy?: string;
  readonly reason?: string;
  /** Release it or give it back. */
  readonly mayReview: boolean;
  readonly mayWithdraw: boolean;
}

/** GET /api/exemplary/:id. */
export interface ExemplaryCase extends ExemplaryItem {
  readonly board: BoardFile;
  readonly chair: ChairFile;
}

/**
 * POST /api/cases/:id/exemplary. Answer 201: ExemplaryItem. Refused like the file of a case, and `tooMany` where as many wait
 * for somebody to look at them.
 */
export interface ExemplaryProposal {
  readonly title: string;
  readonly fields: readonly ActionField[];
  readonly board: BoardFile;
  readonly chair: ChairFile;
  /** So many days all of it was moved: the half-years of what is learnt from it are those of then. Not kept. */
  readonly movedDays: number;
}

/** POST /api/exemplary/:id/return. Answer 200: ExemplaryItem. */
export interface ExemplaryReturn {
  readonly reason: string;
}
