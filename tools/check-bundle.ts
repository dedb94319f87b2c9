import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { casePart, mapParts } from '../server/http/page-links.ts';

/** JavaScript before the list lens is readable, brotli, without the canvas. Bytes. */
const budgetBytes = 160 * 1000;

const dist = join(import.meta.dirname, '..', 'dist');

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** The chunks a page needs that opens the list lens: the entry and the case page, with all they import but what they fetch later. */
function neededChunks(manifest: Record<string, Chunk>): Set<string> {
  const starts = Object.entries(manifest)
    .filter(([key, chunk]) => chunk.isEntry || /app\/CasePage|words\/german\.ts/.test(key))
    .map(([key]) => key);
  const needed = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || needed.has(key)) return;
    needed.add(key);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const start of starts) visit(start);
  return needed;
}

/** Throws when the list lens needs more JavaScript than the budget allows, or the canvas has slipped into it. */
export function checkBundle(): void {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  for (const part of [casePart, ...mapParts])
    if (!manifest[part]) throw new Error(`The page of a case names ${part}, which is not built.`);
  let total = 0;
  const rows: [string, number][] = [];
  for (const key of neededChunks(manifest)) {
    const file = manifest[key]?.file ?? '';
    if (!file.endsWith('.js')) continue;
    const source = readFileSync(join(dist, file));
    if (source.includes('tldraw.com')) throw new Error(`The canvas is part of ${file}.`);
    const bytes = brotliCompressSync(source).length;
    rows.push([file, bytes]);
    total += bytes;
  }
  for (const [file, bytes] of rows.sort((a, b) => b[1] - a[1]))
    console.log(`  ${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
  console.log(
    `  ${(total / 1000).toFixed(1).padStart(7)} kB of ${budgetBytes / 1000} kB brotli before the list is readable`,
  );
  if (total === 0 || total > budgetBytes)
    throw new Error(
      `The list lens needs ${total} bytes of JavaScript, the budget is ${budgetBytes}.`,
    );
}
