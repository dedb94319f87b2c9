import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../shared/case/entries.ts';
import { linkToStrategy } from '../../shared/case/strategy.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { announce } from '../ui/announcer.ts';
import { useCommand } from '../ui/use-command.ts';

/** Links an entry to a strategy, or takes the link away where there is one. */
export function useLink(): (entry: EntryRef, strategyId: string) => void {
  const { t } = useTranslation('map');
  const session = useCaseSession();
  const run = useCommand();
  return useCallback(
    (entry, strategyId) => {
      const strategy = session.boardStore.getState().strategies.get(strategyId);
      if (!strategy) return;
      const links = entry.root === 'gaps' ? strategy.gapIds : strategy.resourceIds;
      const linked = !links.includes(entry.id);
      run(() => linkToStrategy(session.board, session.author, strategyId, entry, linked));
      announce(t(linked ? 'hint.linked' : 'hint.unlinked', { letter: strategy.letter }));
    },
    [session, run, t],
  );
}
