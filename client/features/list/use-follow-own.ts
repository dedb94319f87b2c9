import { type RefObject, useEffect } from 'react';
import type * as Y from 'yjs';
import type { StoreApi } from 'zustand';
import type { CaseSession } from '../../sync/case-session.ts';
import type { ListState } from './list-state.ts';

const isItem = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.dataset.item !== undefined;

/** When one's own undo takes the focused entry elsewhere, the focus follows; when it takes it away, the neighbour gets it. */
export function useFollowOwn(
  root: RefObject<HTMLElement | null>,
  session: CaseSession,
  list: StoreApi<ListState>,
): void {
  useEffect(() => {
    const follow = ({ local, changed }: Y.Transaction) => {
      const { focused, area } = list.getState();
      if (!local || changed.size === 0 || !focused) return;
      const { root: name, id } = focused;
      const entity = session.boardStore.getState()[name].get(id);
      const isShown = entity && !('state' in entity && entity.state === 'closed');
      if (isShown && entity.field === area) return;
      const row = root.current?.querySelector(`[data-item="${CSS.escape(id)}"]`);
      const neighbour = [row?.nextElementSibling, row?.previousElementSibling].find((element) =>
        isItem(element ?? null),
      );
      const item = isShown ? id : (neighbour as HTMLElement | undefined)?.dataset.item;
      list.setState({
        focused: undefined,
        wanted: item ? { item } : area ? { area } : undefined,
      });
    };
    session.board.on('afterTransaction', follow);
    return () => session.board.off('afterTransaction', follow);
  }, [root, session, list]);
}
