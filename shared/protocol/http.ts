import type { EntryRef } from '../case/entries.ts';
import type { FirstLine } from '../case/first-lines.ts';
import type { CaseFileProblem } from '../case/read-case-file.ts';
import type { ResourceField } from '../case/resource-field.ts';
import type { Answer, Conference } from '../method/agenda.ts';
import type { AgeGroup } from '../method/instruments.ts';
import type { LegalSphere } from '../method/legal-spheres.ts';
import type { PhaseKind } from '../method/phases.ts';
import type { TownContent, TownSettings } from '../method/town-settings.ts';
import type { Role } from './roles.ts';

/** Who somebody is, decided by the server. Carried in awareness `user` and in `/api/session`. */
export interface Participant {
  readonly id: string;
  /** A function, not a personal name: "Sozialdienst für ausländische Flüchtlinge". */
  readonly name: string;
  readonly department: string;
  readonly role: Role;
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
  /** Open agreements with a date, the earliest first. */
  readonly due: readonly DueAgreement[];
  /** Oldest first. */
  readonly sittings: readonly SittingSummary[];
}

export interface DueAgreement {
  readonly agreementId: string;
  readonly what: string;
  /** Absent: a person of the family does it. */
  readonly department?: string;
  /** ISO date. */
  readonly due: string;
}

export interface PhaseFigures {
  readonly kind: PhaseKind;
  readonly plannedMinutes: number;
  readonly usedMinutes: number;
}

/** What a consultation took, per case and never per person. */
export interface SittingSummary {
  readonly id: string;
  readonly conferenceId?: string;
  /** ms since epoch. */
  readonly startedAt: number;
  readonly finishedAt?: number;
  readonly phases: readonly PhaseFigures[];
  readonly openGapsAtStart: number;
  readonly openGapsAtFinish?: number;
}

/** An item of GET /api/cases, and GET /api/cases/:id. */
export interface CaseListItem {
  readonly id: string;
  /** "F-0617". */
  readonly number: string;
  readonly leadDepartment: string;
  /** ISO date. */
  readonly leadSince: string;
  /** The round table of the case; empty where nobody named it. */
  readonly departments: readonly string[];
  readonly summary: CaseSummary;
  /** For whoever answers for the case, once its time is nearly or wholly over. */
  readonly retention?: { readonly state: 'due' | 'passed'; readonly until: string };
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
  /** The round table. */
  readonly departments?: readonly string[];
  /** What is known or asked already. */
  readonly first?: readonly FirstLine[];
  /** The conference that takes it, at the end of its agenda. */
  readonly conferenceId?: string;
  /** From opening the page until sending it. */
  readonly preparationSeconds?: number;
}

/** GET /api/conferences: Conference[], the earliest first. POST /api/conferences. Answer 201: Conference. */
export interface ConferenceInput extends Pick<Conference, 'date' | 'start' | 'place'> {
  readonly items: readonly AgendaInput[];
  /** Departments; answers given before are kept. */
  readonly invited: readonly string[];
}

/** What was postponed stays so. */
export type AgendaInput =
  | {
      readonly kind: 'case';
      readonly id: string;
      readonly caseId: string;
      readonly minutes: number;
    }
  | { readonly kind: 'break' | 'other'; readonly id: string; readonly minutes: number };

/** PUT /api/conferences/:id. Answer 200: Conference. Conflict `stale` where `version` is not the current one. */
export interface ConferenceUpdate extends ConferenceInput {
  readonly version: number;
}

/** PUT /api/conferences/:id/invitations/:department, for the own one. Answer 200: Conference. */
export interface InvitationAnswer {
  readonly answer: Answer;
}

/** POST /api/conferences/:id/postpone. Answer 200: Conference. */
export interface PostponeInput {
  readonly itemId: string;
  readonly reason: string;
  /** The conference that takes it; absent: without a date. */
  readonly to?: string;
}

/** What a conference took of one case. */
export interface CaseFigures {
  readonly caseId: string;
  readonly pseudonym: string;
  /** As on the agenda. */
  readonly plannedMinutes: number;
  /** Absent: not taken up, or postponed. */
  readonly sitting?: SittingSummary;
  readonly preparationMinutes?: number;
  /** Why it was postponed. */
  readonly postponed?: string;
}

/** GET /api/conferences/:id/figures: per conference and case, never per person. */
export interface ConferenceFigures {
  readonly cases: readonly CaseFigures[];
}

