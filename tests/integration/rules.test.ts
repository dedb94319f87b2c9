import { afterEach, expect, it } from 'vitest';
import { openStore, type Store } from '../../server/store/store.ts';
import {
  type ChainTemplate,
  defaultChains,
  type TemplateStep,
} from '../../shared/method/chain-templates.ts';
import { isoDay } from '../../shared/method/retention.ts';
import type { RuleContent } from '../../shared/method/rule.ts';
import type { TownSettings } from '../../shared/method/town-settings.ts';
import type { StaffRole } from '../../shared/protocol/roles.ts';
import {
  type Rule,
  type RuleDecision,
  type RuleState,
  ruleStates,
} from '../../shared/protocol/rules.ts';
import { type Asked, ask, errorOf } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

const people = ['coordinator', 'member', 'steering', 'steering2'] as const;
type Who = (typeof people)[number];

/** `prepare`: what is in the store before the server begins. */
async function town(prepare?: (store: Store) => Promise<void>) {
  const dataDir = await temporaryFolder();
  const store = await openStore({ dataDir });
  await prepare?.(store);
  const cookies = {} as Record<Who, string>;
  for (const who of people) {
    const role = who.replace('2', '') as StaffRole;
    const said = { name: who, department: 'SOZ', role };
    const { id } = await store.staff.create({ login: `${who}@stadt.example`, ...said });
    const session = { participantId: id, staffId: id, ...said };
    cookies[who] = `fallrunde=${await store.sessions.create(session, 600_000)}`;
  }
  await store.close();
  const server = onTeardown(await startTestServer({ dataDir, variables: { PROBE: 'off' } }));
  const as = (who: Who): Asked => ({ url: server.url, cookie: cookies[who] });
  const send = (who: Who, method: string, path: string, body?: unknown) =>
    ask(as(who), method, path, body);
  const done = async (who: Who, method: string, path: string, body?: unknown): Promise<Rule> => {
    const answer = await send(who, method, path, body);
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    return (await answer.json()) as Rule;
  };
  const settings = async () =>
    (await (await send('member', 'GET', '/settings')).json()) as TownSettings;
  /** The steps of the first chain, changed in the settings. */
  const saveSteps = async (steps: readonly TemplateStep[]) => {
    const { version, validFrom: _, by: __, ...rest } = await settings();
    const chains = rest.chains.map((each) => (each.id === chain.id ? { ...each, steps } : each));
    await done('coordinator', 'PUT', '/settings', {
      basedOn: version,
      settings: { ...rest, chains },
    });
  };
  const list = async (who: Who) => (await (await send(who, 'GET', '/rules')).json()) as Rule[];
  return { send, done, settings, saveSteps, list };
}

/** What came of a decision. */
async function errorOrState(response: Response): Promise<string> {
  const answer = (await response.json()) as { state: string } | { error: { code: string } };
  return 'error' in answer ? answer.error.code : answer.state;
}

const today = isoDay(Date.now());

const [chain] = defaultChains as readonly [ChainTemplate];
const step = {
  id: 'kita',
  what: 'Kita-Bedarf anmelden',
  department: 'SOZ',
  targetDays: 7,
  handsTo: ['KJS'],
  handsWhat: 'Meldung mit der Zuweisung',
};
const content = {
  title: 'Kita-Bedarf am Tag der Ankunft anmelden',
  text: 'Nicht erst nach dem Profiling I.',
  field: 'children',
  change: { kind: 'add', chainId: chain.id, after: 'assignment', step },
  cases: [],
  exceptions: ['Kinder über fünf Jahre gehen an das Schulamt.'],
};

const { change: _, ...rest } = content;
/** No chain with it. */
const withoutChange = rest as RuleContent;

/** A rule the steering group looks at. */
async function inReview() {
  const { send, done, settings, saveSteps, list } = await town();
  const { number } = await done('coordinator', 'POST', '/rules', content);
  const update = { basedOn: 1, content, reviewUntil: '2027-01-15' };
  const rule = await done('coordinator', 'PUT', `/rules/${number}`, update);
  return { rule, path: `/rules/${number}`, send, done, settings, saveSteps, list };
}

