import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { needleField } from '../../../shared/case/direction.ts';
import type { DirectionDecision } from '../../../shared/case/direction-decision.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
import { type CircleText, fitCircle, fitHalf, roomCircle } from '../../ui/fit-circle.ts';
import { textWidth } from '../../ui/text-width.ts';
import { typeset } from '../../ui/typeset.ts';
import { useMedia } from '../../ui/use-media.ts';
import { seatPoint, useSeats } from '../../ui/use-seats.ts';
import { RoomBand } from './RoomBand.tsx';
import styles from './RoomHub.module.css';
import { RoomPill } from './RoomPill.tsx';

/** Radius the texts are fitted for; the hub of the room is as much larger as `unit` says, rem. */
const radius = 124;
const unit = 31.5 / radius;
const seatRadius = 133 * unit;

const angles: Record<ResourceField, number> = {
  personal: -45,
  social: 45,
  infrastructural: 135,
  material: 225,
};

/** The design notes: narrower windows have a band. */
const tableFits = '(min-width: 1024px)';

const measure = (text: string, size: number) => textWidth(text, size, 600);
const rem = (length: number) => `${length * unit}rem`;

function Lines({ set }: { readonly set: CircleText }) {
  return (
    <p
      className={styles.lines}
      style={{
        fontSize: rem(set.size),
        lineHeight: rem(set.lineHeight),
        translate: `0 calc(-50% + ${rem(set.centre)})`,
      }}
    >
      {set.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
        <span key={index}>{`${line} `}</span>
      ))}
    </p>
  );
}

function Current({ decision }: { readonly decision: DirectionDecision }) {
  const { t } = useTranslation('direction');
  const set = fitCircle(typeset(decision.text), radius, measure, roomCircle);
  const above = (set.lines.length * set.lineHeight) / 2 - set.centre + 5;
  return (
    <>
      <h2
        className={set.label === 'none' ? 'visually-hidden' : styles.label}
        style={{ bottom: `calc(50% + ${rem(above)})` }}
      >
        {set.label === 'full' && <Compass aria-hidden="true" />}
        {t('term')}
      </h2>
      <Lines set={set} />
    </>
  );
}

function Conflict({ decisions }: { readonly decisions: readonly DirectionDecision[] }) {
  const { t } = useTranslation('direction');
  return (
    <>
      <h2 className="visually-hidden">{t('conflict')}</h2>
      {decisions.slice(0, 2).map((decision) => (
        <div key={decision.id} className={styles.half}>
          <RoomPill department={decision.department} className={styles.halfPill} />
          <Lines set={fitHalf(typeset(decision.text), radius, measure)} />
        </div>
      ))}
      <p className={styles.decides}>{t('conflictHint')}</p>
    </>
  );
}

function Seats() {
  const { t } = useTranslation(['map', 'board']);
  const seats = useSeats();
  return (
    <ul aria-label={t('board:present')} className={styles.seats}>
      {seats.map(({ department, state }, index) => {
        const { x, y } = seatPoint(index, seats.length, seatRadius);
        return (
          <li
            key={department}
            data-seat={department}
            data-state={state}
            className={cx(styles.seat, state === 'writing' && styles.speaks)}
            style={{ left: `${x}rem`, top: `${y}rem` }}
          >
            <RoomPill
              department={department}
              out={state === 'absent'}
              label={t(`map:seat.${state}`, { department: departmentOf(department).name })}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** The round table: the direction in the middle, the departments around it; a band where the window has no room for it. */
export function RoomHub() {
  return useMedia(tableFits) ? <Table /> : <RoomBand />;
}

function Table() {
  const { t } = useTranslation('room');
  const current = useChair((chair) => chair.current);
  const [only] = current;
  const field = useBoard((board) =>
    only && current.length === 1
      ? needleField(board, board.directions.get(only.directionId))
      : undefined,
  );
  return (
    <section className={styles.table}>
      {field && (
        <svg
          aria-hidden="true"
          viewBox="-18 -155 36 310"
          className={styles.needle}
          style={{ rotate: `${angles[field]}deg` }}
        >
          <path d="M0 -153 L16 -120 L-16 -120 Z" />
        </svg>
      )}
      <div className={cx(styles.hub, !only && styles.empty, current.length > 1 && styles.split)}>
        {!only ? (
          <h2 className={styles.question}>
            <Compass aria-hidden="true" />
            {t('emptyDirection')}
          </h2>
        ) : current.length > 1 ? (
          <Conflict decisions={current} />
        ) : (
          <Current decision={only} />
        )}
      </div>
      <Seats />
    </section>
  );
}
