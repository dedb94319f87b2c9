import { ArrowRight, Clock, EyeOff, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverFigure } from '../../../shared/learning/hand-overs.ts';
import type { WaitedDays } from '../../../shared/learning/waiting.ts';
import type { LearningAnswer } from '../../../shared/protocol/learning.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useFormat } from '../../words/use-format.ts';
import { daysOver, inOrder, leastDays, scaleOf, shownAtFirst } from './hand-over-rows.ts';
import styles from './Seismograph.module.css';

type Told = NonNullable<HandOverFigure['told']>;

/** Where one department waits for another, the furthest over its target first. */
export function Seismograph({ figures }: { readonly figures: LearningAnswer }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const { handOvers, minimumCases, contradictory } = figures;
  const rows = inOrder(handOvers);
  const scale = scaleOf(rows);
  const [showsAll, setShowsAll] = useState(false);
  const atFirst = shownAtFirst(rows);
  const shown = showsAll ? rows : rows.slice(0, atFirst);
  return (
    <>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.who}>
              {t('table.handOver')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('table.step')}</span>
            </th>
            <th scope="col" className={styles.cases}>
              {t('table.cases')}
            </th>
            <th scope="col" className={styles.wait}>
              {t('table.waiting')}
            </th>
            <th scope="col" className={styles.median}>
              {t('table.median')}
            </th>
            <th scope="col" className={styles.target}>
              <span aria-hidden="true" className={styles.tickKey} />
              {t('table.target')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row
              key={`${row.from} ${row.to} ${row.step}`}
              row={row}
              scale={scale}
              minimum={minimumCases}
            />
          ))}
        </tbody>
      </table>
      {atFirst < rows.length && (
        <Button
          variant="quiet"
          size="sm"
          className={styles.all}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? t('table.fewer') : t('table.more', { count: rows.length - atFirst })}
        </Button>
      )}
      <p className={styles.note}>
        <Info aria-hidden="true" size={16} />
        <span>
          {t('note', { minimum: format.number(minimumCases) })}
          {contradictory !== undefined && ` ${t('contradictory', { count: contradictory })}`}
        </span>
      </p>
    </>
  );
}

function Row(props: {
  readonly row: HandOverFigure;
  readonly scale: number;
  readonly minimum: number;
}) {
  const { t } = useTranslation('learning');
  const { row, scale, minimum } = props;
  const { from, to, step, told, targetDays } = row;
  const over = daysOver(row) ?? 0;
  return (
    <tr>
      <td className={styles.who}>
        <span className={styles.pair}>
          <DepartmentPill department={from} />
          <ArrowRight aria-hidden="true" size={16} />
          <span className="visually-hidden">{t('table.to')}</span>
          <DepartmentPill department={to} />
        </span>
      </td>
      <th scope="row" className={styles.step}>
        {step}
        {told && <Middle told={told} />}
      </th>
      {told ? (
        <>
          <td className={cx(styles.cases, 'tabular')}>
            <span className={styles.caption}>{t('table.cases')} </span>
            {told.cases}
          </td>
          <td className={styles.wait}>
            <Bar told={told} targetDays={targetDays} scale={scale} isOver={over > 0} />
          </td>
          <td className={cx(styles.median, over > 0 && styles.over, 'tabular')}>
            <Days waited={told.times.median} />
            {over > 0 && (
              <span className={styles.by}>
                <TriangleAlert aria-hidden="true" size={14} />
                {t('table.over', { count: over })}
              </span>
            )}
          </td>
        </>
      ) : (
        <>
          <td className={cx(styles.cases, styles.quiet)}>{t('table.under', { minimum })}</td>
          <td colSpan={2} className={cx(styles.untold, styles.quiet)}>
            <span className={styles.suppressed}>
              <EyeOff aria-hidden="true" size={16} />
              {t('table.suppressed')}
            </span>
          </td>
        </>
      )}
      <td className={cx(styles.target, 'tabular')}>
        {targetDays === undefined ? (
          <>
            <span aria-hidden="true" className={styles.dash}>
              –
            </span>
            <span className={styles.noTarget}>{t('table.noTarget')}</span>
          </>
        ) : (
          <>
            <span className={styles.caption}>{t('table.target')} </span>
            {targetDays}
          </>
        )}
      </td>
    </tr>
  );
}

function Days({ waited }: { readonly waited: WaitedDays }) {
  const { t } = useTranslation('learning');
  return (
    <strong>
      {'days' in waited
        ? t('table.days', { count: waited.days })
        : t('table.moreThan', { count: waited.moreThanDays })}
    </strong>
  );
}

/** Quartiles and who still waits, in words. */
function Middle({ told }: { readonly told: Told }) {
  const { t } = useTranslation('learning');
  const { lowerQuartile, upperQuartile } = told.times;
  const days = (waited: WaitedDays) =>
    'days' in waited
      ? t('table.days', { count: waited.days })
      : t('table.moreThan', { count: waited.moreThanDays });
  const isSame = days(lowerQuartile) === days(upperQuartile);
  const from =
    'days' in lowerQuartile && !isSame ? String(lowerQuartile.days) : days(lowerQuartile);
  return (
    <span className={styles.more}>
      <span>
        {isSame
          ? t('table.middleSame', { from: days(lowerQuartile) })
          : t('table.middle', { from, until: days(upperQuartile) })}
      </span>
      {told.stillWaiting !== undefined && (
        <span className={styles.still}>
          <Clock aria-hidden="true" size={14} />
          {t('table.stillWaiting', { count: told.stillWaiting })}
        </span>
      )}
    </span>
  );
}

/** For the eye only: everything it shows stands in the row. */
function Bar(props: {
  readonly told: Told;
  readonly targetDays: number | undefined;
  readonly scale: number;
  readonly isOver: boolean;
}) {
  const { median, lowerQuartile, upperQuartile } = props.told.times;
  const place = (days: number) => `${Math.min(100, (100 * days) / props.scale)}%`;
  const [lower, upper] = [leastDays(lowerQuartile), leastDays(upperQuartile)];
  return (
    <div aria-hidden="true" className={styles.track}>
      <span
        className={cx(
          styles.bar,
          props.isOver && styles.barOver,
          !('days' in median) && styles.open,
        )}
        style={{ width: place(leastDays(median)) }}
      />
      <span
        className={cx(
          styles.quartiles,
          (!('days' in upperQuartile) || upper > props.scale) && styles.open,
        )}
        style={{ insetInlineStart: place(lower), insetInlineEnd: `calc(100% - ${place(upper)})` }}
      />
      {props.targetDays !== undefined && (
        <span className={styles.tick} style={{ insetInlineStart: place(props.targetDays) }} />
      )}
    </div>
  );
}
