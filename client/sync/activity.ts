import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BoardState } from '../../shared/case/board.ts';
import type { ChairState } from '../../shared/case/chair.ts';
import type { EntityBase } from '../../shared/case/entity.ts';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import { type RootName, rootMap, rootNames } from '../../shared/case/roots.ts';
import { entryRoots } from '../../shared/case/vaults.ts';

export type ActivityKind =
  | 'added'
  | 'edited'
  | 'moved'
  | 'removed'
  | 'restored'
  | 'gapAccepted'
  | 'gapClosed'
  | 'gapReopened'
  | 'directionProposed'
  | 'directionSupported'
  | 'directionSet'
  | 'chairTaken';

/** One thing somebody did, as data; the words belong to whoever shows it. */
export interface Activity {
  readonly id: string;
  /** Server time, ms. */
  readonly at: number;
  /** Absent where nobody can say: text deleted by somebody who has left since. */
  readonly department?: string;
  readonly isSelf: boolean;
  readonly kind: ActivityKind;
  readonly root: RootName | 'chair';
  readonly entityId: string;
  /** Where it lies on the map; for `moved`: where it lies now. */
  readonly field?: ResourceField;
  /** What it said just then; for `gapClosed`: the answer. */
  readonly text: string;
}

export interface ActivityLogOptions {
  readonly board: Y.Doc;
  readonly boardState: () => BoardState;
  /** Own work: local transactions. */
  readonly self: { readonly participantId: string; readonly department: string };
  readonly participantOf: (
    clientId: number,
  ) => { readonly id: string; readonly department: string } | undefined;
  /** Who is writing in that entry right now, if exactly one person is. */
  readonly editorOf: (
    entityId: string,
  ) => { readonly id: string; readonly department: string } | undefined;
  readonly now: () => number;
}

export interface ActivityLog {
  /** The newest last. */
  readonly store: StoreApi<readonly Activity[]>;
  /** What is done to entries of a vault beside the board is told too. */
  follow(vault: Y.Doc): void;
  /** The chair document changed, or was replaced by what the server has. */
  chairChanged(before: ChairState, after: ChairState): void;
  destroy(): void;
}

const kept = 30;
/** What one person does to one entry within so long is one event, ms. */
const bundleMs = 60_000;
const bundled: readonly ActivityKind[] = ['edited', 'moved', 'directionSupported'];
const creations: readonly ActivityKind[] = ['added', 'directionProposed'];

/** What a transaction touched of one entry. */
interface Touch {
  readonly fields: Set<string>;
  readonly clients: Set<number>;
}

type Shown = EntityBase & Readonly<Record<string, unknown>>;

const textFields: Readonly<Record<RootName, string>> = {
  persons: 'label',
  resources: 'text',
  gaps: 'question',
  wills: 'statement',
  directions: 'text',
  strategies: 'title',
  conditions: 'text',
  agreements: 'what',
  chronicle: 'what',
  handovers: 'what',
};

function textOf(root: RootName, entity: Shown): string {
  const text = entity[textFields[root]];
  return typeof text === 'string' ? text : '';
}

/** Who wrote the values of these keys. Yjs tells it only by the items themselves. */
function writersOf(type: Y.AbstractType<unknown>, keys: Iterable<string | null>): number[] {
  return [...keys].flatMap((key) => {
    const item = key === null ? undefined : type._map.get(key);
    return item && !item.deleted ? item.id.client : [];
  });
}