it('a rule is drafted, weighed by the steering group and accepted: the chain changes, visibly', async () => {
  const { rule, path, send, done, settings } = await inReview();
  expect(rule).toMatchObject({ number: 1, revision: 2, state: 'review', createdBy: 'SOZ' });
  await done('steering', 'POST', `${path}/voices`, {
    basedOn: 2,
    kind: 'question',
    text: 'Wer meldet?',
  });
  await done('coordinator', 'POST', `${path}/voices`, {
    basedOn: 2,
    kind: 'comment',
    text: 'Das SOZ.',
  });
  await done('steering', 'POST', `${path}/voices`, {
    basedOn: 2,
    kind: 'reject',
    text: 'Zu früh.',
  });
  const weighed = await done('steering', 'POST', `${path}/voices`, {
    basedOn: 2,
    kind: 'agree',
    text: '',
  });
  // Who coordinates is heard, but does not weigh.
  const agree = { basedOn: 2, kind: 'agree', text: '' };
  expect((await send('coordinator', 'POST', `${path}/voices`, agree)).status).toBe(403);
  expect(weighed.voices.map(({ kind, isOwn }) => [kind, isOwn])).toEqual([
    ['question', true],
    ['comment', false],
    ['agree', true],
  ]);
  const before = await settings();
  const decision = { basedOn: 2, decision: 'accept', validFrom: today };
  for (const who of ['coordinator', 'member'] as const)
    expect((await send(who, 'POST', `${path}/decision`, decision)).status).toBe(403);
  const valid = await done('steering', 'POST', `${path}/decision`, decision);
  const after = await settings();
  expect(valid).toMatchObject({
    state: 'valid',
    validFrom: today,
    settingsVersion: after.version,
  });
  expect(after.version).toBe(before.version + 1);
  const changed = after.chains.find(({ id }) => id === chain.id);
  expect(changed).toMatchObject({ version: after.version, rules: [1] });
  expect(changed?.steps[1]).toEqual(step);
  expect(after.chains.slice(1)).toEqual(before.chains.slice(1));

  const end = { basedOn: 3, decision: 'end', reason: 'Neue Rechtslage' };
  expect(await done('steering2', 'POST', `${path}/decision`, end)).toMatchObject({
    state: 'ended',
    reason: 'Neue Rechtslage',
  });
  expect((await settings()).version).toBe(after.version);
});

it('what has changed meanwhile is not overwritten, and a rule for another chain is not applied', async () => {
  const { path, send, done, settings, saveSteps, list } = await inReview();
  const update = { basedOn: 1, content: { ...content, title: 'Anders' } };
  expect(await errorOf(await send('coordinator', 'PUT', path, update))).toEqual([
    409,
    { code: 'stale' },
  ]);
  const { version } = await settings();
  await saveSteps(chain.steps.slice(1));
  const decision = { basedOn: 2, decision: 'accept', validFrom: today };
  expect(await errorOf(await send('steering', 'POST', `${path}/decision`, decision))).toEqual([
    409,
    { code: 'ruleOutdated' },
  ]);
  expect((await list('member'))[0]).toMatchObject({ state: 'review', revision: 2 });
  expect((await settings()).version).toBe(version + 1);
  await done('steering', 'POST', `${path}/decision`, {
    basedOn: 2,
    decision: 'reject',
    reason: 'Passt nicht mehr',
  });
  expect(await errorOf(await send('steering', 'POST', `${path}/decision`, decision))).toEqual([
    409,
    { code: 'stale' },
  ]);
});

it('a rule does not take back what its step has become since it was written', async () => {
  const { send, done, settings, saveSteps } = await town();
  const [assignment, arrival, ...others] = chain.steps as readonly [TemplateStep, TemplateStep];
  const faster: TemplateStep = { ...arrival, targetDays: 7 };
  const said = { ...content, change: { kind: 'change', chainId: chain.id, step: faster } };
  const reviewUntil = '2027-01-15';
  const give = async (what: typeof said, now = arrival) => {
    // What a client says the step was is not taken.
    const sent = { ...what, was: { ...now, targetDays: 99 } };
    const { number } = await done('coordinator', 'POST', '/rules', sent);
    return done('coordinator', 'PUT', `/rules/${number}`, {
      basedOn: 1,
      content: what,
      reviewUntil,
    });
  };
  const accept = async ({ number, revision: basedOn }: Rule) => {
    const path = `/rules/${number}/decision`;
    const decision = { basedOn, decision: 'accept', validFrom: today };
    return errorOrState(await send('steering', 'POST', path, decision));
  };
  const steps = async () => (await settings()).chains[0]?.steps ?? [];

  // Two for one step: the second would take back the first.
  const first = await give(said);
  const handed = { ...arrival, handsWhat: 'Schlüssel' };
  const second = await give({ ...said, change: { ...said.change, step: handed } });
  const gone = { kind: 'remove', chainId: chain.id, stepId: arrival.id };
  const third = await give({ ...content, change: gone } as never);
  expect(await accept(first)).toBe('valid');
  for (const rule of [second, third]) expect(await accept(rule)).toBe('ruleOutdated');
  expect((await steps())[1]).toEqual(faster);

  // The settings changed it; another step does not matter.
  const renamed = { ...faster, what: 'Ankunft' };
  await saveSteps([{ ...assignment, targetDays: 3 }, renamed, ...others]);
  expect(await accept(second)).toBe('ruleOutdated');
  // Taken back and given again, nobody has looked at the step.
  const path = `/rules/${second.number}`;
  const both = { ...content, change: { ...said.change, step: handed } };
  await done('coordinator', 'PUT', path, { basedOn: 2, content: both });
  const again = await done('coordinator', 'PUT', path, { basedOn: 3, content: both, reviewUntil });
  expect(await accept(again)).toBe('ruleOutdated');
  await done('steering', 'POST', `${path}/voices`, { basedOn: 4, kind: 'agree', text: '' });
  expect((await steps())[1]).toEqual(renamed);

  // Saved, it is written for the step as it is now; nobody has agreed with that.
  const saved = await done('coordinator', 'PUT', path, { basedOn: 4, content: both, reviewUntil });
  expect(saved.voices).toEqual([]);
  await saveSteps([assignment, renamed, ...others]);
  expect(await accept(saved)).toBe('valid');
  expect((await steps())[1]).toEqual(handed);
});

