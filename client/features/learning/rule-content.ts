import { isSame, mergeList } from '../../../shared/method/merge.ts';
import type { RuleContent } from '../../../shared/method/rule.ts';
import type { Rule, RuleState } from '../../../shared/protocol/rules.ts';

/** What whoever drafts it writes. */
export function contentOf(rule: RuleContent): RuleContent {
  const { title, text, field, change, cases, exceptions } = rule;
  return { title, text, field, ...(change ? { change } : {}), cases, exceptions };
}

const parts = ['title', 'text', 'field', 'change'] as const;

/** What I changed since `base`, on top of what others saved meanwhile; of what both changed, mine stays. */
export function mergeRule(base: RuleContent, mine: RuleContent, theirs: RuleContent): RuleContent {
  const either = <K extends (typeof parts)[number]>(key: K): RuleContent[K] =>
    isSame(mine[key], base[key]) ? theirs[key] : mine[key];
  const both = (key: 'cases' | 'exceptions') =>
    mergeList(base[key], mine[key], theirs[key], (text) => text);
  const change = either('change');
  return {
    title: either('title'),
    text: either('text'),
    field: either('field'),
    ...(change ? { change } : {}),
    cases: both('cases'),
    exceptions: both('exceptions'),
  };
}

/** In what two versions of a rule differ. */
export function differenceOf(before: RuleContent, after: RuleContent) {
  const of = (key: 'cases' | 'exceptions') => ({
    added: after[key].filter((each) => !before[key].includes(each)),
    removed: before[key].filter((each) => !after[key].includes(each)),
  });
  return {
    parts: parts.filter((key) => !isSame(before[key], after[key])),
    cases: of('cases'),
    exceptions: of('exceptions'),
  };
}

/** The parts that both changed since `base`, each to something else. */
export function contested(base: RuleContent, mine: RuleContent, theirs: RuleContent) {
  const own = differenceOf(base, mine).parts;
  const others = differenceOf(base, theirs).parts;
  return differenceOf(mine, theirs).parts.filter(
    (part) => own.includes(part) && others.includes(part),
  );
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
