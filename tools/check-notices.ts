import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const noticesFile = join(root, 'THIRD-PARTY-NOTICES.md');

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The notices as they must be for the locked dependencies. */
function notices(): string {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> };
  const rows = Object.entries(lock.packages)
    .filter(([path, locked]) => path !== '' && locked.dev !== true)
    .map(([path, locked]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return `| ${name} | ${locked.version ?? ''} | ${locked.license ?? 'see package'} |`;
    });
  return `# Third-party notices

Fallrunde is EUPL-1.2 (see LICENSE). It is built with the packages below; their licence texts are installed with them and
written to \`dist/.vite/license.md\` with every build of the client. Made from the lockfile by \`npm run notices\`.

Two of them need a word:

- **tldraw** 3.15.6 (the canvas of the Karte) is not open source. It is used under the tldraw licence below, unmodified and
  with its watermark. Who wants no watermark sets a key of their own in \`TLDRAW_LICENSE_KEY\`.
- **Fira Sans** is shipped under the SIL Open Font License 1.1 below.

## Packages

| Package | Version | Licence |
|---|---|---|
${[...new Set(rows)].sort().join('\n')}

## tldraw licence

${read('licenses/tldraw.md').trim()}

## Fira Sans: SIL Open Font License

${read('licenses/fira-sans-OFL.txt').trim()}
`;
}

/** Throws when THIRD-PARTY-NOTICES.md does not fit the lockfile. */
export function checkNotices(): void {
  const tldraw = readFileSync(join(root, 'node_modules/tldraw/LICENSE.md'), 'utf8');
  if (tldraw !== read('licenses/tldraw.md')) throw new Error('licenses/tldraw.md is not verbatim.');
  if (notices() !== readFileSync(noticesFile, 'utf8'))
    throw new Error('THIRD-PARTY-NOTICES.md is out of date: npm run notices');
  console.log('  up to date');
}

if (import.meta.main) writeFileSync(noticesFile, notices());
