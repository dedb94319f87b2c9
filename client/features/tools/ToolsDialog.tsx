import { Plug } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewToolToken } from '../../../shared/protocol/tools.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchToolTokens, issueToolToken, revokeToolToken } from '../../sync/tools-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ReadyLink } from '../../ui/ReadyLink.tsx';
import { TokenList } from './TokenList.tsx';
import { ToolPlaces } from './ToolPlaces.tsx';
import styles from './ToolsDialog.module.css';

/** Lets programs of the town work on this case as oneself, and ends that again. */
export function ToolsDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['tools', 'errors']);
  const { caseId, participant } = useCaseSession();
  const load = useCallback(() => fetchToolTokens(caseId), [caseId]);
  const { value: tokens, failure, reload } = useFetched(load);
  const [ready, setReady] = useState<NewToolToken>();
  const [hasEnded, setEnded] = useState(false);
  /** And where it is told. */
  const [refused, setRefused] = useState<{
    readonly what: 'create' | 'list';
    readonly failure: ApiFailure;
  }>();
  const [isSending, setSending] = useState(false);
  const hasTools = ready !== undefined || (tokens !== undefined && tokens.length > 0);
  const problem = refused ?? (failure && { what: 'list', failure });
  const told = problem && (
    <p role="alert" className={styles.problem}>
      {t(`errors:api.${problem.failure.code}`)}
    </p>
  );

  const act = async (what: 'create' | 'list', work: () => Promise<void>) => {
    if (isSending) return;
    setSending(true);
    setEnded(false);
    setRefused(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setRefused({ what, failure: error });
    }
    await reload();
    setSending(false);
  };
  const end = (id: string) =>
    act('list', async () => {
      await revokeToolToken(caseId, id);
      if (ready?.id === id) setReady(undefined);
      setEnded(true);
    });

  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className={styles.tools}>
        <p className={styles.lead}>{t('lead')}</p>
        <Button
          variant={hasTools ? 'secondary' : 'primary'}
          icon={Plug}
          aria-busy={isSending}
          className={styles.create}
          onClick={() => void act('create', async () => setReady(await issueToolToken(caseId)))}
        >
          {t('create')}
        </Button>
        {problem?.what === 'create' && told}
        {ready && (
          <ReadyLink
            key={ready.id}
            head={<strong>{t('ready')}</strong>}
            label={t('key')}
            address={ready.token}
            note={t('careful', { name: participant.name })}
          />
        )}
        {hasTools && <ToolPlaces caseId={caseId} />}
        <section aria-labelledby="own-tools" tabIndex={-1}>
          <h3 id="own-tools" className={styles.heading}>
            {t('own')}
          </h3>
          {!tokens && !failure && <p role="status">{t('loading')}</p>}
          {tokens && <TokenList tokens={tokens} onEnd={(id) => void end(id)} />}
          {problem?.what === 'list' && told}
          <p role="status" className={styles.ended}>
            {hasEnded && t('ended')}
          </p>
        </section>
      </div>
    </Dialog>
  );
}
