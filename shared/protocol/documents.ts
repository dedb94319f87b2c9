const documentName = /^case\/([A-Za-z0-9_-]{8,40})\/(?:(board|chair)|vault\/([A-Za-z0-9_-]{21}))$/;

export type DocumentKind = 'board' | 'chair' | 'vault';

/** One document of a case; under this name the log keeps it. */
export type DocumentPart = 'board' | 'chair' | `vault/${string}`;

export type DocumentRef = { readonly caseId: string; readonly part: DocumentPart } & (
  | { readonly kind: 'board' | 'chair' }
  | { readonly kind: 'vault'; readonly key: string }
);

export function documentNameOf(caseId: string, part: DocumentPart): string {
  return `case/${caseId}/${part}`;
}

/** What a document name means, or undefined when it is none of ours. */
export function parseDocumentName(name: string): DocumentRef | undefined {
  const match = documentName.exec(name);
  if (!match) return undefined;
  const [, caseId = '', kind, key = ''] = match;
  if (kind === 'board' || kind === 'chair') return { caseId, kind, part: kind };
  return { caseId, kind: 'vault', key, part: `vault/${key}` };
}

/** In the address of a connection: the schema its page writes. Programs that leave it out are taken as they are. */
export const schemaParameter = 'schema';
