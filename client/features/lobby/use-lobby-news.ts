import { useEffect } from 'react';
import type { LobbyInfo } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchLobby } from '../../sync/door-api.ts';

const againAfterMs = 2_000;

/** Asks the server for what changes while somebody waits; it answers when there is something. */
export function useLobbyNews(
  lobby: LobbyInfo | undefined,
  onNews: (lobby: LobbyInfo) => void,
): void {
  const after = lobby?.stateAt;
  const isOver = lobby?.state.kind === 'admitted' || lobby?.state.kind === 'ended';
  useEffect(() => {
    if (after === undefined || isOver) return;
    let isGone = false;
    const ask = async () => {
      while (!isGone) {
        try {
          const news = await fetchLobby(after);
          if (isGone) return;
          // The same object again would ask again at once, and so would nothing new.
          if (news.stateAt !== after) return onNews(news);
        } catch (error) {
          if (!(error instanceof ApiFailure)) throw error;
          await new Promise((resolve) => setTimeout(resolve, againAfterMs));
        }
      }
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [after, isOver, onNews]);
}