const actions: readonly {
  readonly name: string;
  readonly method: 'PUT' | 'POST' | 'DELETE';
  readonly path?: string;
  readonly body?: object;
  readonly states: readonly RuleState[];
  readonly roles: readonly StaffRole[];
}[] = [
  ...[undefined, '2027-01-15'].map((reviewUntil) => ({
    name: reviewUntil ? 'give' : 'take back',
    method: 'PUT' as const,
    body: { content: withoutChange, reviewUntil },
    states: ['draft', 'review'] as const,
    roles: ['coordinator', 'steering'] as const,
  })),
  {
    name: 'throw away',
    method: 'DELETE',
    states: ['draft'],
    roles: ['coordinator', 'steering'],
  },
  ...(['question', 'comment', 'agree', 'reject'] as const).map((kind, index) => ({
    name: `say: ${kind}`,
    method: 'POST' as const,
    path: '/voices',
    body: { kind, text: 'Ein Wort.' },
    states: ['review'] as const,
    roles: index < 2 ? (['coordinator', 'steering'] as const) : (['steering'] as const),
  })),
  ...(['accept', 'reject', 'end'] as const).map((decision) => ({
    name: decision,
    method: 'POST' as const,
    path: '/decision',
    body:
      decision === 'accept' ? { decision, validFrom: today } : { decision, reason: 'Ein Grund' },
    states: [decision === 'end' ? 'valid' : 'review'] as const,
    roles: ['steering'] as const,
  })),
];

it('only who may does what a rule is there for, and nothing else changes it', async () => {
  const roles = ['coordinator', 'member', 'steering'] as const;
  const cells = actions.flatMap((action) =>
    ruleStates.flatMap((state) => roles.map((role) => ({ ...action, state, role }))),
  );
  const { send, list } = await town(async ({ rules }) => {
    for (const { state } of cells) {
      const number = await rules.draft(withoutChange, 'SOZ');
      const review = () => rules.change(number, 1, withoutChange, '2027-01-15');
      const decide = (basedOn: number, decision: RuleDecision['decision']) =>
        rules.decide(number, { basedOn, decision, validFrom: today, reason: 'Grund' }, 'SOZ');
      if (state !== 'draft') await review();
      if (state === 'valid' || state === 'ended') await decide(2, 'accept');
      if (state === 'rejected') await decide(2, 'reject');
      if (state === 'ended') await decide(3, 'end');
    }
  });
  const before = new Map((await list('member')).map((rule) => [rule.number, rule]));
  const refused: number[] = [];
  for (const [index, cell] of cells.entries()) {
    const number = index + 1;
    const { method, path = '', body, state, role } = cell;
    const basedOn = before.get(number)?.revision;
    const answer = await send(
      role,
      method,
      `/rules/${number}${path}${method === 'DELETE' ? `?basedOn=${basedOn}` : ''}`,
      body && { basedOn, ...body },
    );
    const may = cell.roles.includes(role);
    const can = may && cell.states.includes(state);
    if (!can) refused.push(number);
    const expected = can ? (method === 'DELETE' ? 204 : 200) : may ? 409 : 403;
    expect(answer.status, `${cell.name}, ${state}, ${role}`).toBe(expected);
  }
  const after = new Map((await list('member')).map((rule) => [rule.number, rule]));
  for (const number of refused) expect(after.get(number)).toEqual(before.get(number));
});

