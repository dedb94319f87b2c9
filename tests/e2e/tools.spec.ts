import { addResource } from '../../shared/case/resource.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { isAccessible } from '../a11y/is-accessible.ts';
import { connectTool } from '../fixtures/tool.ts';
import { expect, openSample, test } from './fixtures.ts';
import { row } from './list-steps.ts';

const written = 'Aus dem Fachverfahren: Kitaplatz zugesagt';

test('a member lets a tool in with what the dialog shows, and ends it again', async ({
  enter,
  app,
}) => {
  const kjs = await enter('KJS', { permissions: ['clipboard-write'] });
  await openSample(kjs);
  const { page } = kjs;
  await page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await page.getByRole('menuitem', { name: 'Werkzeug verbinden' }).click();
  const dialog = page.getByRole('dialog', { name: 'Werkzeug verbinden' });
  const own = dialog.getByRole('region', { name: 'Eigene Zugänge zu diesem Fall' });
  await expect(own).toContainText('Gerade hat kein Werkzeug Zugang.');
  await expect(dialog.getByRole('region', { name: 'Für die Technik' })).toHaveCount(0);

  // A second one, to see that ending one ends one.
  const create = dialog.getByRole('button', { name: 'Zugang erstellen' });
  const key = dialog.getByRole('textbox', { name: 'Schlüssel' });
  await create.click();
  const first = await key.inputValue();
  await expect(create).toHaveAttribute('aria-busy', 'false');
  await create.click();
  await expect(own.getByRole('listitem')).toHaveCount(2);
  await expect(key).not.toHaveValue(first);
  const token = await key.inputValue();
  await isAccessible(page, 'letting a tool in');

  const told = (name: string) => dialog.getByRole('textbox', { name }).inputValue();
  expect(await told('Adresse')).toBe(`${app.url.replace('http', 'ws')}/yws`);
  await dialog.getByRole('button', { name: 'Kopieren: Adresse' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Kopiert: Adresse' })).toHaveCount(1);
  // What is told of a failure stands within the dialog: outside it nobody could hear or close it.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await dialog.getByRole('button', { name: 'Kopieren: Dokument der Karte' }).click();
  const refusal = dialog.getByRole('alert').filter({ hasText: 'Kopieren ist hier nicht erlaubt.' });
  await refusal.getByRole('button', { name: 'Schließen' }).click();
  await expect(refusal).toHaveCount(0);
  const tool = connectTool(app.url, { token, documentName: await told('Dokument der Karte') });
  const other = connectTool(app.url, {
    token: first,
    documentName: await told('Dokument der Beratung'),
  });
  try {
    await Promise.all([tool.synced, other.synced]);
    const author = { participantId: 'tool', department: 'KJS', now: Date.now };
    addResource(tool.doc, author, { field: 'infrastructural', text: written });
    await expect(row(page, written)).toBeVisible();

    // The newest stands first.
    await own
      .getByRole('button', { name: /^Zugang beenden/ })
      .first()
      .click();
    expect(await tool.closed).toBe(closeCodes.notSignedIn.code);
    await expect(own.getByRole('listitem')).toHaveCount(1);
    await expect(own).toBeFocused();
    await expect(own.getByRole('status')).toHaveText(
      'Der Zugang ist beendet, das Werkzeug getrennt.',
    );
    // Its key is good for nothing any more.
    await expect(key).toHaveCount(0);
    expect(other.provider.wsconnected).toBe(true);
    await isAccessible(page, 'a tool has lost its access');
  } finally {
    tool.destroy();
    other.destroy();
  }
  await expect(row(page, written)).toBeVisible();
});
