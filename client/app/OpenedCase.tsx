import { type ReactNode, Suspense, useEffect, useReducer, useRef, useState } from 'react';
import { Redirect } from 'wouter';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import type { CaseListItem, Participant } from '../../shared/protocol/http.ts';
import { isStaff } from '../../shared/protocol/roles.ts';
import { ApiFailure, fetchCase } from '../sync/api.ts';
import { type CaseSession, openCase } from '../sync/case-session.ts';
import { takeKeptText } from '../sync/kept-text.ts';
import { leaveWhenSaved } from '../sync/leave-when-saved.ts';
import type { Lens } from '../sync/read-presence.ts';
import { serverClock } from '../sync/server-clock.ts';
import { CaseProvider, useBoard, useCaseSession, useSyncStatus } from '../sync/use-case.tsx';
import { laterPart, preload } from '../ui/lazy-part.ts';
import { CaseOpening } from './CaseOpening.tsx';

const Closed = laterPart(async () => (await import('./Closed.tsx')).Closed);
const NotOpened = laterPart(async () => (await import('./NotOpened.tsx')).NotOpened);
// Without a connection it would be too late to fetch what says so; before the case is read it would be too early.
setTimeout(() => void preload(NotOpened.preload), 2_000);

type Opened =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure }
  | { readonly kind: 'over'; readonly reason: CloseReason }
  | { readonly kind: 'open'; readonly item: CaseListItem; readonly session: CaseSession };

/** The server ended the right to the case: nothing of it stays in memory. */
const endsAccess: ReadonlySet<CloseReason> = new Set([
  'notSignedIn',
  'accessEnded',
  'consentWithdrawn',
  'caseErased',
  'linkRevoked',
  'linkExpired',
  'removed',
  'sittingFinished',
  'rightsChanged',
]);

/** Opens the case for as long as the page is shown. `lens`: what the others first see one looking at. */
function useOpenCase(id: string, participant: Participant, lens: Lens): Opened {
  const [opened, setOpened] = useState<Opened>({ kind: 'loading' });
  const firstLens = useRef(lens);
  useEffect(() => {
    let session: CaseSession | undefined;
    let left = false;
    setOpened({ kind: 'loading' });
    fetchCase(id).then(
      (item) => {
        if (left) return;
        session = openCase({
          caseId: id,
          participant,
          now: serverClock.now,
          isForEverybody: firstLens.current === 'room',
        });
        session.setPresence({ lens: firstLens.current });
        setOpened({ kind: 'open', item, session });
        const opened = session;
        const kept = takeKeptText();
        if (kept !== null)
          void import('../sync/kept-edits.ts').then(({ bringBackEdits }) =>
            bringBackEdits(opened, kept),
          );
        opened.status.subscribe((status) => {
          if (left || status.kind !== 'closed' || !endsAccess.has(status.reason)) return;
          // What this page holds of the case is not this person's any more.
          left = true;
          setOpened({ kind: 'over', reason: status.reason });
          opened.destroy();
        });
      },
      (error: unknown) => {
        if (left) return;
        if (!(error instanceof ApiFailure)) throw error;
        setOpened({ kind: 'failed', failure: error });
      },
    );
    return () => {
      if (session && !left) leaveWhenSaved(session);
      left = true;
    };
  }, [id, participant]);
  return opened;
}

/** Whether the board is there: only then is there time for what is not needed to read it. */
export function useIsLoaded(): boolean {
  const isEmpty = useBoard((board) => board.meta.schemaVersion === 0);
  return useSyncStatus().kind !== 'loading' && !isEmpty;
}

/** The children are shown as soon as the board is there; what the server ended for good says why. */
export function WhenLoaded({ children }: { readonly children: ReactNode }) {
  const status = useSyncStatus();
  const session = useCaseSession();
  const isLoaded = useIsLoaded();
  if (status.kind === 'closed') {
    return (
      <Suspense>
        <Closed
          session={session}
          reason={status.reason}
          isGuest={!isStaff(session.participant.role)}
        />
      </Suspense>
    );
  }
  return isLoaded ? children : <CaseOpening />;
}

interface OpenedCaseProps {
  readonly caseId: string;
  readonly participant: Participant;
  readonly lens: Lens;
  children(item: CaseListItem): ReactNode;
}

/** A case, open for what is drawn inside. */
export function OpenedCase(props: OpenedCaseProps) {
  const [tries, retry] = useReducer((before: number) => before + 1, 0);
  return <Opening key={tries} {...props} onRetry={retry} />;
}

function Opening(props: OpenedCaseProps & { onRetry(): void }) {
  const isGuest = !isStaff(props.participant.role);
  const opened = useOpenCase(props.caseId, props.participant, props.lens);
  if (opened.kind === 'loading') return <CaseOpening />;
  // The lobby knows why the right of a guest has ended.
  if (opened.kind === 'failed' && opened.failure.code === 'notFound' && isGuest)
    return <Redirect to="/b" replace />;
  if (opened.kind === 'failed')
    return (
      <Suspense fallback={<CaseOpening />}>
        <NotOpened failure={opened.failure} onRetry={props.onRetry} />
      </Suspense>
    );
  if (opened.kind === 'over')
    return (
      <Suspense>
        <Closed reason={opened.reason} isGuest={isGuest} />
      </Suspense>
    );
  return <CaseProvider session={opened.session}>{props.children(opened.item)}</CaseProvider>;
}
