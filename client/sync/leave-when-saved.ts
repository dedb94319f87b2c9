import type { CaseSession } from './case-session.ts';

/**
 * Leaves a case within the app without losing a word: with everything on the server's disk at once, else the session
 * stays connected in the background until it is. Closing the page meanwhile still asks.
 */
export function leaveWhenSaved(session: CaseSession): void {
  const isDone = () => {
    const { kind } = session.status.getState();
    return kind === 'saved' || kind === 'loading' || kind === 'closed';
  };
  if (isDone()) {
    session.destroy();
    return;
  }
  const stop = session.status.subscribe(() => {
    if (!isDone()) return;
    stop();
    session.destroy();
  });
}
