import type * as Y from 'yjs';
import { type LegalSphere, legalSpheres } from '../method/legal-spheres.ts';
import type { Author } from './author.ts';
import { createEntity, defineEntity, type EntityBase, type Patch, patchEntity } from './entity.ts';
import { choice, date, line, optional, rescued, withDefault } from './field-kinds.ts';

export const chronicleKinds = ['event', 'step', 'transition', 'appointment'] as const;
export type ChronicleKind = (typeof chronicleKinds)[number];

/** A dated event of the case. */
export interface ChronicleEntry extends EntityBase {
  readonly on: string;
  readonly what: string;
  readonly kind: ChronicleKind;
  /** For a transition: the sphere it leads into. */
  readonly legalSphere?: LegalSphere;
  readonly needFoundOn?: string;
  readonly startedOn?: string;
  readonly doneOn?: string;
}

export const chronicleEntity = defineEntity<ChronicleEntry>('chronicle', {
  on: rescued(date, '1970-01-01'),
  what: rescued(line(280), '…'),
  kind: withDefault(choice(chronicleKinds), 'event'),
  legalSphere: optional(choice<LegalSphere>([...legalSpheres, 'none'])),
  needFoundOn: optional(date),
  startedOn: optional(date),
  doneOn: optional(date),
});

export function addChronicleEntry(
  doc: Y.Doc,
  author: Author,
  input: Patch<ChronicleEntry> & {
    readonly on: string;
    readonly what: string;
    readonly department?: string;
  },
): string {
  return createEntity(doc, author, chronicleEntity, input);
}

export function updateChronicleEntry(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Patch<ChronicleEntry>,
): void {
  patchEntity(doc, author, chronicleEntity, id, patch);
}

/** The latest change into a Rechtskreis, by date. */
export function currentLegalSphere(
  chronicle: ReadonlyMap<string, ChronicleEntry>,
): { readonly sphere: LegalSphere; readonly since: string } | undefined {
  let latest: ChronicleEntry | undefined;
  for (const entry of chronicle.values()) {
    if (entry.kind !== 'transition' || !entry.legalSphere) continue;
    if (!latest || entry.on > latest.on || (entry.on === latest.on && entry.id > latest.id))
      latest = entry;
  }
  return latest?.legalSphere ? { sphere: latest.legalSphere, since: latest.on } : undefined;
}
