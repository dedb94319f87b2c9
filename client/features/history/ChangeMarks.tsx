import { EyeOff, GitCompareArrows } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import {
  type Comparison,
  type DifferenceKind,
  differenceKinds,
  openDays,
} from '../../../shared/case/compare.ts';
import { Button } from '../../ui/Button.tsx';
import { type EntryMark, useCaseViewStore } from '../../ui/case-view.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './ChangeMarks.module.css';
import { sinceParameter } from './since.ts';
import { useComparison } from './use-moments.ts';

const isOnMap = ({ root }: Comparison['differences'][number]) =>
  root === 'resources' || root === 'gaps';

function marksOf({ differences, after }: Comparison): ReadonlyMap<string, EntryMark> {
  const marks = new Map<string, EntryMark>();
  for (const each of differences) {
    if (!isOnMap(each)) continue;
    if (each.kind === 'new' || each.kind === 'changed') marks.set(each.id, { kind: each.kind });
    if (each.kind === 'open' && each.root === 'gaps' && each.after)
      marks.set(each.id, { kind: 'open', days: openDays(each.after, after.at, isoDay) });
    // The question has gone from the map: its answer stands for it.
    if (each.kind === 'closed' && each.root === 'gaps' && each.after?.answerResourceId)
      marks.set(each.after.answerResourceId, { kind: 'new' });
  }
  return marks;
}

/** The comparison as marks on the cards, since the moment the address names, and how many there are of each. */
export function ChangeMarks() {
  const { t } = useTranslation(['history', 'errors']);
  const format = useFormat();
  const view = useCaseViewStore();
  const [parameters, setParameters] = useSearchParams();
  const since = Number(parameters.get(sinceParameter));
  const { comparison, failure } = useComparison(
    Number.isSafeInteger(since) && since > 0 ? since : undefined,
    'now',
  );
  const marks = useMemo(() => comparison && marksOf(comparison), [comparison]);
  useEffect(() => view.setState({ marks }), [view, marks]);
  useEffect(() => () => view.setState({ marks: undefined }), [view]);
  if (failure) return <p role="alert">{t(`errors:api.${failure.code}`)}</p>;
  if (!comparison) return null;
  const count = (kind: DifferenceKind) =>
    comparison.differences.filter((each) => isOnMap(each) && each.kind === kind).length;
  const told = differenceKinds.filter((kind) => count(kind) > 0);
  return (
    <div role="status" className={styles.bar}>
      <GitCompareArrows aria-hidden="true" size={18} />
      <strong>{t('history:since', { date: format.date(isoDay(comparison.before.at)) })}</strong>
      {told.length === 0 && <span>{t('history:nothing')}</span>}
      {told.map((kind) => (
        <span key={kind} data-kind={kind} className={styles.count}>
          {count(kind)} {t(`history:difference.${kind}`)}
        </span>
      ))}
      <Button
        variant="quiet"
        size="sm"
        icon={EyeOff}
        className={styles.hide}
        onClick={() =>
          setParameters((all) => {
            all.delete(sinceParameter);
            return all;
          })
        }
      >
        {t('history:hideMarks')}
      </Button>
    </div>
  );
}
