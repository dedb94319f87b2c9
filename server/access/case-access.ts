import type { Participant } from '../../shared/protocol/http.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { PrivacyStore } from '../store/privacy-store.ts';
import { policy } from './policy.ts';

/** Who sits at which case. */
export class CaseAccess {
  readonly #cases: Pick<CaseStore, 'caseExists'>;
  readonly #privacy: Pick<PrivacyStore, 'isWithdrawn'>;

  constructor(cases: Pick<CaseStore, 'caseExists'>, privacy: Pick<PrivacyStore, 'isWithdrawn'>) {
    this.#cases = cases;
    this.#privacy = privacy;
  }

  /** Undefined: for this participant there is no such case. */
  async roleAt(participant: Participant, caseId: string): Promise<CaseRole | undefined> {
    if (!(await this.#cases.caseExists(caseId))) return undefined;
    // The family wants this department to know nothing more.
    if (await this.#privacy.isWithdrawn(caseId, participant.department)) return undefined;
    return policy.roleAtCase(participant);
  }
}
