import type { GuestRole, Role } from './roles.ts';

/** What is told of each action: departments, roles and dates, never what a case holds. Dates are ISO dates. */
export interface AccessDetails {
  caseCreated: Record<never, never>;
  /** From a file. */
  caseImported: Record<never, never>;
  caseOpened: Record<never, never>;
  exported: { readonly what: 'case' | 'accessLog' };
  /** What that department may know was handed over to it. */
  dataHandedOver: { readonly department: string };
  /** A link was made for that department. */
  invited: { readonly department?: string; readonly role: GuestRole };
  linkRevoked: { readonly department?: string; readonly linkFrom?: string };
  knocked: Record<never, never>;
  admitted: { readonly department: string; readonly linkFrom?: string };
  denied: { readonly department: string };
  removed: { readonly department: string };
  roleChanged: { readonly department: string; readonly role: Role };
  seatsChanged: { readonly added: readonly string[]; readonly removed: readonly string[] };
  leadChanged: { readonly from: string; readonly to: string };
  consentGiven: { readonly department: string };
  consentWithdrawn: { readonly department: string };
  retentionExtended: { readonly until: string };
  entrusted: { readonly departments: readonly string[] };
  released: { readonly departments: readonly string[] };
  /** Everybody sees again what the board said at that moment: an ISO date and time, UTC. */
  stateRestored: { readonly state: string };
  snapshotTaken: Record<never, never>;
  exemplaryProposed: Record<never, never>;
  exemplaryReleased: Record<never, never>;
  /** Somebody made a token with which a tool of theirs opens the case. */
  toolTokenIssued: Record<never, never>;
  sittingStarted: Record<never, never>;
  sittingFinished: Record<never, never>;
  erased: Record<never, never>;
}

export type AccessAction = keyof AccessDetails;

/** One thing somebody did at a case. */
export type AccessStep = {
  [A in AccessAction]: { readonly action: A; readonly detail: AccessDetails[A] };
}[AccessAction];

export type AccessEntry = AccessStep & {
  /** Counts up within a case, from 1. */
  readonly seq: number;
  /** ms since epoch. */
  readonly at: number;
  readonly participantId: string;
  readonly department: string;
  /** Covers the entry and, with it, all before it. */
  readonly hash: string;
};

/** Whether the log of a case is as it was written. */
export interface AccessCheck {
  readonly entries: number;
  /** The first entry that is not as it was written, or is missing. */
  readonly brokenAt?: number;
}

/** GET /api/cases/:id/access-log, the newest first. */
export interface AccessPage {
  readonly entries: readonly AccessEntry[];
  readonly check: AccessCheck;
  /** After so many months an entry goes. */
  readonly months: number;
}

/** GET /api/cases/:id/access-log/export: all that is kept, the oldest first. */
export interface AccessExport {
  readonly format: 'fallrunde-access-log';
  readonly version: 1;
  readonly caseNumber: string;
  /** ms since epoch. */
  readonly exportedAt: number;
  readonly check: AccessCheck;
  readonly entries: readonly AccessEntry[];
}
