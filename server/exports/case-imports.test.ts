import { readFile } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { onTeardown, tearDown } from '../../tests/fixtures/teardown.ts';
import { temporaryFolder } from '../../tests/fixtures/test-server.ts';
import { openStore } from '../store/store.ts';
import { CaseImports } from './case-imports.ts';

afterEach(tearDown);

test('a case that is imported says since when it is here, whatever its file says', async () => {
  const now = Date.UTC(2026, 10, 1);
  vi.useFakeTimers({ toFake: ['Date'], now });
  onTeardown({ close: async () => void vi.useRealTimers() });
  const store = onTeardown(await openStore({ dataDir: await temporaryFolder() }));
  const path = new URL('../../tests/fixtures/case-file-1.json', import.meta.url);
  const file: unknown = JSON.parse(await readFile(path, 'utf8'));
  const { id, createdAt } = await new CaseImports(store).take(file);
  expect(createdAt).toBeLessThan(now);
  const [record] = await store.cases.listCases();
  expect(record).toMatchObject({ id, createdAt, importedAt: now });
});
