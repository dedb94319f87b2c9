import { DoorClosed, LinkIcon } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LobbyInfo } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchLobby, leaveLobby, openLink } from '../../sync/door-api.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusPage } from '../../ui/StatusPage.tsx';
import { useLinkToken } from '../../ui/use-link-token.ts';
import { CodeForm } from './CodeForm.tsx';
import { JoinForm } from './JoinForm.tsx';
import { LobbyFrame } from './LobbyFrame.tsx';
import { useLobbyNews } from './use-lobby-news.ts';
import { WaitingSeat } from './WaitingSeat.tsx';

interface PageProps {
  /** Whether this browser has been here before, as a guest. */
  readonly isKnown: boolean;
  readonly preferences: ReactNode;
  /** Somebody has let this guest in. */
  onAdmitted(caseId: string): Promise<void>;
}

/** Where guests come in: by the link they were given, or by the code of the room. Nothing here tells of the case. */
export function LobbyPage(props: PageProps) {
  const token = useLinkToken();
  return <AtDoor key={token} token={token} {...props} />;
}

function AtDoor({
  token,
  isKnown,
  preferences,
  onAdmitted,
}: PageProps & { readonly token: string }) {
  const { t } = useTranslation(['lobby', 'errors', 'common']);
  const [lobby, setLobby] = useState<LobbyInfo>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isChanging, setChanging] = useState(false);

  const load = useCallback(async () => {
    setFailure(undefined);
    if (token === '' && !isKnown) return;
    try {
      setLobby(token === '' ? await fetchLobby() : await openLink(token));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(error);
    }
  }, [token, isKnown]);
  useEffect(() => void load(), [load]);
  useLobbyNews(lobby, setLobby, setFailure);
  const caseId = lobby?.state.kind === 'admitted' ? lobby.state.caseId : undefined;
  useEffect(() => {
    if (caseId !== undefined) void onAdmitted(caseId);
  }, [caseId, onAdmitted]);

  if (failure?.code === 'notSignedIn' || (token === '' && !isKnown && !lobby))
    return (
      <LobbyFrame preferences={preferences} title={t('codeTitle')} lead={t('codeLead')}>
        <CodeForm
          onEntered={(entered) => {
            setFailure(undefined);
            setLobby(entered);
          }}
        />
      </LobbyFrame>
    );
  if (failure) {
    const isDead = failure.code !== 'unavailable' && failure.code !== 'tooMany';
    return (
      <StatusPage
        icon={LinkIcon}
        title={t(isDead ? 'deadTitle' : 'noServer')}
        text={t(`errors:api.${failure.code}`)}
      >
        {isDead ? undefined : <Button onClick={() => void load()}>{t('common:retry')}</Button>}
      </StatusPage>
    );
  }
  if (!lobby || caseId !== undefined)
    return (
      <LobbyFrame preferences={preferences} title={t('title')} lead="">
        <Skeleton label={t('common:loading')} rows={4} />
      </LobbyFrame>
    );
  const { state } = lobby;
  if (state.kind === 'ended')
    return (
      <StatusPage icon={DoorClosed} title={t('endedTitle')} text={t(`ended.${state.why}`)}>
        {undefined}
      </StatusPage>
    );
  if (state.kind === 'waiting' && !isChanging)
    return (
      <WaitingSeat
        lobby={lobby}
        preferences={preferences}
        onChange={() => setChanging(true)}
        onLeave={async () => {
          await leaveLobby();
          await load();
        }}
      />
    );
  return (
    <JoinForm
      lobby={lobby}
      preferences={preferences}
      onKnocked={(next) => {
        setChanging(false);
        setLobby(next);
      }}
    />
  );
}
