import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { metaKinds } from './meta.ts';
import { rootMap } from './roots.ts';
import { write } from './write.ts';

/** Changes what is known of the case as a whole. Throws TextEmpty, TextTooLong, InvalidValue. */
export function updateMeta(
  doc: Y.Doc,
  author: Author,
  patch: {
    readonly pseudonym?: string;
    readonly origin?: string | undefined;
    readonly note?: string | undefined;
    readonly stayBeganOn?: string | undefined;
  },
): void {
  const meta = rootMap(doc, 'meta');
  if (!meta) throw new CaseError({ code: 'InvalidValue', field: 'meta' });
  const changes: (() => void)[] = [];
  for (const [field, input] of Object.entries(patch)) {
    if (!Object.hasOwn(metaKinds, field)) throw new CaseError({ code: 'InvalidValue', field });
    const change = metaKinds[field as keyof typeof metaKinds].change(field, meta, input);
    if (change) changes.push(change);
  }
  if (changes.length === 0) return;
  write(doc, author, () => {
    for (const change of changes) change();
  });
}
