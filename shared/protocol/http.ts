import type { ResourceField } from '../case/resource-field.ts';
import type { AgeGroup } from '../method/instruments.ts';
import type { LegalSphere } from '../method/legal-spheres.ts';

/** Who somebody is, decided by the server. Carried in awareness `user` and in `/api/session`. */
export interface Participant {
  readonly id: string;
  /** A function, not a personal name: "Sozialdienst für ausländische Flüchtlinge". */
  readonly name: string;
  readonly department: string;
}

/** GET /api/session. */
export interface SessionInfo {
  /** Undefined: not signed in. */
  readonly participant?: Participant;
  /** True where the probe may be entered without an account. */
  readonly probe: boolean;
  /** Server clock, ms since epoch. */
  readonly serverTime: number;
  readonly version: string;
}

/** What the list of cases shows; kept encrypted with the case's key. */
export interface CaseSummary {
  readonly pseudonym: string;
  readonly origin: string;
  readonly persons: number;
  readonly legalSphere?: LegalSphere;
  /** ISO date. */
  readonly legalSphereSince?: string;
  /** Texts of the current directions: none, one, or several while undecided. */
  readonly directions: readonly string[];
  readonly resources: Readonly<Record<ResourceField, number>>;
  readonly openGaps: Readonly<Record<ResourceField, number>>;
}

/** An item of GET /api/cases, and GET /api/cases/:id. */
export interface CaseListItem {
  readonly id: string;
  /** "F-0617". */
  readonly number: string;
  readonly leadDepartment: string;
  /** ISO date. */
  readonly leadSince: string;
  readonly summary: CaseSummary;
}

/** POST /api/cases. Answer 201: CaseListItem. */
export interface NewCase {
  readonly pseudonym: string;
  readonly origin?: string;
  readonly persons: readonly {
    readonly label: string;
    readonly kinship: 'father' | 'mother' | 'child' | 'relative' | 'other';
    readonly ageGroup?: AgeGroup;
    readonly interpreter?: boolean;
    readonly languages?: string;
  }[];
  readonly legalSphere: LegalSphere;
  /** ISO date. */
  readonly legalSphereSince: string;
}

/** POST /api/probe/session. Answer 200: SessionInfo. */
export interface ProbeEntry {
  readonly department: string;
}

/** What the page carries from the server's configuration: content of `<meta name="fallrunde">`, whose `nonce` is the page's. */
export interface RuntimeConfig {
  readonly tldrawLicenseKey?: string;
}

/** Every error answer of /api. `code` is stable, the text belongs to the client's words. */
export interface ApiError {
  readonly error: { readonly code: ApiErrorCode; readonly field?: string };
}

export type ApiErrorCode =
  | 'notSignedIn'
  | 'forbidden'
  | 'notFound'
  | 'invalid'
  | 'tooMany'
  | 'foreignOrigin'
  | 'unavailable';
