import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevealedRound } from '../../../shared/case/round.ts';
import { resistanceToAsk, tally } from '../../../shared/method/consensus.ts';
import { resistanceMax } from '../../../shared/method/resistance.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import styles from './ResistanceCell.module.css';
import { departmentsOf } from './round-view.ts';

/** So long after a reveal the bars still grow into view, ms. */
const freshMs = 5_000;

/** What every department said of a strategy, once revealed: a bar each, and the objections in words. */
export function ResistanceCell(props: {
  readonly strategyId: string;
  readonly round: RevealedRound;
  /** Shown beside an open round in which this strategy is not scored anew. */
  readonly isEarlier?: boolean;
}) {
  const { t } = useTranslation('weighing');
  const { author } = useCaseSession();
  const { round, strategyId } = props;
  const { revealed, number } = round;
  const [isFresh] = useState(() => author.now() - revealed.at < freshMs);
  const stances = revealed.stances.filter((stance) => stance.strategyId === strategyId);
  if (stances.length === 0) return <p className={styles.note}>{t('notScored')}</p>;
  const outliers = tally([strategyId], stances)[0]?.outliers ?? [];
  const objections = stances.filter(({ objection }) => objection);
  const isCarried = stances.some(({ carried }) => carried);
  const earlier = isCarried ? number - 1 : props.isEarlier && number;
  return (
    <div className={styles.cell}>
      {earlier && <p className={styles.note}>{t('carried', { number: earlier })}</p>}
      <ul className={styles.bars} aria-label={t('ofEach')} data-fresh={isFresh || undefined}>
        {departmentsOf(round).map((department) => {
          const stance = stances.find((each) => each.department === department);
          const resistance = stance?.resistance;
          const isOutlier = outliers.includes(department);
          return (
            <li key={department} className={styles.line}>
              <DepartmentPill department={department} out={!stance} />
              {typeof resistance === 'number' ? (
                <>
                  <span aria-hidden="true" className={styles.track}>
                    <span
                      className={cx(styles.bar, resistance >= resistanceToAsk && styles.strong)}
                      style={{ inlineSize: `${(resistance / resistanceMax) * 100}%` }}
                    />
                  </span>
                  <span
                    className={cx(styles.value, isOutlier && styles.outlier)}
                    title={isOutlier ? t('outlier') : undefined}
                  >
                    {resistance}
                    {isOutlier && <span className="visually-hidden"> {t('outlier')}</span>}
                  </span>
                </>
              ) : (
                <span className={styles.without}>{t(stance ? 'abstains' : 'missingShort')}</span>
              )}
            </li>
          );
        })}
      </ul>
      {objections.length > 0 && (
        <ul className={styles.objections} aria-label={t('objections')}>
          {objections.map(({ department, objection }) => (
            <li key={department}>
              <DepartmentPill department={department} />
              <span>{objection}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
