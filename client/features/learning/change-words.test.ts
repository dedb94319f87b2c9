import i18next from 'i18next';
import { expect, test } from 'vitest';
import { defaultChains, type TemplateStep } from '../../../shared/method/chain-templates.ts';
import type { RuleChange } from '../../../shared/method/rule.ts';
import type { RuleState } from '../../../shared/protocol/rules.ts';
import { formatList } from '../../words/format.ts';
import { german } from '../../words/german.ts';
import { germanLater } from '../../words/german-later.ts';
import { changeWords } from './change-words.ts';

const [chain] = defaultChains;
if (!chain) throw new Error('The sample is too short');
const chainId = chain.id;

function stepOf(id: string): TemplateStep {
  const step = chain?.steps.find((each) => each.id === id);
  if (!step) throw new Error(`No step ${id}`);
  return step;
}

async function said(change: RuleChange | undefined, state: RuleState = 'review') {
  const instance = i18next.createInstance();
  await instance.init({
    lng: 'de',
    resources: { de: german },
    interpolation: { escapeValue: false },
  });
  for (const [namespace, words] of Object.entries(germanLater))
    instance.addResourceBundle('de', namespace, words, true);
  return changeWords(
    { state, ...(change ? { change } : {}) },
    {
      chains: defaultChains,
      t: instance.getFixedT('de', ['learning', 'method']),
      list: (items) => formatList(items, 'de'),
    },
  );
}

const changed = (id: string, patch: Partial<TemplateStep>, state?: RuleState) =>
  said({ kind: 'change', chainId, step: { ...stepOf(id), ...patch } }, state);

test('of a changed step each part is said with what it was', async () => {
  expect(
    await changed('profiling-1', {
      what: 'Profiling',
      department: 'SOZ',
      targetDays: 10,
      handsTo: ['JC'],
      handsWhat: 'Antworten',
      legalSphere: 'SGB VIII',
    }),
  ).toMatch(
    /: heißt „Profiling“ statt „Profiling I“, zuständig SOZ statt SAF, Ziel 10 statt 14 Tage, übergibt an JC statt IFK und KJS, übergeben wird „Antworten“ statt „Profiling-Bogen“, mit Wechsel in SGB VIII, bisher ohne$/,
  );
  expect(await changed('transition', { legalSphere: 'SGB III' })).toMatch(
    /: wechselt in SGB III statt in SGB II$/,
  );
});

test('what a part is taken away from or given for the first time is said too', async () => {
  const { targetDays: _, ...withoutTarget } = stepOf('profiling-1');
  expect(
    await said({
      kind: 'change',
      chainId,
      step: { ...withoutTarget, handsTo: [], handsWhat: '' },
    }),
  ).toMatch(
    /: kein Ziel mehr, bisher 14 Tage, übergibt an niemanden mehr, bisher an IFK und KJS, nichts Bestimmtes wird mehr übergeben, bisher „Profiling-Bogen“$/,
  );
  expect(
    await changed('literacy', { targetDays: 1, handsTo: ['AA'], handsWhat: 'Zertifikat' }),
  ).toMatch(
    /: Ziel 1 Tag, bisher keines, übergibt an AA, bisher an niemanden, übergeben wird „Zertifikat“, bisher nichts Bestimmtes$/,
  );
  const { legalSphere: __, ...withoutSphere } = stepOf('transition');
  expect(await said({ kind: 'change', chainId, step: withoutSphere })).toMatch(
    /: kein Rechtskreiswechsel mehr, bisher in SGB II$/,
  );
});

test('the order of who goes on is no change', async () => {
  expect(await changed('profiling-1', { handsTo: ['KJS', 'IFK'] })).toMatch(/: alles wie bisher$/);
});

test('a step is said whole where it is new, where it was decided, and where the template has it no more', async () => {
  const step: TemplateStep = {
    id: 'new',
    what: 'Kita-Bedarf anmelden',
    department: 'SAF',
    targetDays: 7,
    handsTo: ['KJS', 'JC'],
    handsWhat: 'Bedarfsbogen',
    legalSphere: 'SGB II',
  };
  const whole =
    '„Kita-Bedarf anmelden“, SAF, Ziel 7 Tage, übergibt an KJS und JC, übergeben wird „Bedarfsbogen“, mit Wechsel in SGB II';
  expect(await said({ kind: 'add', chainId, after: 'arrival', step })).toMatch(
    new RegExp(`nach „Ankunft, Registrierung, Wohneinheit“: ${whole}$`),
  );
  expect(await said({ kind: 'add', chainId, step })).toContain(whole);
  expect(await said({ kind: 'change', chainId, step })).toContain(whole);
  expect(await changed('profiling-1', step, 'valid')).not.toContain('statt');
});

test('a rule without a change says nothing of a chain', async () => {
  expect(await said(undefined)).toBeUndefined();
  expect(await said({ kind: 'remove', chainId, stepId: 'course' })).toMatch(/^Nimmt „/);
});
