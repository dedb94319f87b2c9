import type { Participant } from '../../shared/protocol/http.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { PrivacyStore } from '../store/privacy-store.ts';
import type { Lobby } from './lobby.ts';
import { isGuest, policy } from './policy.ts';

/** Who may do what at which case. */
export class CaseAccess {
  readonly #cases: Pick<CaseStore, 'tables'>;
  readonly #lobby: Pick<Lobby, 'guest' | 'roleAt'>;
  readonly #privacy: Pick<PrivacyStore, 'withdrawnFrom'>;

  constructor(
    cases: Pick<CaseStore, 'tables'>,
    lobby: Pick<Lobby, 'guest' | 'roleAt'>,
    privacy: Pick<PrivacyStore, 'withdrawnFrom'>,
  ) {
    this.#cases = cases;
    this.#lobby = lobby;
    this.#privacy = privacy;
  }

  /** Undefined: for this participant there is no such case. */
  async roleAt(participant: Participant, caseId: string): Promise<CaseRole | undefined> {
    const table = (await this.#cases.tables(caseId)).get(caseId);
    if (!table) return undefined;
    // The family wants this department to know nothing more.
    if ((await this.#privacy.withdrawnFrom(participant.department, caseId)).has(caseId))
      return undefined;
    if (isGuest(participant)) return this.#lobby.roleAt(participant.id, caseId);
    return policy.sitsAt(participant, table) ? 'member' : undefined;
  }

  /** The cases that exist for somebody. */
  async casesOf(participant: Participant): Promise<ReadonlySet<string>> {
    if (isGuest(participant)) {
      const { caseId = '' } = (await this.#lobby.guest(participant.id)) ?? {};
      return new Set((await this.roleAt(participant, caseId)) ? [caseId] : []);
    }
    const withdrawn = await this.#privacy.withdrawnFrom(participant.department);
    const tables = [...(await this.#cases.tables())];
    return new Set(
      tables.flatMap(([id, table]) =>
        policy.sitsAt(participant, table) && !withdrawn.has(id) ? [id] : [],
      ),
    );
  }
}
