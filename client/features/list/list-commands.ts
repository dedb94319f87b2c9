import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand';
import { removeEntity, restoreEntity } from '../../../shared/case/entity.ts';
import { type EntryRef, placeEntry } from '../../../shared/case/entries.ts';
import { addGap, turnIntoGap, updateGap } from '../../../shared/case/gap.ts';
import { addResource, updateResource } from '../../../shared/case/resource.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { linkToStrategy } from '../../../shared/case/strategy.ts';
import { editText } from '../../../shared/case/text.ts';
import type { CaseSession } from '../../sync/case-session.ts';
import { announce } from '../../ui/announcer.ts';
import type { CaseView } from '../../ui/case-view.tsx';
import { toasts, undoMs } from '../../ui/toasts.ts';
import { isoDay } from '../../words/format.ts';
import type { ListAction } from './list-keys.ts';
import type { EntryMenuKind, ListState } from './list-state.ts';
import { fieldRows, heir, placeOfStep } from './rows.ts';

interface Surroundings {
  readonly session: CaseSession;
  readonly view: StoreApi<CaseView>;
  readonly list: StoreApi<ListState>;
  readonly run: <T>(command: () => T) => T | undefined;
  readonly t: TFunction<['list', 'common', 'method']>;
  readonly mayWrite: () => boolean;
}

export type ListCommands = ReturnType<typeof createListCommands>;

