import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, 'dist', '.stamp');

/** A hash over everything the client is built from. */
function inputsHash(): string {
  const hash = createHash('sha256');
  const files = globSync(['client/**/*', 'shared/**/*.ts', 'vite.config.ts', 'package-lock.json'], {
    cwd: root,
    exclude: ['**/*.test.ts', '**/*.test.tsx'],
  }).sort();
  for (const file of files) {
    try {
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error;
    }
  }
  return hash.digest('hex');
}

function builtHash(): string | undefined {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}

/** Builds the client unless `dist/` already holds exactly this source. */
export async function buildWhenStale(): Promise<'built' | 'current'> {
  const wanted = inputsHash();
  if (builtHash() === wanted) return 'current';
  console.log('Building the client …');
  await build({
    root: join(root, 'client'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
  });
  writeFileSync(stampFile, wanted);
  return 'built';
}
