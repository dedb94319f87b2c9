import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** In Vite's manifest; the check of the built client knows that they are there. */
export const casePart = 'app/CasePage.tsx';
export const mapParts: readonly string[] = ['app/MapArea.tsx', 'words/german-later.ts'];

/** What the browser may fetch while the page's own script is on its way: each of it would be asked for one after the other. */
export class PageLinks {
  readonly #manifest: Readonly<Record<string, Chunk>>;

  constructor(clientDir: string) {
    const file = join(clientDir, '.vite', 'manifest.json');
    this.#manifest = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>)
      : {};
  }

  /** Whoever is not signed in would be refused all but the session. */
  of(path: string, isSignedIn: boolean): string {
    const [, caseId, lens] = /^\/fall\/([\w-]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const answers = ['/api/session'];
    const parts: string[] = [];
    if (isSignedIn) answers.push('/api/settings');
    if (isSignedIn && caseId) {
      answers.push(`/api/cases/${caseId}`);
      parts.push(casePart);
      if (lens === 'karte') parts.push(...mapParts);
    }
    return [
      ...answers.map((address) => `<link rel="preload" href="${address}" as="fetch" crossorigin>`),
      ...this.#filesOf(parts).map((file) =>
        file.endsWith('.css')
          ? `<link rel="preload" href="/${file}" as="style" crossorigin>`
          : `<link rel="modulepreload" href="/${file}">`,
      ),
    ].join('\n    ');
  }

  #filesOf(parts: readonly string[]): string[] {
    const named = this.#chunksOf(['index.html']);
    const chunks = this.#chunksOf(parts).difference(named);
    return [...chunks].flatMap(({ file, css = [] }) => [file, ...css]);
  }

  #chunksOf(keys: readonly string[], found = new Set<Chunk>()): Set<Chunk> {
    for (const key of keys) {
      const chunk = this.#manifest[key];
      if (!chunk || found.has(chunk)) continue;
      found.add(chunk);
      this.#chunksOf(chunk.imports ?? [], found);
    }
    return found;
  }
}
