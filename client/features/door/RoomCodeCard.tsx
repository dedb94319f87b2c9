import { DoorOpen, Monitor, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import { ApiFailure, fetchRoom } from '../../sync/api.ts';
import { renewRoomCode } from '../../sync/door-api.ts';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { toasts } from '../../ui/toasts.ts';
import styles from './RoomCodeCard.module.css';

/** The second way in: six digits, as long as the consultation runs. The picture holds the address alone. */
export function RoomCodeCard() {
  const { t } = useTranslation(['door', 'errors']);
  const { caseId } = useCaseSession();
  const sittingId = useChair((chair) => chair.sitting?.id);
  const [code, setCode] = useState<string>();
  const show = async (ask: typeof fetchRoom) => {
    try {
      setCode((await ask(caseId)).code);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when another consultation begins or ends
  useEffect(() => void show(fetchRoom), [caseId, sittingId]);
  const address = `${location.origin}/b`;
  return (
    <section aria-labelledby="room-code" className={styles.card}>
      <h3 id="room-code" className={styles.title}>
        <DoorOpen aria-hidden="true" size={18} />
        {t('roomCode')}
      </h3>
      {code ? (
        <>
          <div className={styles.both}>
            <img
              alt={t('qrAlt', { address })}
              src={`data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 2 }))}`}
              className={styles.qr}
            />
            <p className={styles.code}>
              <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
            </p>
          </div>
          <p className={styles.hint}>{t('roomCodeHint')}</p>
          <div className={styles.actions}>
            <Button
              size="sm"
              variant="secondary"
              icon={Monitor}
              onClick={() => void window.open(`/raum/${caseId}`, '_blank', 'noopener')}
            >
              {t('showInRoom')}
            </Button>
            <Button
              size="sm"
              variant="secondary"
              icon={RefreshCw}
              onClick={() => void show(renewRoomCode)}
            >
              {t('renew')}
            </Button>
          </div>
        </>
      ) : (
        <p className={styles.hint}>{t('noRoomCode')}</p>
      )}
    </section>
  );
}
