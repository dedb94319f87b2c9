import { useEffect } from 'react';
import type { LobbyInfo } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchLobby } from '../../sync/door-api.ts';

const againAfterMs = 2_000;

/** Asks the server for what changes while somebody waits; it answers when there is something. */
export function useLobbyNews(
  lobby: LobbyInfo | undefined,
  onNews: (lobby: LobbyInfo) => void,
  onOver: (failure: ApiFailure) => void,
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
          onNews(news);
          // Begun anew for the new state.
          if (news.stateAt !== after) return;
        } catch (error) {
          if (!(error instanceof ApiFailure)) throw error;
          if (isGone) return;
          if (error.code === 'notSignedIn') return onOver(error);
          await new Promise((resolve) => setTimeout(resolve, againAfterMs));
        }
      }
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [after, isOver, onNews, onOver]);
}
