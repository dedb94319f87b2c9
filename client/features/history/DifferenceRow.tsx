import { Check, type LucideIcon, Pencil, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type Comparison,
  type Difference,
  type DifferenceKind,
  fieldOf,
  openDays,
} from '../../../shared/case/compare.ts';
import { stageOf } from '../../../shared/case/will.ts';
import { departmentOf } from '../../ui/departments.ts';
import { typeset } from '../../ui/typeset.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './DifferenceRow.module.css';

const icons: Record<Exclude<DifferenceKind, 'open'>, LucideIcon> = {
  new: Plus,
  closed: Check,
  changed: Pencil,
  dropped: X,
};

/** The words of an entry, whatever kind it is. */
function textOf({ root, after, before }: Difference, which: 'after' | 'before'): string {
  const entry = (which === 'after' ? after : before) as
    | Partial<Record<'text' | 'question' | 'statement' | 'title' | 'what' | 'label', string>>
    | undefined;
  if (!entry) return '';
  const { text, question, statement, title, what, label } = entry;
  return text ?? question ?? statement ?? title ?? what ?? label ?? root;
}

/** One thing that is different, with what it was before. */
export function DifferenceRow(props: {
  readonly difference: Difference;
  readonly comparison: Comparison;
}) {
  const { t } = useTranslation(['history', 'method']);
  const format = useFormat();
  const { difference, comparison } = props;
  const { kind, root, after, before } = difference;
  const Icon = kind === 'open' ? undefined : icons[kind];
  const now = textOf(difference, after ? 'after' : 'before');
  const then = textOf(difference, 'before');
  const isReworded = kind === 'changed' && then !== now;
  return (
    <li className={styles.row}>
      <span aria-hidden="true" data-difference={kind} className={styles.mark}>
        {Icon ? <Icon size={14} /> : '?'}
      </span>
      <div className={styles.words}>
        <span className="visually-hidden">{t(`difference.${kind}`)}: </span>
        {isReworded && <del className={styles.then}>{typeset(then)}</del>}
        <p className={kind === 'dropped' ? styles.dropped : undefined}>{typeset(now)}</p>
        <p className={styles.note}>
          {[t(`difference.${kind}`), ...notes()].filter(Boolean).join(' · ')}
        </p>
      </div>
    </li>
  );

  function notes(): string[] {
    const found: string[] = fieldOf(difference) ? [] : [t(`root.${root}`)];
    if (difference.root === 'gaps' && difference.after) {
      const { askedDepartment, answerResourceId } = difference.after;
      if (askedDepartment && kind !== 'closed')
        found.push(t('askedOf', { department: departmentOf(askedDepartment).shortName }));
      if (kind === 'changed' && difference.after.state !== difference.before?.state)
        found.push(t(difference.after.state === 'accepted' ? 'gapAccepted' : 'openAgain'));
      if (kind === 'open')
        found.push(
          t('openFor', { count: openDays(difference.after, comparison.after.at, isoDay) }),
        );
      const answer = comparison.after.board.resources.get(answerResourceId ?? '');
      if (kind === 'closed' && answer) found.push(t('answeredBy', { text: answer.text }));
    }
    if (difference.root === 'wills' && difference.after && difference.fields.includes('stage'))
      found.push(
        stageOf(difference.after, comparison.after.board) === 'will'
          ? t('becameWill')
          : t('lostWill'),
      );
    if (difference.root === 'agreements' && difference.fields.includes('state')) {
      const state = difference.after?.state;
      if (state === 'done') found.push(t('settledDone'));
      if (state === 'notDone') found.push(t('settledNotDone'));
      if (state === 'open') found.push(t('openAgain'));
    }
    if (difference.root === 'handovers' && difference.fields.includes('doneOn'))
      found.push(t(difference.after?.doneOn ? 'settledDone' : 'openAgain'));
    if (difference.root === 'agreements' || difference.root === 'handovers') {
      const { due } = difference.after ?? {};
      if (difference.fields.includes('due') && due)
        found.push(t('dueNow', { date: format.date(due) }));
    }
    if (difference.root === 'resources' && difference.after) {
      const { basis, recordedOn } = difference.after;
      if (difference.fields.includes('basis')) found.push(t(`method:basis.${basis}`));
      if (difference.fields.includes('recordedOn') && recordedOn)
        found.push(t('recordedNow', { date: format.date(recordedOn) }));
    }
    if (difference.root === 'agreements' && (kind === 'new' || isGivenOn())) {
      found.push(...doers());
      return found;
    }
    if (kind === 'new' && (after ?? before)?.department)
      found.push(departmentOf((after ?? before)?.department ?? '').shortName);
    return found;
  }

  function isGivenOn(): boolean {
    return difference.fields.some((field) => field === 'whoDepartment' || field === 'whoPersonId');
  }

  /** Who does what was agreed, whoever wrote it down. */
  function doers(): string[] {
    const agreement = difference.root === 'agreements' ? difference.after : undefined;
    const { whoDepartment, whoPersonId = '' } = agreement ?? {};
    const person = comparison.after.board.persons.get(whoPersonId)?.label;
    return [
      ...(whoDepartment ? [departmentOf(whoDepartment).shortName] : []),
      ...(person ? [person] : []),
    ];
  }
}