function touchesOf(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Map<string, Touch> {
  const touches = new Map<string, Touch>();
  const touch = (id: string) => {
    const found = touches.get(id) ?? { fields: new Set(), clients: new Set() };
    touches.set(id, found);
    return found;
  };
  for (const event of events) {
    const [id, field] = event.path;
    if (id === undefined) {
      for (const key of event.keys.keys()) {
        const { clients } = touch(key);
        for (const client of writersOf(event.target, [key])) clients.add(client);
      }
      continue;
    }
    const { fields, clients } = touch(String(id));
    if (field !== undefined) fields.add(String(field));
    else for (const key of event.keys.keys()) fields.add(key);
    for (const client of writersOf(event.target, event.keys.keys())) clients.add(client);
    // A text: at most as long as its limit, so walking it does not grow with the board.
    for (let item = event.target._start; item; item = item.right)
      if (event.adds(item)) clients.add(item.id.client);
  }
  return touches;
}

/** What happened to an entry, as far as it is worth telling. */
function kindsOf(
  root: RootName,
  before: Shown | undefined,
  wasRemoved: boolean,
  after: Shown | undefined,
  fields: ReadonlySet<string>,
): ActivityKind[] {
  if (!after) return before ? ['removed'] : [];
  if (!before) {
    if (wasRemoved) return ['restored'];
    return [root === 'directions' ? 'directionProposed' : 'added'];
  }
  if (before === after) return [];
  const kinds: ActivityKind[] = [];
  const rest = new Set(fields);
  if (before.field !== after.field) kinds.push('moved');
  if (root === 'gaps' && before.state !== after.state) {
    if (after.state === 'closed') kinds.push('gapClosed');
    else kinds.push(after.state === 'accepted' ? 'gapAccepted' : 'gapReopened');
    rest.delete('answerResourceId');
  }
  if (root === 'directions') {
    const count = (entity: Shown) => (entity.supporters as readonly string[]).length;
    if (count(after) > count(before)) kinds.push('directionSupported');
    rest.delete('supporters');
  }
  for (const told of ['field', 'order']) rest.delete(told);
  if (root === 'gaps') rest.delete('state');
  if (rest.size > 0) kinds.push('edited');
  return kinds;
}

/** The last things done on the board, told from what each transaction touched. */
export function createActivityLog(options: ActivityLogOptions): ActivityLog {
  const { board, boardState, self } = options;
  const store = createStore<readonly Activity[]>(() => []);
  const touched = new Map<RootName, Map<string, Touch>>();
  let previous = boardState();
  let count = 0;

  function add(activity: Omit<Activity, 'id' | 'at'> & { readonly id?: string }): void {
    const at = options.now();
    const list = store.getState();
    const index = list.findLastIndex(
      ({ entityId, kind, department }) =>
        entityId === activity.entityId &&
        department === activity.department &&
        ((kind === activity.kind && bundled.includes(kind)) ||
          (activity.kind === 'edited' && creations.includes(kind))),
    );
    const same = list[index];
    if (same && at - same.at < bundleMs) {
      const { text, field } = activity;
      if (text === same.text && field === same.field) return;
      store.setState(list.with(index, { ...same, text, ...(field ? { field } : {}) }), true);
      return;
    }
    count += 1;
    store.setState([...list.slice(1 - kept), { id: `activity-${count}`, ...activity, at }], true);
  }

  function whoDid(
    transaction: Y.Transaction,
    kind: ActivityKind,
    id: string,
    { clients }: Touch,
    entity: Shown,
  ): Pick<Activity, 'department' | 'isSelf'> {
    if (transaction.local) return { department: self.department, isSelf: true };
    const writer = [...clients].flatMap((client) => options.participantOf(client) ?? [])[0];
    const person =
      kind === 'removed' && entity.removed
        ? { id: entity.removed.by, department: entity.removed.department }
        : (writer ?? options.editorOf(id));
    if (person) return { department: person.department, isSelf: person.id === self.participantId };
    return creations.includes(kind)
      ? { department: entity.department, isSelf: entity.createdBy === self.participantId }
      : { isSelf: false };
  }

  function tell(transaction: Y.Transaction, root: RootName, id: string, touch: Touch): void {
    const state = boardState();
    const at = (collection: ReadonlyMap<string, EntityBase>) => collection.get(id) as Shown;
    const before = at(previous[root]) as Shown | undefined;
    const after = at(state[root]) as Shown | undefined;
    const gone = at(previous.removed[root]) as Shown | undefined;
    const entity = after ?? at(state.removed[root]);
    if (!entity) {
      // Without a mark only the server takes something away: it is entrusted to others, with what it said here.
      store.setState(
        store.getState().filter(({ entityId }) => entityId !== id),
        true,
      );
      return;
    }
    const isMoved =
      !transaction.local &&
      options.now() - entity.createdAt > bundleMs &&
      ![...touch.clients].some(options.participantOf);
    for (const kind of kindsOf(root, before, gone !== undefined, after, touch.fields)) {
      // It was here before, or in a vault.
      if (kind === 'added' && isMoved) continue;
      const answer =
        kind === 'gapClosed' && typeof entity.answerResourceId === 'string'
          ? state.resources.get(entity.answerResourceId)?.text
          : undefined;
      add({
        ...whoDid(transaction, kind, id, touch, entity),
        kind,
        root,
        entityId: id,
        ...('field' in entity ? { field: entity.field as ResourceField } : {}),
        text: answer ?? textOf(root, entity),
      });
    }
  }

  const unwatch: (() => void)[] = [];
  function watch(doc: Y.Doc, roots: readonly RootName[]): void {
    for (const root of roots) {
      const stored = rootMap(doc, root);
      const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]) =>
        void touched.set(root, touchesOf(events));
      // Yjs types the events of observeDeep as any.
      stored?.observeDeep(observer);
      unwatch.push(() => stored?.unobserveDeep(observer));
    }
    doc.on('afterTransaction', onTransaction);
    unwatch.push(() => doc.off('afterTransaction', onTransaction));
  }

  const onTransaction = (transaction: Y.Transaction) => {
    if (touched.size === 0) return;
    const state = boardState();
    // An answer is told as the closing of its gap.
    for (const id of touched.get('gaps')?.keys() ?? []) {
      const answer = state.gaps.get(id)?.answerResourceId;
      if (answer && !previous.resources.has(answer)) touched.get('resources')?.delete(answer);
    }
    for (const [root, touches] of touched)
      for (const [id, touch] of touches) tell(transaction, root, id, touch);
    touched.clear();
    previous = state;
  };
  watch(board, rootNames);

  return {
    store,
    follow(vault) {
      // What it holds already is no news.
      previous = boardState();
      watch(vault, entryRoots);
    },
    chairChanged(before, after) {
      const withdrawn = new Set(
        [...before.decisions.keys()].filter((id) => !after.decisions.has(id)),
      );
      if (withdrawn.size > 0)
        store.setState(
          store.getState().filter(({ id }) => !withdrawn.has(id)),
          true,
        );
      for (const [id, decision] of after.decisions) {
        if (before.decisions.has(id)) continue;
        const { directionId: entityId, department, by, text } = decision;
        const isSelf = by === self.participantId;
        add({ id, department, isSelf, kind: 'directionSet', root: 'directions', entityId, text });
      }
      const { holder } = after;
      if (holder && holder.participantId !== before.holder?.participantId) {
        const { participantId: entityId, department } = holder;
        const isSelf = entityId === self.participantId;
        add({ department, isSelf, kind: 'chairTaken', root: 'chair', entityId, text: '' });
      }
    },
    destroy() {
      for (const end of unwatch) end();
    },
  };
}
