import { ArrowRight, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { areaElementId } from './areas.ts';
import { useListState } from './list-state.ts';
import styles from './Section.module.css';

/** The strategies in short; each leads to the lens that shows them side by side. */
export function StrategySection() {
  const { t } = useTranslation('list');
  const { address } = useCaseSession();
  const view = useCaseViewStore();
  const strategies = useBoard(orderedStrategies);
  const chosen = useListState((state) => state.tabStop.strategies);
  const tabStop = strategies.some((each) => each.id === chosen) ? chosen : strategies[0]?.id;
  const id = areaElementId('strategies');
  const href = `${address}/strategien`;
  const isEmpty = strategies.every((strategy) => strategy.id === statusQuoId);
  return (
    <section
      id={id}
      aria-labelledby={`${id}-name`}
      data-area="strategies"
      className={styles.section}
    >
      <header className={styles.header}>
        <span className={styles.mark}>
          <Waypoints aria-hidden="true" size={17} />
        </span>
        <h2 id={`${id}-name`} tabIndex={-1} data-headline="" className={styles.name}>
          {t('area.strategies')}
        </h2>
        <Link href={href} className={styles.add}>
          {t('openStrategies')}
          <ArrowRight aria-hidden="true" size={18} />
        </Link>
      </header>
      {isEmpty && <EmptyState icon={Waypoints} text={t('noStrategyYet')} />}
      <ul>
        {strategies.map((strategy) => (
          <li key={strategy.id}>
            <Link
              href={href}
              data-item={strategy.id}
              tabIndex={strategy.id === tabStop ? 0 : -1}
              className={styles.plainRow}
              onClick={() => view.setState({ strategyId: strategy.id })}
            >
              <span className={styles.stage}>
                <span className="visually-hidden">{t('strategy')} </span>
                <LetterBadge letter={strategy.letter} />
              </span>
              <span className={styles.statement}>{strategy.title}</span>
              <span className={styles.who}>
                {strategy.id !== statusQuoId && <DepartmentPill department={strategy.department} />}
              </span>
              <span className={styles.state}>{strategy.summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