/**
 * POST /api/cases/import/check, a CaseFile: what would come of it. Answer 200. `field` of an error: where in the file,
 * "board.resources[3].personIds[0]".
 */
export interface CaseImportCheck {
  readonly pseudonym: string;
  readonly number: string;
  /** False: the number is taken here, or was; the case gets another one. */
  readonly keepsNumber: boolean;
  readonly leadDepartment: string;
  /** The round table. */
  readonly departments: readonly string[];
  readonly entries: number;
  readonly entrusted: number;
  readonly sittings: number;
  readonly snapshots: number;
  /** Entries entrusted to others than whoever saved it, and snapshots that were damaged. */
  readonly leftOut: { readonly entrusted: number; readonly snapshots: number };
}

/** POST /api/cases/import, a CaseFile. Answer 201. Conflict `stale`: somebody else took the number at the same moment. */
export interface CaseImported {
  readonly id: string;
  readonly number: string;
  /** Whether whoever took it over sits at its round table. */
  readonly mayOpen: boolean;
}

/** POST /api/cases/:id/entrust. Answer 204. */
export interface EntrustInput extends EntryRef {
  /** One's own among them; all with a seat at the case. */
  readonly departments: readonly string[];
  readonly reason: string;
}

/** POST /api/cases/:id/release, for those it is entrusted to. Answer 204. */
export interface ReleaseInput extends EntryRef {
  readonly reason: string;
}

/** What a department said of a strategy in the open round; sealed until the reveal. */
export interface OwnStance {
  readonly strategyId: string;
  /** 0–10; null: abstains. */
  readonly resistance: number | null;
  readonly objection?: string;
}

/** GET /api/cases/:id/stances: one's own department's only. */
export interface OwnStances {
  /** The open round; absent before the first stance of a case and after a reveal. */
  readonly roundId?: string;
  readonly stances: readonly OwnStance[];
}

/** PUT /api/cases/:id/stances/:strategyId. Answer 200: OwnStances. Conflict `roundClosed`. */
export interface StanceInput {
  /** The round it is meant for; absent: the first one, which it opens. */
  readonly roundId?: string;
  readonly resistance: number | null;
  readonly objection?: string;
}

/** POST /api/cases/:id/rounds, for the chair: a new round. Answer 204. */
export interface NewRound {
  /** What is scored anew, the rest keeps its stances; absent: everything. */
  readonly strategyIds?: readonly string[];
}

/** POST /api/cases/:id/reveal, for the chair. Answer 204. Conflicts `roundClosed`, `nothingToReveal`. */
export interface RevealInput {
  readonly roundId: string;
}

/** GET /api/cases/:id/room. `code` only while a sitting runs. */
export interface RoomInfo {
  /** Six digits. */
  readonly code?: string;
}

/** POST /api/join. Answer 200: RoomCase; `notFound` where no room has this code. */
export interface JoinInput {
  readonly code: string;
}

export interface RoomCase {
  readonly caseId: string;
}

/** An item of GET /api/settings/versions, newest first. The version itself: GET /api/settings/versions/:version, TownSettings. */
export type TownVersion = Pick<TownSettings, 'version' | 'validFrom' | 'by'>;

/**
 * PUT /api/settings. Answer 200: TownSettings. Conflicts: `stale`, somebody else saved since `basedOn`;
 * `departmentInUse`, `instrumentInUse`: `field` may retire and not go.
 */
export interface TownInput {
  /** The version that was changed. */
  readonly basedOn: number;
  readonly settings: TownContent;
}

/** POST /api/probe/session. Answer 200: SessionInfo. */
export interface ProbeEntry {
  readonly department: string;
  /** Absent: as who coordinates. */
  readonly role?: 'steering';
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
  | 'notChair'
  | 'roundClosed'
  | 'nothingToReveal'
  | 'stale'
  | 'lastCoordinator'
  | 'leadsCase'
  | 'snapshotsFull'
  | 'minutesOpen'
  | 'minutesClosed'
  | 'addendaFull'
  | 'ruleOutdated'
  | 'ruleDiscussed'
  | 'linkUnknown'
  | 'linkRevoked'
  | 'linkExpired'
  | 'linkInUse'
  | 'accessOver'
  | 'lobbyFull'
  | 'notWaiting'
  | 'consentMissing'
  | 'consentWithdrawn'
  | 'departmentInUse'
  | 'instrumentInUse'
  | CaseFileProblem
  /** What is stored is not what was written. */
  | 'damaged'
  | 'unavailable';
