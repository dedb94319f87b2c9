import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseSession, useChair, usePeers, useSyncStatus } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useMayTakeChair, useTakeChair } from '../../ui/use-take-chair.ts';
import styles from './ChairGone.module.css';

/** A break of the connection shorter than this is not worth a change of the chair, ms. */
const goneAfterMs = 60_000;

/** Says, while a consultation runs, that whoever has the chair left, and offers to take over. */
export function ChairGone() {
  const { t } = useTranslation('sitting');
  const { participant } = useCaseSession();
  const runs = useChair((chair) => chair.sitting !== undefined);
  const holder = useChair((chair) => chair.holder?.participantId);
  const isHere = usePeers().some((peer) => peer.participant.id === holder);
  const isConnected = ['saved', 'saving'].includes(useSyncStatus().kind);
  const mayTake = useMayTakeChair();
  const takeChair = useTakeChair();
  const [isGone, setGone] = useState(false);
  const isMissing = runs && isConnected && !isHere && holder !== participant.id;
  useEffect(() => {
    setGone(false);
    if (!isMissing) return;
    const timer = setTimeout(() => setGone(true), goneAfterMs);
    return () => clearTimeout(timer);
  }, [isMissing]);
  return (
    <div role="status" className={styles.place}>
      {isMissing && isGone && (
        <div className={styles.notice}>
          <div>
            <strong>{t('gone')}</strong>
            <p>{t('goneBody')}</p>
          </div>
          {mayTake && (
            <Button size="sm" onClick={() => takeChair()}>
              {t('takeChair')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
