import { Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCaseView } from '../ui/case-view.tsx';
import { cx } from '../ui/cx.ts';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { departmentOf } from '../ui/departments.ts';
import { seatPoint, useSeats } from '../ui/use-seats.ts';
import styles from './Hub.module.css';

/** The departments around the table, whoever is there and whoever is missing. */
export function Seats({ radius }: { readonly radius: number }) {
  const { t } = useTranslation(['map', 'board']);
  const seats = useSeats();
  const asking = useCaseView((view) => view.asking);
  return (
    <ul className={styles.seats} aria-label={t('board:present')}>
      {seats.map(({ department, state }, index) => {
        const { x, y } = seatPoint(index, seats.length, radius);
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
              asking.includes(department) && styles.asks,
            )}
            style={{ left: x, top: y }}
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
