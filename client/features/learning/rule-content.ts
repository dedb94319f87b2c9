import type { RuleContent } from '../../../shared/method/rule.ts';
import type { Rule, RuleState } from '../../../shared/protocol/rules.ts';

/** What whoever drafts it writes. */
export function contentOf({ title, text, field, change, cases, exceptions }: Rule): RuleContent {
  return { title, text, field, ...(change ? { change } : {}), cases, exceptions };
}

const order: readonly RuleState[] = ['review', 'draft', 'valid'];

/** What is to be decided first, then drafts, then what holds; what does not any more apart. */
export function sortedRules(rules: readonly Rule[]) {
  const until = ({ reviewUntil = '' }: Rule) => reviewUntil;
  const current = rules
    .filter(({ state }) => order.includes(state))
    .toSorted(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        until(a).localeCompare(until(b)) ||
        b.number - a.number,
    );
  return { current, former: rules.filter(({ state }) => !order.includes(state)) };
}
