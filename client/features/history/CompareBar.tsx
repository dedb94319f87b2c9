import { ArrowRight, Eye, GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Snapshot } from '../../../shared/protocol/snapshots.ts';
import { snapshotAddress } from '../../sync/case-session.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Select } from '../../ui/TextField.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './CompareBar.module.css';
import type { MomentId } from './use-moments.ts';

/** Which two moments are compared; the earlier one stays the earlier one. */
export function CompareBar(props: {
  readonly all: readonly Snapshot[];
  readonly pair: readonly [MomentId, MomentId];
  onChoose(pair: readonly [MomentId, MomentId]): void;
}) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { caseId } = useCaseSession();
  const [before, after] = props.pair;
  const nameOf = ({ at, name }: Snapshot) => {
    const day = format.date(isoDay(at));
    return `${day}, ${format.time(at)} · ${name || t('ofSitting')}`;
  };
  const idOf = (value: string): MomentId => (value === 'now' ? value : Number(value));
  const isEarlier = (a: MomentId, b: MomentId) => a !== 'now' && (b === 'now' || a < b);
  const chooseBefore = (chosen: MomentId) =>
    props.onChoose([chosen, isEarlier(chosen, after) ? after : 'now']);
  const chooseAfter = (chosen: MomentId) => {
    const first = props.all[0]?.at ?? before;
    props.onChoose([isEarlier(before, chosen) ? before : first, chosen]);
  };
  const options = props.all.map((snapshot) => (
    <option key={snapshot.at} value={snapshot.at}>
      {nameOf(snapshot)}
    </option>
  ));
  const look = (id: MomentId) =>
    id !== 'now' && (
      <Link href={snapshotAddress(caseId, id)} className={styles.look}>
        <Eye aria-hidden="true" size={18} />
        <span className="visually-hidden">{t('open', { day: format.longDate(isoDay(id)) })}</span>
      </Link>
    );
  return (
    <fieldset className={styles.bar}>
      <legend className={styles.legend}>
        <GitCompareArrows aria-hidden="true" size={18} />
        {t('compare')}
      </legend>
      <Select
        label={t('from')}
        value={String(before)}
        onChange={(event) => chooseBefore(idOf(event.target.value))}
      >
        {options}
      </Select>
      {look(before)}
      <ArrowRight aria-hidden="true" size={18} className={styles.arrow} />
      <Select
        label={t('to')}
        value={String(after)}
        onChange={(event) => chooseAfter(idOf(event.target.value))}
      >
        {options.slice(1)}
        <option value="now">{t('now')}</option>
      </Select>
      {look(after)}
    </fieldset>
  );
}
