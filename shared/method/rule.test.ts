import { expect, it } from 'vitest';
import { defaultChains } from './chain-templates.ts';
import { applyRule, type RuleChange } from './rule.ts';
import { defaultTownContent, readTownContent, townLimits } from './town-settings.ts';

const [chain] = defaultChains;
if (!chain) throw new Error('There is no chain to change');
const step = (id: string) => {
  const found = chain.steps.find((each) => each.id === id);
  if (!found) throw new Error(`No step ${id}`);
  return found;
};
const apply = (change: RuleChange, number = 7) => applyRule(defaultChains, change, number);
const idsOf = (change: RuleChange) =>
  apply(change)
    ?.at(0)
    ?.steps.map(({ id }) => id);

it('changes the step it names, and no other chain', () => {
  const earlier = { ...step('profiling-1'), department: 'DRK', targetDays: 3 };
  const chains = apply({ kind: 'change', chainId: chain.id, step: earlier });
  expect(chains?.[0]?.steps.filter(({ id }) => id === 'profiling-1')).toEqual([earlier]);
  expect(chains?.[0]?.rules).toEqual([7]);
  expect(chains?.slice(1)).toEqual(defaultChains.slice(1));
});

it('adds a step behind another or as the first, and removes one', () => {
  const added = { ...step('course'), id: 'kita' };
  const ids = chain.steps.map(({ id }) => id);
  expect(idsOf({ kind: 'add', chainId: chain.id, step: added })).toEqual(['kita', ...ids]);
  expect(idsOf({ kind: 'add', chainId: chain.id, after: 'assignment', step: added })).toEqual([
    'assignment',
    'kita',
    ...ids.slice(1),
  ]);
  expect(idsOf({ kind: 'remove', chainId: chain.id, stepId: 'literacy' })).toEqual(
    ids.filter((id) => id !== 'literacy'),
  );
});

it('does nothing to a chain that is not what it was written for any more', () => {
  const gone: RuleChange[] = [
    { kind: 'change', chainId: 'gone', step: step('course') },
    { kind: 'change', chainId: chain.id, step: { ...step('course'), id: 'gone' } },
    { kind: 'add', chainId: chain.id, step: step('course') },
    { kind: 'add', chainId: chain.id, after: 'gone', step: { ...step('course'), id: 'new' } },
    { kind: 'remove', chainId: chain.id, stepId: 'gone' },
  ];
  for (const change of gone) expect(apply(change)).toBeUndefined();
  const alone = [{ ...chain, steps: [step('course')] }];
  const last: RuleChange = { kind: 'remove', chainId: chain.id, stepId: 'course' };
  expect(applyRule(alone, last, 1)).toBeUndefined();
  const full = [
    {
      ...chain,
      steps: Array.from({ length: townLimits.chainSteps }, (_, index) => ({
        ...step('course'),
        id: `s${index}`,
      })),
    },
  ];
  expect(
    applyRule(full, { kind: 'add', chainId: chain.id, step: step('course') }, 1),
  ).toBeUndefined();
});

it('names each rule once, the latest last, and settings keep that', () => {
  const change: RuleChange = { kind: 'change', chainId: chain.id, step: step('course') };
  const chains = [3, 5, 3].reduce(
    (all, number) => applyRule(all, change, number) ?? [],
    defaultChains,
  );
  expect(chains[0]?.rules).toEqual([5, 3]);
  const read = readTownContent({ ...defaultTownContent, chains });
  expect('content' in read && read.content.chains[0]?.rules).toEqual([5, 3]);
});
