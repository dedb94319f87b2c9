import { Check, Shield } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resolution } from '../../../shared/profiling/apply-plan.ts';
import type { PlanRow } from '../../../shared/profiling/plan.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorRow } from './ErrorRow.tsx';
import { ImportRow } from './ImportRow.tsx';
import { type Outcome, outcomeIcons, outcomeOf, outcomes } from './outcomes.ts';
import styles from './Preview.module.css';

/** More than that is not looked through line by line; what needs an answer is always shown. */
const shownAtOnce = 30;

export function Preview(props: {
  readonly plan: readonly PlanRow[];
  readonly left: ReadonlySet<string>;
  onLeft(left: ReadonlySet<string>): void;
  readonly resolved: ReadonlyMap<string, Resolution>;
  onResolved(resolved: ReadonlyMap<string, Resolution>): void;
  /** null: left out. */
  onCorrect(id: string, text: string | null): void;
  readonly count: number;
  onBack(): void;
  onApply(): void;
}) {
  const { t } = useTranslation('profiling');
  const { plan, count } = props;
  const [filter, setFilter] = useState<Outcome>();
  const [isWhole, setWhole] = useState(false);
  const countOf = (outcome: Outcome) => plan.filter((row) => outcomeOf(row) === outcome).length;
  const matching = plan.filter((row) => !filter || outcomeOf(row) === filter);
  const shown = matching.filter(
    ({ result }, at) => isWhole || at < shownAtOnce || result === 'error' || result === 'conflict',
  );
  const errors = countOf('error');
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('preview.title')}</h3>
        <fieldset className={styles.filters}>
          <legend className="visually-hidden">{t('preview.filter')}</legend>
          {outcomes.map((outcome) => {
            const Icon = outcomeIcons[outcome];
            return (
              <button
                key={outcome}
                type="button"
                aria-pressed={filter === outcome}
                data-outcome={outcome}
                className={styles.filter}
                onClick={() => setFilter(filter === outcome ? undefined : outcome)}
              >
                <Icon aria-hidden="true" size={16} />
                {t(`preview.count.${outcome}`, { count: countOf(outcome) })}
              </button>
            );
          })}
        </fieldset>
      </div>
      {plan.length === 0 && <p className={styles.empty}>{t('preview.empty')}</p>}
      <ul className={styles.list}>
        {shown.map((row) =>
          row.result === 'error' ? (
            <ErrorRow
              key={`${row.id} error`}
              row={row}
              onCorrect={(text) => props.onCorrect(row.id, text)}
            />
          ) : (
            <ImportRow
              key={row.id}
              row={row}
              isTaken={row.result !== 'existing' && !props.left.has(row.id)}
              onTake={(isTaken) => {
                const left = new Set(props.left);
                if (isTaken) left.delete(row.id);
                else left.add(row.id);
                props.onLeft(left);
              }}
              resolution={props.resolved.get(row.id) ?? 'map'}
              onResolve={(resolution) =>
                props.onResolved(new Map(props.resolved).set(row.id, resolution))
              }
            />
          ),
        )}
      </ul>
      {matching.length > shown.length && (
        <p className={styles.more}>
          {t('preview.more', { count: matching.length - shown.length })}{' '}
          <Button variant="quiet" size="sm" onClick={() => setWhole(true)}>
            {t('preview.show')}
          </Button>
        </p>
      )}
      <div className={styles.foot}>
        <p className={styles.promise} role="status">
          <Shield aria-hidden="true" size={18} />
          {errors > 0 ? t('preview.errorsFirst', { count: errors }) : t('preview.nothingYet')}
        </p>
        <Button variant="quiet" onClick={props.onBack}>
          {t('preview.back')}
        </Button>
        <Button icon={Check} disabled={errors > 0 || count === 0} onClick={props.onApply}>
          {count === 0 ? t('preview.nothing') : t('preview.submit', { count })}
        </Button>
      </div>
    </section>
  );
}
