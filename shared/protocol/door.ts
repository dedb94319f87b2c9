import type { Department } from '../method/departments.ts';
import type { ConsentStanding } from './privacy.ts';
import type { GuestRole } from './roles.ts';

/** What links, lobby and round table say over /api. */

/** Why a guest's access is over. */
export type GuestEnd = 'revoked' | 'expired' | 'removed' | 'sittingFinished' | 'consentWithdrawn';

/** POST /api/links/open: the token of an invitation. Answer 200: LobbyInfo, and the session of a guest. */
export interface LinkOpening {
  readonly token: string;
}

/** PUT /api/lobby: asks to be let in, or changes what was said of oneself. Answer 200: LobbyInfo. */
export interface Knock {
  /** A function: "Arbeitsvermittlung". */
  readonly name: string;
  /** Of those the lobby offers. */
  readonly department: string;
}

export type LobbyState =
  | { readonly kind: 'joining' | 'waiting' }
  | { readonly kind: 'admitted'; readonly caseId: string }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'ended'; readonly why: GuestEnd };

/** GET /api/lobby: all a guest knows before being let in; nothing about the case. `?after=<stateAt>` waits for news. */
export interface LobbyInfo {
  readonly state: LobbyState;
  /** Server time, ms. */
  readonly stateAt: number;
  readonly name: string;
  readonly department: string;
  readonly role: GuestRole;
  /** Ends with the consultation. */
  readonly untilEnd: boolean;
  /** Server time, ms. */
  readonly expiresAt: number;
  /** Which one may come for: one where the link says so. */
  readonly departments: readonly Department[];
  /** What is to be kept in confidence, in the town's words. */
  readonly notice: string;
  /** The consultation that runs. */
  readonly sitting?: { readonly startedAt: number; readonly chair?: Department };
}

/** An item of GET /api/cases/:id/lobby: who waits, the longest first, and who came in as a guest. */
export interface GuestAtDoor {
  readonly id: string;
  readonly state: 'waiting' | 'admitted';
  readonly since: number;
  readonly name: string;
  readonly department: string;
  readonly role: GuestRole;
  readonly device: 'phone' | 'computer';
  /** When the link was made; absent: by the code of the room. */
  readonly linkFrom?: number;
  /** Whether the family agreed that this department is told of them: `missing` needs a reason, `withdrawn` lets nobody in. */
  readonly consent: ConsentStanding;
}

/** POST /api/cases/:id/lobby/:guestId/admit. Answer 204. Conflicts: `consentMissing` without a reason, `consentWithdrawn`. */
export interface Admission {
  /** `since` of the guest as they were seen: whoever said something else of themselves meanwhile is not let in. */
  readonly since?: number;
  readonly reason?: string;
}

/** POST /api/cases/:id/lobby/:guestId/deny. Answer 204. */
export interface Denial {
  readonly reason: string;
}

/** POST /api/cases/:id/links. Answer 201: NewLinkAnswer. */
export interface LinkInput {
  readonly department: string;
  /** A function; empty: nobody in particular. */
  readonly person: string;
  readonly role: GuestRole;
  /** Until when it lets in: the end of the consultation, or a time (ms since epoch, at most 30 days ahead). */
  readonly until: 'sittingEnd' | number;
  /** All cases of that conference, one after the other; absent: this case. */
  readonly conferenceId?: string;
}

/** The token is told this once. */
export interface NewLinkAnswer {
  readonly link: LinkItem;
  readonly token: string;
}

/** An item of GET /api/cases/:id/links, the newest first. */
export interface LinkItem {
  readonly id: string;
  readonly department: string;
  readonly person: string;
  readonly role: GuestRole;
  readonly conferenceId?: string;
  readonly untilEnd: boolean;
  /** ms since epoch; all times here. */
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly lastUsedAt?: number;
  readonly refusedAt?: number;
  readonly standing: 'unused' | 'atDoor' | 'atTable' | 'used' | 'revoked' | 'expired';
}

/** GET /api/cases/:id/table, PUT with departments and staffIds. */
export interface RoundTable {
  readonly departments: readonly string[];
  /** Where a department has persons named here, only they sit there for it. */
  readonly staffIds: readonly string[];
  readonly lead: CaseLead;
  /** Who could be named: the staff, as the others know them. */
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly department: string;
  }[];
  /** Whether whoever asks may change it. */
  readonly mayChange: boolean;
  /** The oldest first. */
  readonly earlierLeads: readonly (CaseLead & { readonly until: string })[];
}

export interface CaseLead {
  readonly department: string;
  /** ISO date. */
  readonly since: string;
}

export type RoundTableInput = Pick<RoundTable, 'departments' | 'staffIds'>;

/** POST /api/cases/:id/lead. Answer 200: RoundTable. */
export interface LeadInput {
  readonly department: string;
}
