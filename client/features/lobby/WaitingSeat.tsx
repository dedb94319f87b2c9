import { Hourglass } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LobbyInfo } from '../../../shared/protocol/door.ts';
import { serverClock } from '../../sync/server-clock.ts';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Lobby.module.css';
import { LobbyPill } from './LobbyPill.tsx';

/** The drawn table: how many sit there and who is not told. */
const seatCount = 9;
/** The circle the seats stand on, of a square of 100. */
const radius = 43;
const seats = Array.from({ length: seatCount }, (_, index) => {
  const angle = (index / seatCount) * 2 * Math.PI - Math.PI / 2;
  const left = `${50 + radius * Math.cos(angle)}%`;
  return { left, top: `${50 + radius * Math.sin(angle)}%`, isOwn: index === 0 };
});

/** The seat that waits: one's own department at a table of grey ones. */
export function WaitingSeat(props: {
  readonly lobby: LobbyInfo;
  readonly preferences: ReactNode;
  onChange(): void;
  onLeave(): Promise<void>;
}) {
  const { t } = useTranslation('lobby');
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { lobby } = props;
  const department = lobby.departments.find(({ id }) => id === lobby.department);
  const today = isoDay(serverClock.now());
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Logo />
        {props.preferences}
      </header>
      <main className={styles.waiting}>
        <title>{t('waitTitle')}</title>
        <div aria-hidden="true" className={styles.table}>
          {seats.map(({ left, top, isOwn }) => (
            <span
              key={`${left} ${top}`}
              className={isOwn ? styles.ownSeat : styles.seat}
              style={{ left, top }}
            >
              {isOwn && lobby.department}
            </span>
          ))}
          <div className={styles.hub}>
            <span>{format.longDate(today)}</span>
            <strong>{t('consultation')}</strong>
            <span>
              {lobby.sitting
                ? t('since', { time: format.time(lobby.sitting.startedAt) })
                : t('beginsSoon')}
            </span>
          </div>
        </div>
        <h1 ref={heading} tabIndex={-1} className={styles.waitTitle}>
          {t('waitTitle')}
        </h1>
        <p className={styles.waitLead}>{t('waitLead')}</p>
        <div className={styles.self}>
          {department && <LobbyPill department={department} />}
          <span className={styles.selfName}>
            <strong>{lobby.name}</strong>
            <span>{department?.name}</span>
          </span>
          <WaitClock since={lobby.stateAt} />
        </div>
        <div className={styles.waitActions}>
          <Button variant="secondary" className={styles.wide} onClick={props.onChange}>
            {t('change')}
          </Button>
          <Button variant="quiet" className={styles.wide} onClick={() => void props.onLeave()}>
            {t('stopWaiting')}
          </Button>
        </div>
      </main>
    </div>
  );
}

function WaitClock({ since }: { readonly since: number }) {
  const [now, setNow] = useState(serverClock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  return (
    <span role="timer" className={styles.clock}>
      <Hourglass aria-hidden="true" size={18} />
      <span className="tabular">{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</span>
    </span>
  );
}