/** Everything the list can do to the case; each keeps the focus where the eye expects it. */
export function createListCommands({ session, view, list, run, t, mayWrite }: Surroundings) {
  const { board, author } = session;
  const state = () => session.boardStore.getState();

  const find = (ref: EntryRef) => {
    const entity = state()[ref.root].get(ref.id);
    if (!entity) return undefined;
    const text = 'text' in entity ? entity.text : entity.question;
    return { entity, text, field: entity.field };
  };
  const rowsOf = (field: ResourceField) =>
    fieldRows(state(), field, view.getState().personIds).rows;
  const want = (item: string) => list.setState({ wanted: { item } });

  /** Lets go of an entry that leaves its row by our own doing; its neighbour gets the focus. */
  const passOn = (ref: EntryRef, field: ResourceField) => {
    const next = heir(rowsOf(field), ref.id);
    list.setState({ focused: undefined, editing: undefined, emptied: undefined });
    list.setState({ wanted: next ? { item: next.id } : { area: field } });
  };

  const menu = (kind: EntryMenuKind, entry: EntryRef) => list.setState({ menu: { kind, entry } });

  function remove(ref: EntryRef): void {
    const found = find(ref);
    if (!found) return;
    const before = list.getState();
    passOn(ref, found.field);
    const done = run(() => {
      removeEntity(board, author, ref.root, ref.id);
      return true;
    });
    if (!done) {
      list.setState(before);
      return;
    }
    const title = t('list:removed', { text: found.text || t('list:untitled') });
    announce(title);
    const toast = toasts.undo(title, t('common:undo'), () => restore(ref));
    // Brought back some other way: nothing is left to undo.
    const stop = session.boardStore.subscribe((board) => {
      if (board[ref.root].has(ref.id)) toasts.dismiss(toast);
    });
    setTimeout(stop, undoMs);
  }

  function restore(ref: EntryRef): void {
    run(() => restoreEntity(board, author, ref.root, ref.id));
    want(ref.id);
  }

  function step(ref: EntryRef, by: 1 | -1): void {
    const found = find(ref);
    if (!found) return;
    const rows = rowsOf(found.field);
    const place = placeOfStep(rows, ref.id, by);
    if (!place) {
      announce(t(by === 1 ? 'list:isLast' : 'list:isFirst'));
      return;
    }
    run(() => placeEntry(board, author, ref, { field: found.field, ...place }));
    want(ref.id);
    const position = rows.findIndex(({ id }) => id === ref.id) + by + 1;
    announce(t('list:position', { position, count: rows.length }));
  }

  function move(ref: EntryRef, field: ResourceField): void {
    if (find(ref)?.field === field) return;
    list.setState({ focused: undefined });
    run(() => placeEntry(board, author, ref, { field }));
    list.setState({ tab: field, wanted: { item: ref.id } });
    announce(t('list:moved', { field: t(`method:field.${field}`) }));
  }

  function markGap(ref: EntryRef): void {
    if (ref.root !== 'resources') return;
    list.setState({ focused: undefined });
    const id = run(() => turnIntoGap(board, author, ref.id));
    want(id ?? ref.id);
    if (id) announce(t('list:isGapNow'));
  }

  function answered(resourceId: string, text: string): void {
    list.setState({ focused: undefined, answering: undefined });
    want(resourceId);
    announce(t('list:gapClosed', { text }));
  }

  function add(input: {
    readonly field: ResourceField;
    readonly asks: boolean;
    readonly text: string;
    readonly personIds: readonly string[];
    readonly askedDepartment: string | undefined;
  }): string | undefined {
    const { field, asks, text, personIds, askedDepartment } = input;
    const id = run(() =>
      asks
        ? addGap(board, author, { field, question: text, personIds, askedDepartment })
        : addResource(board, author, {
            field,
            text,
            personIds,
            recordedOn: isoDay(author.now()),
          }),
    );
    if (!id) return undefined;
    const filter = view.getState().personIds;
    if (!rowsOf(field).some((row) => row.id === id) && filter.length > 0)
      view.setState({ personIds: [] });
    announce(t(asks ? 'list:gapAdded' : 'list:resourceAdded', { text }));
    return id;
  }

  function link(ref: EntryRef, strategyId: string, linked: boolean): void {
    run(() => linkToStrategy(board, author, strategyId, ref, linked));
    const letter = state().strategies.get(strategyId)?.letter ?? '';
    announce(t(linked ? 'list:linked' : 'list:unlinked', { letter }));
  }

  function assign(ref: EntryRef, personIds: readonly string[]): void {
    run(() =>
      ref.root === 'resources'
        ? updateResource(board, author, ref.id, { personIds })
        : updateGap(board, author, ref.id, { personIds }),
    );
    want(ref.id);
  }

  function address(ref: EntryRef, askedDepartment: string | undefined): void {
    run(() => updateGap(board, author, ref.id, { askedDepartment }));
    want(ref.id);
  }

  /** Ends writing in a row. An emptied text asks whether the entry may go, or is brought back. */
  function endEdit(ref: EntryRef, before: string, how: 'confirm' | 'leave'): void {
    const found = find(ref);
    list.setState({ editing: undefined });
    const isEmpty = found && found.text.trim() === '';
    if (isEmpty && how === 'confirm') list.setState({ emptied: { entry: ref, before } });
    else if (isEmpty) refill(ref, before);
    if (how === 'confirm' && !isEmpty) want(ref.id);
  }

  function refill(ref: EntryRef, before: string): void {
    const field = ref.root === 'resources' ? 'text' : 'question';
    const length = find(ref)?.text.length ?? 0;
    run(() =>
      editText(board, author, { ...ref, field }, { index: 0, remove: length, insert: before }),
    );
    list.setState({ emptied: undefined });
    want(ref.id);
  }

  /** Nothing is left of an emptied entry; but whoever brings it back finds what it said. */
  function refillAndRemove(ref: EntryRef, before: string): void {
    refill(ref, before);
    remove(ref);
  }

  const entrust = (ref: EntryRef) => view.setState({ entrusting: ref });
  const openSheet = (ref: EntryRef) => view.setState({ sheet: ref });

  /** What a key or a line of the menu does to an entry. Returns whether it meant something here. */
  function act(
    action: ListAction,
    ref: EntryRef | undefined,
    field: ResourceField | undefined,
  ): boolean {
    if (action === 'keyList') {
      list.setState({ keyList: true });
      return true;
    }
    if (ref && action === 'openSheet') {
      openSheet(ref);
      return true;
    }
    if (ref && action === 'menu') {
      menu('actions', ref);
      return true;
    }
    if (!mayWrite()) {
      if (!ref || action !== 'openOrAnswer') return false;
      openSheet(ref);
      return true;
    }
    if (field && (action === 'newResource' || action === 'newGap')) {
      list.setState({
        composing: { field, asks: action === 'newGap', from: ref?.id },
        tab: field,
      });
      return true;
    }
    const found = ref && find(ref);
    if (!ref || !found) {
      if (!ref || action !== 'openOrAnswer' || !state().removed[ref.root].has(ref.id)) return false;
      restore(ref);
      return true;
    }
    if ('state' in found.entity && found.entity.state === 'closed') return false;
    const isGap = ref.root === 'gaps';
    switch (action) {
      case 'edit':
        list.setState({ editing: ref });
        return true;
      case 'openOrAnswer':
        list.setState(isGap ? { answering: ref.id } : { editing: ref });
        return true;
      case 'answer':
        if (isGap) list.setState({ answering: ref.id });
        return isGap;
      case 'moveUp':
        step(ref, -1);
        return true;
      case 'moveDown':
        step(ref, 1);
        return true;
      case 'move':
      case 'link':
      case 'persons':
        menu(action, ref);
        return true;
      case 'address':
        if (isGap) menu(action, ref);
        return isGap;
      case 'markGap':
        markGap(ref);
        return !isGap;
      case 'remove':
        remove(ref);
        return true;
      default:
        return false;
    }
  }

  return {
    act,
    add,
    address,
    answered,
    assign,
    endEdit,
    entrust,
    link,
    menu,
    move,
    refill,
    refillAndRemove,
    remove,
    restore,
    want,
  };
}

export const ListCommandsContext = createContext<ListCommands | undefined>(undefined);

export function useListCommands(): ListCommands {
  const commands = useContext(ListCommandsContext);
  if (!commands) throw new Error('Only inside ListLens');
  return commands;
}
