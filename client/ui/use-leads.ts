import { useEffect, useState } from 'react';
import { ApiFailure } from '../sync/api.ts';
import { fetchTable } from '../sync/door-api.ts';
import { useCaseSession } from '../sync/use-case.tsx';

/** Who led the case from when on; without an end, until now. */
export interface Lead {
  readonly department: string;
  readonly since: string;
  readonly until?: string;
}

const none: readonly Lead[] = [];

/** Empty where it cannot be told: the course is there without it. Undefined: not known yet. */
export function useLeads(): readonly Lead[] | undefined {
  const { caseId, isExemplary } = useCaseSession();
  const [leads, setLeads] = useState<readonly Lead[]>();
  useEffect(() => {
    if (isExemplary) return undefined;
    let left = false;
    fetchTable(caseId).then(
      ({ lead, earlierLeads }) => {
        if (!left) setLeads([...earlierLeads, lead]);
      },
      (error: unknown) => {
        if (!(error instanceof ApiFailure)) throw error;
        if (!left) setLeads([]);
      },
    );
    return () => {
      left = true;
    };
  }, [caseId, isExemplary]);
  return isExemplary ? none : leads;
}
