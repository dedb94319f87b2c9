const documentName = /^case\/([A-Za-z0-9_-]{8,40})\/(board|chair)$/;

export type DocumentKind = 'board' | 'chair';

export interface DocumentRef {
  readonly caseId: string;
  readonly kind: DocumentKind;
}

export function documentNameOf(caseId: string, kind: DocumentKind): string {
  return `case/${caseId}/${kind}`;
}

/** What a document name means, or undefined when it is none of ours. */
export function parseDocumentName(name: string): DocumentRef | undefined {
  const match = documentName.exec(name);
  if (!match) return undefined;
  return { caseId: match[1] as string, kind: match[2] as DocumentKind };
}