it('a draft can be thrown away, what was given to the steering group cannot', async () => {
  const { path, send, done, list } = await inReview();
  const drop = (who: Who, basedOn: number) =>
    send(who, 'DELETE', `${path}?basedOn=${basedOn}`).then(({ status }) => status);
  expect(await drop('coordinator', 2)).toBe(409);
  await done('coordinator', 'PUT', path, { basedOn: 2, content });
  expect((await send('coordinator', 'DELETE', path)).status).toBe(400);
  expect(await drop('coordinator', 2)).toBe(409);
  expect(await drop('member', 3)).toBe(403);
  expect(await drop('coordinator', 3)).toBe(204);
  expect(await drop('coordinator', 4)).toBe(404);
  expect(await list('steering')).toEqual([]);

  // Whoever still has it open does not write over another.
  const next = await done('coordinator', 'POST', '/rules', { ...content, title: 'Eine andere' });
  expect(next).toMatchObject({ number: 2, revision: 1 });
  const late = await send('coordinator', 'PUT', path, { basedOn: 1, content });
  expect(late.status).toBe(404);
  expect(await list('steering')).toMatchObject([{ number: 2, title: 'Eine andere' }]);
});

it('which rules shaped a chain is not for whoever saves the settings to say', async () => {
  const { path, done, settings } = await inReview();
  await done('steering', 'POST', `${path}/decision`, {
    basedOn: 2,
    decision: 'accept',
    validFrom: today,
  });
  const { version, validFrom: _, by: __, ...town } = await settings();
  const [first, second] = town.chains as readonly [ChainTemplate, ChainTemplate];
  const { rules: ___, ...without } = first;
  const chains: ChainTemplate[] = [
    without,
    { ...second, rules: [1, 99] },
    { ...second, id: 'own', rules: [1] },
  ];
  await done('coordinator', 'PUT', '/settings', {
    basedOn: version,
    settings: { ...town, chains },
  });
  const saved = await settings();
  expect(saved.chains.map(({ id, rules }) => [id, rules])).toEqual([
    [first.id, [1]],
    [second.id, undefined],
    ['own', undefined],
  ]);
  // What is theirs has not changed.
  expect(saved.chains.map((each) => each.version)).toEqual([version, 0, version + 1]);
});

it('bad input is refused with the field, and changes nothing', async () => {
  const { path, send, list } = await inReview();
  const bad: [string, string, unknown, string][] = [
    ['POST', '/rules', { ...content, title: '​ ' }, 'title'],
    ['POST', '/rules', { ...content, field: 'other' }, 'field'],
    ['POST', '/rules', { ...content, exceptions: ['x'.repeat(201)] }, 'exceptions/0'],
    ['POST', '/rules', { ...content, change: { kind: 'remove', chainId: 'x', step } }, 'change'],
    ['POST', `${path}/voices`, { basedOn: 2, kind: 'question', text: ' ' }, 'text'],
    ['POST', `${path}/decision`, { basedOn: 2, decision: 'accept' }, 'validFrom'],
    [
      'POST',
      `${path}/decision`,
      { basedOn: 2, decision: 'accept', validFrom: '2999-01-01' },
      'validFrom',
    ],
    ['POST', `${path}/decision`, { basedOn: 2, decision: 'reject' }, 'reason'],
    ['PUT', path, { basedOn: 2, content, reviewUntil: '31.02.2027' }, 'reviewUntil'],
  ];
  for (const [method, address, body, field] of bad)
    expect(await errorOf(await send('steering', method, address, body))).toEqual([
      400,
      { code: 'invalid', field },
    ]);
  const nothing = { ...content.change, step: { ...step, what: '​' } };
  expect(
    await errorOf(await send('steering', 'POST', '/rules', { ...content, change: nothing })),
  ).toEqual([400, { code: 'invalid', field: 'change' }]);
  const change = { ...content.change, step: { ...step, targetDays: 0 } };
  expect((await send('steering', 'POST', '/rules', { ...content, change })).status).toBe(400);
  expect(
    (await send('steering', 'POST', '/rules/99/voices', { basedOn: 1, kind: 'agree', text: '' }))
      .status,
  ).toBe(404);
  expect(await list('steering')).toMatchObject([{ number: 1, revision: 2, voices: [] }]);
});

it('nobody agrees with what they have not read, and what was said is not thrown away', async () => {
  const { path, send, done } = await inReview();
  const say = (kind: string, basedOn: number) => ({ basedOn, kind, text: 'Ein Wort.' });
  await done('steering', 'POST', `${path}/voices`, say('agree', 2));
  await done('steering', 'POST', `${path}/voices`, say('question', 2));
  const other = { ...content, text: 'Am Tag danach.' };
  const changed = await done('coordinator', 'PUT', path, {
    basedOn: 2,
    content: other,
    reviewUntil: '2027-01-15',
  });
  expect(changed.voices.map(({ kind }) => kind)).toEqual(['question']);
  expect(await errorOf(await send('steering', 'POST', `${path}/voices`, say('agree', 2)))).toEqual([
    409,
    { code: 'stale' },
  ]);
  await done('coordinator', 'PUT', path, { basedOn: 3, content: other });
  expect(await errorOf(await send('coordinator', 'DELETE', `${path}?basedOn=4`))).toEqual([
    409,
    { code: 'ruleDiscussed' },
  ]);
});
