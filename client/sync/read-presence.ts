import { type ResourceField, resourceFields } from '../../shared/case/resource-field.ts';
import { isId } from '../../shared/case/roots.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import { roles } from '../../shared/protocol/roles.ts';

/** What one can look at. `room`: a screen for everybody, without a voice. */
export const lenses = [
  'map',
  'list',
  'strategies',
  'opening',
  'gaps',
  'will',
  'agreements',
  'guide',
  'history',
  'minutes',
  'privacy',
  'room',
] as const;
export type Lens = (typeof lenses)[number];

/** Page coordinates of the map. */
export type Point = readonly [x: number, y: number];

/** A place in a shared text, as Yjs writes one. */
export interface TextPlace {
  readonly type?: ItemId | undefined;
  readonly tname?: string | undefined;
  readonly item?: ItemId | undefined;
  readonly assoc: number;
}
interface ItemId {
  readonly client: number;
  readonly clock: number;
}

export interface Caret {
  readonly sittingId: string;
  readonly anchor: TextPlace;
  readonly head: TextPlace;
}

/** What whoever has the chair looks at, for those who follow. */
export interface SharedView {
  readonly personIds: readonly string[];
  readonly openField?: ResourceField;
  readonly strategyId?: string;
  /** An entry everybody should look at. */
  readonly highlight?: string;
  /** "Für alle zeigen", server time, ms: everybody is brought here once, following or not. */
  readonly showAt?: number;
}

/** What one shows the others of what one is doing. Never stored. */
export interface LocalPresence {
  readonly lens: Lens;
  readonly editing?: { readonly entityId: string; readonly field: string };
  readonly selected?: string;
  readonly cursor?: Point;
  readonly dragging?: { readonly entityId: string; readonly point: Point };
  readonly view?: SharedView;
  /** Where one writes in the notes of a sitting. */
  readonly caret?: Caret;
}

/** What travels: the presence and when its person last did anything, server time in ms, coarse. */
export interface PresenceState extends LocalPresence {
  readonly activeAt: number;
}

type Raw = Readonly<Record<string, unknown>>;

function record(value: unknown): Raw | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Raw)
    : undefined;
}

const word = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= max;

const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Farther out nobody works: such a point would only break the drawing of it. */
const farthest = 1_000_000;

function readPoint(value: unknown): Point | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [x, y]: unknown[] = value;
  const isNear = (n: unknown): n is number => typeof n === 'number' && Math.abs(n) <= farthest;
  return isNear(x) && isNear(y) ? [x, y] : undefined;
}

function readParticipant(value: unknown): Participant | undefined {
  const user = record(value);
  if (!user || !isId(user.id) || !word(user.name, 200) || !word(user.department, 64))
    return undefined;
  const { id, name, department } = user;
  return { id, name, department, role: roles.find((role) => role === user.role) ?? 'observer' };
}

function readEditing(value: unknown): LocalPresence['editing'] {
  const editing = record(value);
  if (!editing || !isId(editing.entityId) || !word(editing.field, 64)) return undefined;
  return { entityId: editing.entityId, field: editing.field };
}

function readDragging(value: unknown): LocalPresence['dragging'] {
  const dragging = record(value);
  const point = readPoint(dragging?.point);
  return dragging && isId(dragging.entityId) && point
    ? { entityId: dragging.entityId, point }
    : undefined;
}

function readItemId(value: unknown): ItemId | undefined {
  const id = record(value);
  const isCount = (n: unknown): n is number => Number.isSafeInteger(n) && Number(n) >= 0;
  return id && isCount(id.client) && isCount(id.clock)
    ? { client: id.client, clock: id.clock }
    : undefined;
}

/** By an item alone: a name would make Yjs create what it names. */
function readPlace(value: unknown): TextPlace | undefined {
  const place = record(value);
  const [item, type] = [readItemId(place?.item), readItemId(place?.type)];
  return item || type ? { item, type, assoc: place?.assoc === -1 ? -1 : 0 } : undefined;
}

function readCaret(value: unknown): Caret | undefined {
  const caret = record(value);
  const [anchor, head] = [readPlace(caret?.anchor), readPlace(caret?.head)];
  return caret && isId(caret.sittingId) && anchor && head
    ? { sittingId: caret.sittingId, anchor, head }
    : undefined;
}

function readSharedView(value: unknown): SharedView | undefined {
  const view = record(value);
  if (!view) return undefined;
  const openField = resourceFields.find((field) => field === view.openField);
  return {
    personIds: Array.isArray(view.personIds) ? view.personIds.filter(isId) : [],
    ...(openField ? { openField } : {}),
    ...(isId(view.strategyId) ? { strategyId: view.strategyId } : {}),
    ...(isId(view.highlight) ? { highlight: view.highlight } : {}),
    ...(isMoment(view.showAt) ? { showAt: view.showAt } : {}),
  };
}

/** Another client's awareness state; total. Undefined without an identity, which the server puts in. */
export function readPresence(state: unknown):
  | {
      readonly participant: Participant;
      readonly presence: LocalPresence;
      readonly activeAt: number;
    }
  | undefined {
  const raw = record(state);
  const participant = readParticipant(raw?.user);
  if (!raw || !participant) return undefined;
  const editing = readEditing(raw.editing);
  const view = readSharedView(raw.view);
  const cursor = readPoint(raw.cursor);
  const dragging = readDragging(raw.dragging);
  const caret = readCaret(raw.caret);
  return {
    participant,
    activeAt: isMoment(raw.activeAt) ? raw.activeAt : 0,
    presence: {
      lens: lenses.find((lens) => lens === raw.lens) ?? 'map',
      ...(editing ? { editing } : {}),
      ...(isId(raw.selected) ? { selected: raw.selected } : {}),
      ...(view ? { view } : {}),
      ...(cursor ? { cursor } : {}),
      ...(dragging ? { dragging } : {}),
      ...(caret ? { caret } : {}),
    },
  };
}
