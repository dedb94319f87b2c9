import { sampleCaseId } from '../../server/access/probe.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { addDays } from '../../shared/case/days.ts';
import type { RuleContent } from '../../shared/method/rule.ts';
import type { Rule } from '../../shared/protocol/rules.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { helpedOf } from '../fixtures/helped.ts';
import { releaseExample } from '../fixtures/release.ts';
import { type Asked, ask } from '../fixtures/staff.ts';
import { signIn } from '../fixtures/test-server.ts';
import { townOf } from '../fixtures/town.ts';
import { shoot } from './shoot.ts';

/** So many proposals a server takes in a minute. */
const cases = 20;
const today = new Date().toISOString().slice(0, 10);

const rules: readonly Omit<RuleContent, 'cases'>[] = [
  {
    title: 'Fähigkeit im Verein zeigen lassen',
    text: 'Wer eine sportliche oder musische Fähigkeit nennt, erhält in 21 Tagen einen Kontakt über CBE.',
    field: 'everyday',
    exceptions: ['solange die Kinderbetreuung fehlt.'],
  },
  {
    title: 'Kita-Bedarf am Tag der Ankunft anmelden',
    text: 'Nicht erst nach dem Profiling I. Zuständig SOZ, Meldung an KJS mit der Zuweisung.',
    field: 'children',
    exceptions: ['Kinder über fünf Jahre gehen an das Schulamt.'],
  },
  {
    title: 'Profiling nur einmal',
    text: 'Profiling II gilt für SGB II und III. JC und AA übernehmen die Antworten und fragen nur nach.',
    field: 'work',
    exceptions: [],
  },
];

async function json<T>(by: Asked, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(by, method, path, body);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}

test('the Regelwerk, and a report to the steering group', async ({ app, visit }) => {
  const [saf, ifk] = await Promise.all(['SAF', 'IFK'].map((id) => signIn(app.url, id)));
  if (!saf || !ifk) throw new Error('two people are needed');
  const sample = await json<CaseFile>(saf, 'GET', `/cases/${sampleCaseId}/export`);
  const own = { ...helpedOf(sample), planted: { fields: ['work', 'children'] as const } };
  const town = townOf(5, 60).filter(({ planted }) => planted.waits.length > 1);
  const ids: string[] = [];
  for (const each of [...town.slice(0, cases - 3), own, own, own])
    ids.push(await releaseExample(saf, ifk, each));
  const supporting = ids.slice(-4);

  const steering = await visit();
  const { page } = steering;
  await page.getByRole('button', { name: /Als Lenkungsgruppe/ }).click();
  for (const [index, content] of rules.entries()) {
    const of = { ...content, cases: supporting.slice(0, 2 + index) };
    const { number } = await json<Rule>(saf, 'POST', '/rules', of);
    if (index === rules.length - 1) continue;
    const reviewed = await json<Rule>(saf, 'PUT', `/rules/${number}`, {
      basedOn: 1,
      content: of,
      reviewUntil: addDays(today, 14),
    });
    if (index > 0) continue;
    const answer = await steering.context.request.post(`${app.url}/api/rules/${number}/decision`, {
      data: { basedOn: reviewed.revision, decision: 'accept', validFrom: '2017-06-01' },
      headers: { origin: app.url },
    });
    expect(answer.ok()).toBe(true);
  }

  await page.goto(`${app.url}/regelwerk`);
  await expect(page.getByText(`${cases} exemplarische Fälle`)).toBeVisible();
  await expect(page.getByText('gilt seit 01.06.2017')).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 1100 });
  await shoot(page, 'regelwerk');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Bericht' }).click();
  const report = page.getByRole('dialog', { name: 'Bericht an die Lenkungsgruppe' });
  await report.getByLabel('Quartal').selectOption({ index: 0 });
  await expect(report.getByText('läuft noch').last()).toBeVisible();
  await shoot(page, 'bericht');
});
