import { DoorClosed, SearchX, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CaseListItem, Participant } from '../../shared/protocol/http.ts';
import { ApiFailure, fetchCase } from '../sync/api.ts';
import { type CaseSession, openCase } from '../sync/case-session.ts';
import { leaveWhenSaved } from '../sync/leave-when-saved.ts';
import type { Lens } from '../sync/read-presence.ts';
import { serverClock } from '../sync/server-clock.ts';
import { CaseProvider, useBoard, useSyncStatus } from '../sync/use-case.tsx';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StatusPage } from '../ui/StatusPage.tsx';

type Opened =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure }
  | { readonly kind: 'open'; readonly item: CaseListItem; readonly session: CaseSession };

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
      },
      (error: unknown) => {
        if (left) return;
        if (!(error instanceof ApiFailure)) throw error;
        setOpened({ kind: 'failed', failure: error });
      },
    );
    return () => {
      left = true;
      if (session) leaveWhenSaved(session);
    };
  }, [id, participant]);
  return opened;
}

function HomeLink() {
  const { t } = useTranslation('common');
  return (
    <Link href="/" className={buttonClass('secondary')}>
      {t('toHome')}
    </Link>
  );
}

function Failed({ failure }: { readonly failure: ApiFailure }) {
  const { t } = useTranslation(['errors', 'common']);
  if (failure.code === 'notFound')
    return (
      <StatusPage
        icon={SearchX}
        title={t('errors:page.unknownCaseTitle')}
        text={t('errors:page.unknownCaseBody')}
      >
        <HomeLink />
      </StatusPage>
    );
  return (
    <StatusPage
      icon={WifiOff}
      title={t('errors:page.noServerTitle')}
      text={t(`errors:api.${failure.code}`)}
    >
      <Button onClick={() => location.reload()}>{t('common:reload')}</Button>
    </StatusPage>
  );
}

/** The children are shown as soon as the board is there; what the server ended for good says why. */
export function WhenLoaded({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation(['errors', 'common']);
  const status = useSyncStatus();
  const isEmpty = useBoard((board) => board.meta.schemaVersion === 0);
  if (status.kind === 'closed') {
    return (
      <StatusPage
        icon={DoorClosed}
        title={t('errors:page.closedTitle')}
        text={t(`errors:close.${status.reason}`)}
      >
        <Button onClick={() => location.reload()}>{t('common:reload')}</Button>
        <HomeLink />
      </StatusPage>
    );
  }
  if (status.kind === 'loading' || isEmpty)
    return <Skeleton label={t('common:caseOpening')} rows={5} />;
  return children;
}

/** A case, open for what is drawn inside. */
export function OpenedCase(props: {
  readonly caseId: string;
  readonly participant: Participant;
  readonly lens: Lens;
  children(item: CaseListItem): ReactNode;
}) {
  const { t } = useTranslation('common');
  const opened = useOpenCase(props.caseId, props.participant, props.lens);
  if (opened.kind === 'loading') return <Skeleton label={t('caseOpening')} rows={5} />;
  if (opened.kind === 'failed') return <Failed failure={opened.failure} />;
  return <CaseProvider session={opened.session}>{props.children(opened.item)}</CaseProvider>;
}
