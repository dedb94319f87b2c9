import type { ChainTemplate } from '../../shared/method/chain-templates.ts';
import type { Rule } from '../../shared/protocol/rules.ts';

/** The rules that shaped the template and still hold. Where nobody knows which do, none. */
export function followedRules(
  { rules = [] }: Pick<ChainTemplate, 'rules'>,
  known: readonly Pick<Rule, 'number' | 'state'>[] = [],
): readonly number[] {
  return rules.filter((rule) =>
    known.some(({ number, state }) => number === rule && state === 'valid'),
  );
}
