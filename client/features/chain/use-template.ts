import { useEffect, useState } from 'react';
import type { ChainStep } from '../../../shared/case/chain.ts';
import { templateOf } from '../../../shared/case/deviations.ts';
import type { ChainTemplate } from '../../../shared/method/chain-templates.ts';
import { ApiFailure, fetchTownVersion } from '../../sync/api.ts';
import { useTown } from '../../sync/town.ts';

/** The template a chain was made from, as it was then; `now`: the state of it that holds by now. */
export function useTemplate(
  steps: readonly ChainStep[],
): { readonly template: ChainTemplate; readonly now: number | undefined } | undefined {
  const { chains } = useTown();
  const { id, version } = templateOf(steps) ?? {};
  const current = chains.find((each) => each.id === id);
  const isCurrent = current?.version === version;
  const [earlier, setEarlier] = useState<ChainTemplate>();
  useEffect(() => {
    if (version === undefined || isCurrent) return;
    let left = false;
    fetchTownVersion(version).then(
      (town) => {
        if (!left) setEarlier(town.chains.find((each) => each.id === id));
      },
      (error: unknown) => {
        // The chain is there without it.
        if (!(error instanceof ApiFailure)) throw error;
      },
    );
    return () => {
      left = true;
    };
  }, [id, version, isCurrent]);
  const known = earlier?.id === id && earlier?.version === version ? earlier : undefined;
  const template = isCurrent ? current : known;
  return template && { template, now: current?.version };
}
