import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultChains } from '../../shared/method/chain-templates.ts';
import { type RuleContent, ruleLimits } from '../../shared/method/rule.ts';
import { openStore, type Store, type StoreDamage } from './store.ts';

let folder: string;
let store: Store;
let damage: StoreDamage[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fallrunde-rules-'));
  damage = [];
  store = await openStore({ dataDir: folder, onDamage: (each) => damage.push(each) });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const [chain] = defaultChains;
const content: RuleContent = {
  title: 'Früher',
  text: 'Am ersten Tag.',
  field: 'work',
  change: { kind: 'remove', chainId: chain?.id ?? '', stepId: 'literacy' },
  cases: ['case-one'],
  exceptions: ['Über fünf Jahren nicht.'],
};
const changed = (patch: object) => JSON.stringify({ ...content, ...patch });

it.each([
  ['no text of it', '{"title":'],
  ['nothing', 'null'],
  ['an empty one', '{}'],
  ['a list', '[]'],
  ['no title', changed({ title: '' })],
  ['a field there is not', changed({ field: 'other' })],
  ['a change that is none', changed({ change: null })],
  ['a change of a kind there is not', changed({ change: { ...content.change, kind: 'swap' } })],
  ['a change of no step', changed({ change: { kind: 'remove', chainId: 'x' } })],
  ['a change without its step', changed({ change: { kind: 'change', chainId: 'x', step: {} } })],
  ['an addition behind nothing', changed({ change: { kind: 'add', chainId: 'x', after: 1 } })],
  ['cases that are none', changed({ cases: [{}] })],
  ['no exceptions', changed({ exceptions: undefined })],
  ['a step it was written for that is none', changed({ was: {} })],
])(
  '%s in the place of a rule is reported and left out, and nothing is done with it',
  async (_, text) => {
    const { rules, settings } = store;
    const other = await rules.draft(content, 'SOZ');
    const number = await rules.draft(content, 'SOZ');
    await rules.change(number, 1, content, '2027-01-15');
    const database = new DatabaseSync(join(folder, 'fallrunde.sqlite'));
    database.prepare('UPDATE rules SET content = ? WHERE number = ?').run(text, number);
    database.close();

    expect((await rules.list('')).map((rule) => rule.number)).toEqual([other]);
    expect(damage).toEqual([{ kind: 'damagedRule', rule: number }]);
    const accept = { basedOn: 2, decision: 'accept', validFrom: '2026-01-15' } as const;
    await expect(rules.decide(number, accept, 'SOZ')).rejects.toMatchObject({ code: 'damaged' });
    await expect(rules.change(number, 2, content, undefined)).rejects.toMatchObject({
      code: 'damaged',
    });
    expect((await settings.current()).version).toBe(0);
  },
);

it('a state or a voice there is not is reported and left out', async () => {
  const { rules } = store;
  const said = { basedOn: 2, text: 'Ein Wort.' };
  const somebody = { id: 'p-1', name: 'Jemand', department: 'SOZ' };
  for (const number of [1, 2]) {
    await rules.draft(content, 'SOZ');
    await rules.change(number, 1, content, '2027-01-15');
    await rules.say(number, somebody, { ...said, kind: 'comment' });
    await rules.say(number, somebody, { ...said, kind: 'question' });
  }
  const database = new DatabaseSync(join(folder, 'fallrunde.sqlite'));
  database.exec("UPDATE rules SET state = 'paused' WHERE number = 2");
  database.exec("UPDATE rule_voices SET kind = 'shout' WHERE kind = 'comment' AND rule = 1");
  database.close();
  const rulesLeft = await rules.list('p-1');
  expect(rulesLeft.map(({ number, voices }) => [number, voices.map(({ kind }) => kind)])).toEqual([
    [1, ['question']],
  ]);
  expect(damage).toEqual([
    { kind: 'damagedRule', rule: 2 },
    { kind: 'damagedRule', rule: 1 },
  ]);
});

it('whoever says much keeps nobody from saying something, nor from agreeing', async () => {
  const { rules } = store;
  const number = await rules.draft(content, 'SOZ');
  await rules.change(number, 1, content, '2027-01-15');
  const say = (id: string, kind: 'comment' | 'question' | 'agree') =>
    rules.say(number, { id, name: id, department: 'SOZ' }, { basedOn: 2, kind, text: 'Wort' });
  for (let index = 0; index < ruleLimits.voicesEach; index++) await say('p-1', 'comment');
  await expect(say('p-1', 'question')).rejects.toMatchObject({ code: 'tooMany' });
  for (const [id, kind] of [
    ['p-1', 'agree'],
    ['p-2', 'comment'],
    ['p-2', 'agree'],
  ] as const)
    await say(id, kind);
  const [rule] = await rules.list('');
  expect(rule?.voices).toHaveLength(ruleLimits.voicesEach + 3);
});

it('as many rules as are provided for can be there; what was thrown away does not count', async () => {
  const { rules } = store;
  for (let number = 1; number <= ruleLimits.rules; number++) await rules.draft(content, 'SOZ');
  await expect(rules.draft(content, 'SOZ')).rejects.toMatchObject({ code: 'tooMany' });
  await rules.remove(ruleLimits.rules, 1);
  expect(await rules.draft(content, 'SOZ')).toBe(ruleLimits.rules + 1);
  await expect(rules.draft(content, 'SOZ')).rejects.toMatchObject({ code: 'tooMany' });
  expect(damage).toEqual([]);
});
