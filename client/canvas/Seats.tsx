import { Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sampleDepartments } from '../../shared/method/departments.ts';
import type { Peer } from '../sync/presence.ts';
import { usePeers } from '../sync/use-case.tsx';
import { cx } from '../ui/cx.ts';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { departmentOf } from '../ui/departments.ts';
import styles from './Hub.module.css';

type SeatState = 'here' | 'away' | 'absent' | 'writing';

function stateOf(department: string, peers: readonly Peer[]): SeatState {
  const here = peers.filter(({ participant }) => participant.department === department);
  if (here.length === 0) return 'absent';
  if (here.some(({ editing }) => editing)) return 'writing';
  return here.every(({ idle }) => idle) ? 'away' : 'here';
}

/** The departments around the table, whoever is there and whoever is missing. */
export function Seats({ radius }: { readonly radius: number }) {
  const { t } = useTranslation(['map', 'board']);
  const peers = usePeers();
  const known = sampleDepartments.map(({ id }) => id);
  const guests = peers.map(({ participant }) => participant.department);
  const seats = [...new Set([...known, ...guests])];
  return (
    <ul className={styles.seats} aria-label={t('board:present')}>
      {seats.map((department, index) => {
        const angle = (index / seats.length) * 2 * Math.PI - Math.PI / 2;
        const state = stateOf(department, peers);
        const name = departmentOf(department).name;
        return (
          <li
            key={department}
            data-hue={departmentOf(department).hue}
            data-seat={department}
            data-state={state}
            className={cx(
              styles.seat,
              state === 'writing' && styles.speaks,
              state === 'away' && styles.away,
            )}
            style={{ left: radius * Math.cos(angle), top: radius * Math.sin(angle) }}
          >
            <DepartmentPill department={department} out={state === 'absent'} />
            {state === 'away' && <Clock3 aria-hidden="true" size={12} />}
            <span className="visually-hidden">{t(`map:seat.${state}`, { department: name })}</span>
          </li>
        );
      })}
    </ul>
  );
}
