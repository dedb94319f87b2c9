import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { restoreEntity } from '../../../shared/case/entity.ts';
import { orderedStrategies } from '../../../shared/case/select.ts';
import {
  placeStrategy,
  removeStrategy,
  type Strategy,
  statusQuoId,
} from '../../../shared/case/strategy.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useCommand } from '../../ui/use-command.ts';

export interface StrategyActions {
  /** One place to the left (-1) or right (1). */
  move(id: string, step: -1 | 1): void;
  /** Before another one; undefined: last before the Passivlösung. */
  place(id: string, before: string | undefined): void;
  remove(strategy: Strategy): void;
  /** Brings a column into view and the focus to it, once it is drawn. */
  focusColumn(id: string): void;
}

/** What can be done to whole strategies; the focus stays with the one it was done to. */
export function useStrategyActions(root: RefObject<HTMLElement | null>): StrategyActions {
  const session = useCaseSession();
  const view = useCaseViewStore();
  const command = useCommand();
  const { t } = useTranslation('strategies');
  const { t: common } = useTranslation('common');
  const wanted = useRef<string>(undefined);

  const settleFocus = useRef(() => {
    const id = wanted.current;
    if (id === undefined) return;
    const column = root.current?.querySelector<HTMLElement>(
      id === '' ? '[data-propose]' : `[data-strategy-column="${CSS.escape(id)}"]`,
    );
    if (!column) return;
    wanted.current = undefined;
    const target = column.querySelector<HTMLElement>('[aria-haspopup="menu"]') ?? column;
    target.focus({ preventScroll: true });
    column.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  // Moving a column in the document takes the focus out of it.
  useLayoutEffect(() => settleFocus.current());

  return useMemo(() => {
    const ids = () =>
      orderedStrategies(session.boardStore.getState())
        .map((strategy) => strategy.id)
        .filter((id) => id !== statusQuoId);
    const focusColumn = (id: string) => {
      wanted.current = id;
      view.setState({ strategyId: id });
      settleFocus.current();
    };
    const place = (id: string, before: string | undefined) => {
      wanted.current = id;
      command(() => placeStrategy(session.board, session.author, id, before));
      settleFocus.current();
      const now = ids();
      announce(
        t('moved', {
          letter: session.boardStore.getState().strategies.get(id)?.letter ?? '',
          position: now.indexOf(id) + 1,
          count: now.length,
        }),
      );
    };
    return {
      focusColumn,
      place,
      move(id, step) {
        const now = ids();
        const index = now.indexOf(id) + step;
        if (index < 0 || index >= now.length) return;
        const others = now.filter((other) => other !== id);
        place(id, others[index]);
      },
      remove({ id, letter, title }) {
        const now = ids();
        const index = now.indexOf(id);
        const next = now[index + 1] ?? now[index - 1];
        const done = command(() => {
          removeStrategy(session.board, session.author, id);
          return true;
        });
        if (!done) return;
        focusColumn(next ?? '');
        if (next === undefined) view.setState({ strategyId: undefined });
        toasts.undo(t('removed', { letter, title }), common('undo'), () => {
          command(() => restoreEntity(session.board, session.author, 'strategies', id));
          focusColumn(id);
        });
      },
    };
  }, [session, view, command, t, common]);
}
