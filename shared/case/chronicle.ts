import { type LegalSphere, legalSpheres } from '../method/legal-spheres.ts';
import { defineEntity, type EntityBase } from './entity.ts';
import {
  choice,
  date,
  department,
  departmentSet,
  integer,
  line,
  optional,
  orderKey,
  plainId,
  rescued,
  withDefault,
} from './field-kinds.ts';

export const chronicleKinds = ['event', 'step', 'transition', 'appointment'] as const;
export type ChronicleKind = (typeof chronicleKinds)[number];

/** A dated event of the case, or a step of its Dienstleistungskette. */
export interface ChronicleEntry extends EntityBase {
  /** A step has days of its own: this is the one it was entered on. */
  readonly on: string;
  readonly what: string;
  readonly kind: ChronicleKind;
  /** Of a transition: the sphere it leads into; of a step: the one it will lead into once it begins. */
  readonly legalSphere?: LegalSphere;
  readonly needFoundOn?: string;
  readonly startedOn?: string;
  readonly doneOn?: string;
  /** Its place in the chain; a transition without one stands beside it. */
  readonly order?: string;
  /** Departments that go on from here, */
  readonly handsTo: readonly string[];
  /** and with what. */
  readonly handsWhat?: string;
  /** So long it may take until a step begins, or until a transition is handed over. */
  readonly targetDays?: number;
  /** From then on it can begin: until then nobody waits. */
  readonly expectedFrom?: string;
  /** Why the family goes without this step. */
  readonly skippedBecause?: string;
  readonly note?: string;
  /** The template it was made from, as it was in that version of the town's settings. */
  readonly templateId?: string;
  readonly templateVersion?: number;
  readonly templateStepId?: string;
  /** Of a transition: to whom the Fallverantwortung goes, and when, */
  readonly leadTo?: string;
  readonly leadFrom?: string;
  /** or why it stays. Both: two decided at once. */
  readonly leadStays?: string;
}

/** What happened, and what else is said of it: a reason, a note, what is handed over. */
export const chronicleMax = { what: 280, more: 140 } as const;
export const targetDaysRange = { min: 1, max: 730 } as const;

const more = optional(line(chronicleMax.more));

export const chronicleEntity = defineEntity<ChronicleEntry>('chronicle', {
  on: rescued(date, '1970-01-01'),
  what: rescued(line(chronicleMax.what), '…'),
  kind: withDefault(choice(chronicleKinds), 'event'),
  legalSphere: optional(choice<LegalSphere>([...legalSpheres, 'none'])),
  needFoundOn: optional(date),
  startedOn: optional(date),
  doneOn: optional(date),
  order: optional(orderKey),
  handsTo: departmentSet,
  handsWhat: more,
  targetDays: optional(integer(targetDaysRange.min, targetDaysRange.max)),
  expectedFrom: optional(date),
  skippedBecause: more,
  note: more,
  templateId: optional(plainId),
  templateVersion: optional(integer(0, 1e6)),
  templateStepId: optional(plainId),
  leadTo: optional(department),
  leadFrom: optional(date),
  leadStays: more,
});

const lastDay = '9999-12-31';

/** The latest change into a Rechtskreis, by date; `on`: as of that day. */
export function currentLegalSphere(
  chronicle: ReadonlyMap<string, ChronicleEntry>,
  on = lastDay,
): { readonly sphere: LegalSphere; readonly since: string } | undefined {
  let latest: ChronicleEntry | undefined;
  for (const entry of chronicle.values()) {
    if (entry.kind !== 'transition' || !entry.legalSphere || entry.on > on) continue;
    if (!latest || entry.on > latest.on || (entry.on === latest.on && entry.id > latest.id))
      latest = entry;
  }
  return latest?.legalSphere ? { sphere: latest.legalSphere, since: latest.on } : undefined;
}
