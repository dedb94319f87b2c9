import { Compass } from 'lucide-react';
import { memo, type PointerEvent, type TouchEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { needleField } from '../../shared/case/direction.ts';
import type { DirectionDecision } from '../../shared/case/direction-decision.ts';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import { useBoard, useChair, usePeers } from '../sync/use-case.tsx';
import { useCaseViewStore } from '../ui/case-view.tsx';
import { cx } from '../ui/cx.ts';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { type CircleText, fitCircle, fitHalf, isSmallHub } from '../ui/fit-circle.ts';
import { textWidth } from '../ui/text-width.ts';
import { typeset } from '../ui/typeset.ts';
import { useFormat } from '../words/use-format.ts';
import styles from './Hub.module.css';
import { Seats } from './Seats.tsx';

const measure = (text: string, size: number) => textWidth(text, size, 600);

/** The canvas below must not take the pointer for itself. */
const keep = (event: PointerEvent | TouchEvent) => event.stopPropagation();

const angles: Record<ResourceField, number> = {
  personal: -45,
  social: 45,
  infrastructural: 135,
  material: 225,
};

/** Between the label and the text below it, px. */
const labelGap = 8;
const lineGap = 4;

/** The needle takes the shorter way round. */
function useAngle(field: ResourceField | undefined): number {
  const shown = useRef(angles.social);
  if (field) {
    const turn = ((angles[field] - shown.current + 540) % 360) - 180;
    shown.current += turn < -180 ? turn + 360 : turn;
  }
  return shown.current;
}

function Needle({ field, radius }: { readonly field: ResourceField; readonly radius: number }) {
  const angle = useAngle(field);
  const tip = radius + 39;
  return (
    <svg
      aria-hidden="true"
      className={styles.needle}
      data-points-to={field}
      style={{ rotate: `${angle}deg` }}
      width="2"
      height="2"
    >
      <path d={`M0 ${-tip} L17 ${-radius + 4} L-17 ${-radius + 4} Z`} />
    </svg>
  );
}

function Lines({ set }: { readonly set: CircleText }) {
  const { size, lineHeight, lines, centre } = set;
  return (
    <span
      className={styles.lines}
      style={{
        fontSize: size,
        lineHeight: `${lineHeight}px`,
        translate: `0 calc(-50% + ${centre}px)`,
      }}
    >
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
        <span key={index}>{`${line} `}</span>
      ))}
    </span>
  );
}

function useWriters(): readonly string[] {
  const directions = useBoard((board) => board.directions);
  const peers = usePeers();
  const departments = peers
    .filter(({ isSelf, editing }) => !isSelf && editing && directions.has(editing.entityId))
    .map(({ participant }) => participant.department);
  return [...new Set(departments)];
}

function Current({ decision, radius }: { decision: DirectionDecision; radius: number }) {
  const { t } = useTranslation(['map', 'direction']);
  const { time, day } = useFormat();
  const writers = useWriters();
  const set = fitCircle(typeset(decision.text), radius, measure);
  const isToday = new Date(decision.at).toDateString() === new Date().toDateString();
  const isSmall = isSmallHub(radius);
  return (
    <>
      <span
        className={set.label === 'none' ? 'visually-hidden' : styles.label}
        style={{
          bottom: `calc(50% + ${(set.label === 'full' ? labelGap : lineGap) + (set.lines.length * set.lineHeight) / 2 - set.centre}px)`,
        }}
      >
        {set.label === 'full' && <Compass aria-hidden="true" size={isSmall ? 16 : 19} />}
        {set.label !== 'full' || isSmall ? t('direction:short') : t('direction:term')}
      </span>
      <Lines set={set} />
      <span className={cx(styles.set, set.label !== 'full' && styles.lower)}>
        {writers.length > 0
          ? t('map:writing', { department: writers.join(', ') })
          : !isSmall && (
              <>
                {isToday
                  ? t('map:setAt', { time: time(decision.at) })
                  : t('map:setOn', { date: day(decision.at) })}
                <DepartmentPill department={decision.department} />
              </>
            )}
      </span>
    </>
  );
}

function Conflict({
  decisions,
  radius,
}: {
  decisions: readonly DirectionDecision[];
  radius: number;
}) {
  const { t } = useTranslation('direction');
  return (
    <>
      {decisions.slice(0, 2).map((decision) => (
        <span key={decision.id} className={styles.half}>
          <DepartmentPill department={decision.department} className={styles.halfPill} />
          <Lines set={fitHalf(typeset(decision.text), radius, measure)} />
        </span>
      ))}
      <span className={isSmallHub(radius) ? 'visually-hidden' : styles.decides}>
        {t('conflictHint')}
      </span>
    </>
  );
}

function Empty() {
  const { t } = useTranslation(['direction', 'map']);
  const writers = useWriters();
  return (
    <span className={styles.question}>
      <Compass aria-hidden="true" size={20} />
      <span>{t('direction:emptyQuestion')}</span>
      <span className={styles.propose}>
        {writers.length > 0
          ? t('map:writing', { department: writers.join(', ') })
          : t('map:propose')}
      </span>
    </span>
  );
}

/** The direction in the middle of the table, the departments around it, the needle. Its parent's origin is its centre. */
export const Hub = memo(function Hub({ radius }: { readonly radius: number }) {
  const { t } = useTranslation('direction');
  const view = useCaseViewStore();
  const current = useChair((chair) => chair.current);
  const [only] = current;
  const field = useBoard((board) =>
    current.length === 1 && only
      ? needleField(board, board.directions.get(only.directionId))
      : undefined,
  );
  return (
    <div
      className={styles.table}
      data-area="direction"
      onPointerDown={keep}
      onTouchStart={keep}
      onTouchEnd={keep}
    >
      <span
        className={styles.ring}
        style={{ width: 2 * (radius + 28), height: 2 * (radius + 28) }}
      />
      {field && <Needle field={field} radius={radius} />}
      <button
        type="button"
        className={cx(styles.hub, !only && styles.empty, current.length > 1 && styles.split)}
        style={{ width: 2 * radius, height: 2 * radius }}
        aria-haspopup="dialog"
        onClick={() => view.setState({ directionDialog: true })}
      >
        {!only ? (
          <Empty />
        ) : current.length > 1 ? (
          <Conflict decisions={current} radius={radius} />
        ) : (
          <Current decision={only} radius={radius} />
        )}
        {only && <span className="visually-hidden">{t('openDialog')}</span>}
      </button>
      <Seats radius={radius + 14} />
    </div>
  );
});
