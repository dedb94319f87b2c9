import type { Participant } from '../../shared/protocol/http.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import type { CaseStore } from '../store/case-store.ts';
import { policy } from './policy.ts';

/** Who sits at which case. */
export class CaseAccess {
  readonly #cases: Pick<CaseStore, 'caseExists'>;

  constructor(cases: Pick<CaseStore, 'caseExists'>) {
    this.#cases = cases;
  }

  /** Undefined: for this participant there is no such case. */
  async roleAt(participant: Participant, caseId: string): Promise<CaseRole | undefined> {
    return (await this.#cases.caseExists(caseId)) ? policy.roleAtCase(participant) : undefined;
  }
}
