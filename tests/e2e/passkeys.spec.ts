import type { Page } from '@playwright/test';
import { test as base, invite, openPeople, password, setUp } from './account-steps.ts';
import { App, expect } from './fixtures.ts';

/** Under a name: no browser makes passkeys for an address of numbers. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern
  app: async ({}, use) => {
    const app = await App.launch({ PROBE: 'off', HOST: 'localhost' });
    await use(app);
    await app.stop();
  },
});

/** The device of that person: it knows its owner, or does not. */
async function device(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    knowsItsOwner: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    keys: async () =>
      (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  };
}

const home = (page: Page) => page.getByRole('heading', { level: 1, name: 'Laufende Fälle' });

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await expect(page.getByRole('button', { name: 'Mit Passkey anmelden' })).toBeVisible();
}

test('somebody invited signs in by passkey, without ever having a password', async ({
  app,
  visit,
}) => {
  const { page } = await visit();
  await setUp(app, page);
  await openPeople(page);
  const link = await invite(page);

  const second = await visit();
  const laptop = await device(second.page);
  await second.page.goto(link);
  await second.page.getByLabel('Dienstliche E-Mail-Adresse').fill('vermittlung@aa.example');
  await second.page.getByText('mit Passkey').click();
  await second.page.getByLabel('Name für diesen Passkey').fill('Dienstlaptop');
  await laptop.knowsItsOwner(false);
  await second.page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(second.page.getByText('Das Gerät hat den Vorgang nicht')).toBeVisible();
  await laptop.knowsItsOwner(true);
  await second.page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(home(second.page)).toBeVisible();
  expect(await laptop.keys()).toBe(1);

  await signOut(second.page);
  await second.page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(home(second.page)).toBeVisible();
  await second.page.goto(`${app.url}/konto`);
  await expect(second.page.getByText('Dienstlaptop')).toBeVisible();
  // The last way in stays.
  await expect(second.page.getByRole('button', { name: /Passkey entfernen/ })).toHaveCount(0);

  await page.reload();
  await page.getByRole('button', { name: 'Aktionen für Arbeitsvermittlung' }).click();
  await page.getByRole('menuitem', { name: 'Sperren' }).click();
  await expect(page.getByRole('row', { name: /Arbeitsvermittlung/ })).toContainText('gesperrt');
  await second.page.goto(app.url);
  await second.page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(second.page.getByText('Mit diesem Passkey ist keine Anmeldung')).toBeVisible();
});

test('a passkey is added by who knows the password, and removed', async ({ app, visit }) => {
  const { page } = await visit();
  await setUp(app, page);
  const phone = await device(page);
  await page.goto(`${app.url}/konto`);
  const passkeys = page.getByRole('region', { name: 'Passkeys' });
  await passkeys.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  await passkeys.getByLabel('Name für diesen Passkey').fill('Diensthandy');
  await passkeys.getByLabel('Passwort', { exact: true }).fill('falsch');
  await passkeys.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  await expect(passkeys.getByText('Das bisherige Passwort stimmt nicht.')).toBeVisible();
  expect(await phone.keys()).toBe(0);
  await passkeys.getByLabel('Passwort', { exact: true }).fill(password);
  await passkeys.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  await expect(passkeys.getByText('Diensthandy')).toBeVisible();
  expect(await phone.keys()).toBe(1);
  await signOut(page);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(home(page)).toBeVisible();
  await page.goto(`${app.url}/konto`);
  await passkeys.getByRole('button', { name: 'Passkey entfernen: Diensthandy' }).click();
  await expect(passkeys.getByText('Diensthandy')).toHaveCount(0);
  await signOut(page);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(page.getByText('Mit diesem Passkey ist keine Anmeldung')).toBeVisible();
});
