import { sampleCaseId } from '../../server/access/probe.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { isAccessible } from '../a11y/is-accessible.ts';
import { helpedCondition, helpedOf } from '../fixtures/helped.ts';
import { releaseExample } from '../fixtures/release.ts';
import { ask } from '../fixtures/staff.ts';
import { signIn } from '../fixtures/test-server.ts';
import { expect, openSample, test } from './fixtures.ts';

const title = 'Maler, zwei Kinder, ein Kita-Platz fehlt';

test('a case is proposed as exemplary, released by a second person and found by a third', async ({
  app,
  enter,
}) => {
  const [first, second] = await Promise.all(['SAF', 'IFK'].map((id) => signIn(app.url, id)));
  if (!first || !second) throw new Error('two people are needed');
  const answer = await ask(first, 'GET', `/cases/${sampleCaseId}/export`);
  const helped = helpedOf((await answer.json()) as CaseFile);
  await releaseExample(first, second, { ...helped, planted: { fields: ['work'] } });

  const saf = await enter('SAF');
  await openSample(saf);
  const { page } = saf;
  await page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await page.getByRole('menuitem', { name: /exemplarischen Fall/ }).click();
  await page.getByRole('button', { name: /Zur Prüfung vorlegen/ }).click();
  await expect(page.getByText('Bitte einen Titel angeben.')).toBeVisible();
  await isAccessible(page, 'proposing an exemplary case');
  await page.getByRole('textbox', { name: 'Titel' }).fill(title);
  await page.getByRole('checkbox', { name: 'Arbeit', exact: true }).check();
  await page.getByRole('button', { name: /Zur Prüfung vorlegen/ }).click();
  await expect(page.getByText('noch nicht freigegeben')).toBeVisible();
  // Never by whoever proposed it.
  await expect(page.getByRole('button', { name: 'Freigeben' })).toHaveCount(0);

  const ifk = await enter('IFK');
  await ifk.page.getByRole('link', { name: 'Beispiele' }).click();
  await ifk.page.getByRole('link', { name: title }).click();
  await ifk.page.getByRole('button', { name: 'Freigeben' }).click();
  await expect(ifk.page.getByText('noch nicht freigegeben')).toHaveCount(0);

  const kjs = await enter('KJS');
  await kjs.page.getByRole('link', { name: 'Beispiele' }).click();
  const filter = kjs.page.getByLabel('Handlungsfeld');
  await filter.selectOption({ label: 'Sprache' });
  await expect(kjs.page.getByRole('link', { name: title })).toHaveCount(0);
  await filter.selectOption({ label: 'Arbeit' });
  await isAccessible(kjs.page, 'library of exemplary cases');
  await kjs.page.getByRole('link', { name: title }).click();
  await kjs.page.getByRole('tab', { name: 'Liste' }).click();
  await expect(kjs.page.getByText('Sieben Jahre Maler und Lackierer')).toBeVisible();
  await expect(kjs.page.getByText('Familie O.')).toHaveCount(0);
  await isAccessible(kjs.page, 'an exemplary case as a list');

  await kjs.page.goto(new URL('/', kjs.page.url()).href);
  await openSample(kjs, 'Strategien');
  await kjs.page.getByRole('heading', { name: 'Fälle wie dieser' }).click();
  const like = kjs.page
    .getByRole('listitem')
    .filter({ has: kjs.page.getByRole('link', { name: title }) });
  await expect(like).toContainText('sehr ähnlich');
  await expect(like).toContainText('Frage an KJS:');
  await like.getByText('Warum?').click();
  await expect(like).toContainText('Ressourcen');
  const there = kjs.page.getByRole('listitem').filter({
    has: kjs.page.getByRole('link', { name: 'Ein Beispiel' }),
  });
  await expect(there).toContainText('Was dort geholfen hat:');
  const what = there.getByRole('listitem').filter({ hasText: 'Erst Kita-Plätze' });
  await expect(what).toContainText('2 Vereinbarungen, alle erledigt');
  await expect(what).toContainText(`Bedingung: ${helpedCondition}`);
  // Of the other nothing was decided yet.
  await expect(like).toContainText('Hier ist nicht festgehalten, was geholfen hat.');
  await isAccessible(kjs.page, 'exemplary cases like this one');
  await like.getByRole('link', { name: title }).click();
  await expect(kjs.page.getByText('Exemplarischer Fall, pseudonymisiert.')).toBeVisible();
});
