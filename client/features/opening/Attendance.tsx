import { UsersRound } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useChair } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { type Seat, useSeats } from '../../ui/use-seats.ts';
import { useSittingCommands } from '../../ui/use-sitting-commands.ts';
import styles from './Attendance.module.css';

const choices = ['present', 'remote', 'excused'] as const;

function Row({ seat, leads }: { readonly seat: Seat; readonly leads: boolean }) {
  const { t } = useTranslation('opening');
  const commands = useSittingCommands();
  const { department, isOnline } = seat;
  const noted = useChair((chair) => chair.sitting?.attendance.get(department));
  const { shortName } = departmentOf(department);
  return (
    <li className={styles.row}>
      <DepartmentPill department={department} out={seat.state === 'absent'} />
      <span className={styles.name}>
        <span aria-hidden="true">{shortName}</span>
        {isOnline && <span className={styles.online}>{t('online')}</span>}
      </span>
      {leads ? (
        <SegmentedSwitch
          label={t('takesPart', { department: shortName })}
          hideLabel
          value={choices.find((each) => each === noted)}
          options={choices.map((value) => ({ value, label: t(`attendance.${value}`) }))}
          onChange={(attendance) =>
            commands.step({ kind: 'attendance', who: department, attendance })
          }
        />
      ) : (
        <span className={noted ? styles.noted : styles.unknown}>
          {noted ? t(`attendance.${noted}`) : t('unknown')}
        </span>
      )}
    </li>
  );
}

/** Who takes part, and how: the chair notes it, everybody sees it. */
export function Attendance() {
  const { t } = useTranslation('opening');
  const titleId = useId();
  const seats = useSeats();
  const isChair = useIsChair();
  const readOnly = useReadOnly();
  const runs = useChair((chair) => chair.sitting !== undefined);
  const leads = runs && isChair && !readOnly;
  return (
    <section aria-labelledby={titleId} className={styles.table}>
      <h2 id={titleId} className={styles.title}>
        <UsersRound aria-hidden="true" size={17} />
        {t('table')}
      </h2>
      {!leads && <p className={styles.hint}>{t(runs ? 'tableHint' : 'notYet')}</p>}
      <ul>
        {seats.map((seat) => (
          <Row key={seat.department} seat={seat} leads={leads} />
        ))}
      </ul>
    </section>
  );
}
