import { cpSync, existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Puts into `target` what the server loads: nothing that only the client, the tests or the tools are made of. */
export function keepServer(target: string): void {
  const kept = new Set(['package.json', 'LICENSE', 'THIRD-PARTY-NOTICES.md']);
  for (const entry of ['server/main.ts', 'server/admin.ts']) addSource(kept, join(root, entry));
  for (const path of kept)
    cpSync(join(root, path), join(target, path), {
      recursive: true,
      filter: (file) => !/\.map$|\.d\.[cm]?ts$/.test(file),
    });
}

/** With all it names: modules, packages and the files of its workers. */
function addSource(kept: Set<string>, file: string): void {
  if (!isNew(kept, file)) return;
  const code = readFileSync(file, 'utf8');
  for (const [, path = ''] of code.matchAll(/'(\.{1,2}\/[^'\s]+\.ts)'/g))
    addSource(kept, resolve(dirname(file), path));
  for (const [, name = ''] of code.matchAll(
    /\b(?:from|import\(?) ?'((?:@[\w-]+\/)?[\w:-][\w.:-]*)/g,
  ))
    if (!isBuiltin(name)) addPackage(kept, name, root);
}

/** With all it depends on. */
function addPackage(kept: Set<string>, name: string, from: string): void {
  const folder = findPackage(name, from);
  if (!isNew(kept, folder)) return;
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  for (const next of Object.keys(dependencies)) addPackage(kept, next, folder);
}

function findPackage(name: string, from: string): string {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  if (from === root) throw new Error(`${name} is not installed.`);
  return findPackage(name, dirname(from));
}

function isNew(kept: Set<string>, path: string): boolean {
  const name = relative(root, path);
  if (kept.has(name)) return false;
  kept.add(name);
  return true;
}

if (import.meta.main) keepServer(resolve(process.argv[2] ?? ''));
