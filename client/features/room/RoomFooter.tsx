import { Monitor, Smartphone, UsersRound, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { expectedDepartments, type Sitting } from '../../../shared/case/sitting.ts';
import { useChair, usePeers, useSyncStatus } from '../../sync/use-case.tsx';
import { LogoSign } from '../../ui/Logo.tsx';
import { RoomCode } from './RoomCode.tsx';
import styles from './RoomFooter.module.css';
import { RoomPill } from './RoomPill.tsx';

function useWhoIsHere(sitting: Sitting): string {
  const { t } = useTranslation('room');
  const peers = usePeers();
  const here = expectedDepartments(
    sitting,
    peers.map(({ participant }) => participant.department),
  );
  const remote = here.filter((department) => sitting.attendance.get(department) === 'remote');
  return remote.length > 0
    ? t('inRoom', { present: here.length - remote.length, remote: remote.length })
    : t('atTable', { count: here.length });
}

/** Whom the screen follows, who is here, and how to come in. */
export function RoomFooter({
  sitting,
  code,
}: {
  readonly sitting: Sitting;
  readonly code: string | undefined;
}) {
  const { t } = useTranslation(['room', 'common']);
  const holder = useChair((chair) => chair.holder?.department);
  const isOffline = useSyncStatus().kind === 'offline';
  const who = useWhoIsHere(sitting);
  return (
    <footer className={styles.footer}>
      <p className={styles.item}>
        <LogoSign />
        <strong>{t('common:appName')}</strong>
      </p>
      <p className={styles.item} role="status">
        {isOffline ? <WifiOff aria-hidden="true" /> : <Monitor aria-hidden="true" />}
        {isOffline ? t('offline') : t(holder ? 'follows' : 'chairFree')}
        {!isOffline && holder && <RoomPill department={holder} />}
      </p>
      <div className={styles.end}>
        <p className={styles.item}>
          <UsersRound aria-hidden="true" />
          {who}
        </p>
        {code && (
          <p className={styles.item}>
            <Smartphone aria-hidden="true" />
            {t('code')}
            <RoomCode code={code} />
          </p>
        )}
      </div>
    </footer>
  );
}
