import { invite, openPeople, setUp, test } from '../e2e/account-steps.ts';
import { expect } from '../e2e/fixtures.ts';
import { isAccessible } from './is-accessible.ts';

test('axe finds nothing on the entrance and the pages of people', async ({ app, visit }) => {
  const { page } = await visit();
  await expect(page.getByText('Noch kein Konto eingerichtet')).toBeVisible();
  await isAccessible(page, 'no account yet');
  await page.goto(app.setUpLink);
  await expect(page.getByRole('button', { name: 'Konto anlegen' })).toBeVisible();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(page.getByText('Bitte eine E-Mail-Adresse eintragen.')).toBeVisible();
  await isAccessible(page, 'setting up');
  await setUp(app, page);
  await openPeople(page);
  const link = await invite(page);
  await isAccessible(page, 'people');
  await page.getByRole('button', { name: 'Person einladen' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await isAccessible(page, 'inviting');
  await page.getByRole('dialog').getByLabel('Funktion').fill('Kita-Planung');
  // No department is taken for granted.
  await page.getByRole('button', { name: 'Link erstellen' }).click();
  await expect(page.getByRole('dialog').getByLabel('Dienststelle')).toBeFocused();
  await page.getByRole('dialog').getByLabel('Dienststelle').selectOption('KJS');
  await page.getByRole('button', { name: 'Link erstellen' }).click();
  await expect(page.getByLabel('Persönlicher Link')).toBeVisible();
  await isAccessible(page, 'the link');
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.goto(`${app.url}/konto`);
  await expect(page.getByRole('button', { name: 'Passwort ändern' })).toBeVisible();
  await isAccessible(page, 'own account');

  const invited = await visit({ viewport: { width: 390, height: 844 } });
  await invited.page.goto(link);
  await expect(invited.page.getByText('Arbeitsvermittlung, Mitglied')).toBeVisible();
  await isAccessible(invited.page, 'invitation');
  await invited.page.goto(app.url);
  await expect(invited.page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
  await isAccessible(invited.page, 'entrance');
});
