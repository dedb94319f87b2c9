import { Check, Handshake, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/case/gap.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { EntrustedMark } from '../../ui/EntrustedMark.tsx';
import { FieldTile, GapMark } from '../../ui/FieldTile.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { useEntryView } from '../../ui/use-entry-view.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { formatDay, isoDay } from '../../words/format.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './GapHead.module.css';
import { useTakenAlong } from './use-gap-round.ts';

const dayMs = 86_400_000;
/** Beyond that a date says more than a number of days. */
const countedDays = 99;

function useAge(createdAt: number): string {
  const { t } = useTranslation('gaps');
  const { author } = useCaseSession();
  const language = useLanguage();
  const day = (ms: number) => Date.parse(isoDay(ms));
  const days = Math.round((day(author.now()) - day(createdAt)) / dayMs);
  if (days <= 0) return t('sinceToday');
  if (days <= countedDays) return t('since', { count: days });
  return t('sinceDate', { date: formatDay(createdAt, language, 'full') });
}

/** Whether somebody will find out, and by when. */
function GapState({
  gap,
  otherwise,
}: {
  readonly gap: Gap;
  readonly otherwise?: string | undefined;
}) {
  const { t } = useTranslation('gaps');
  const { date } = useFormat();
  const agreement = useTakenAlong(gap.id);
  const answer = useBoard((board) =>
    gap.answerResourceId ? board.resources.get(gap.answerResourceId) : undefined,
  );
  if (gap.state === 'closed')
    return (
      <span className={styles.closed}>
        <Check aria-hidden="true" size={16} />
        {t('justClosed', { text: answer?.text ?? '' })}
      </span>
    );
  if (agreement) {
    const { whoDepartment, due } = agreement;
    const department = whoDepartment ?? '';
    return (
      <span className={styles.tag}>
        <Handshake aria-hidden="true" size={14} />
        {due
          ? t('takenAlong', { department, date: date(due) })
          : t('takenAlongOpen', { department })}
      </span>
    );
  }
  if (gap.state === 'accepted') return <span className={styles.tag}>{t('accepted')}</span>;
  return otherwise && <span>{otherwise}</span>;
}

/** A question with where it belongs, who asks it and since when, and the strategies that build on it. */
export function GapHead(props: {
  readonly gap: Gap;
  readonly titleId: string;
  /** Without what is said elsewhere on the screen; how it stands while nobody has said that they will find out. */
  readonly short?: string;
}) {
  const { gap, short } = props;
  const { t } = useTranslation(['gaps', 'method', 'board']);
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const view = useEntryView({ root: 'gaps', id: gap.id });
  const age = useAge(gap.createdAt);
  const writing = view?.writing ?? [];
  return (
    <header className={cx(styles.head, short !== undefined && styles.short)}>
      <GapMark field={gap.field} />
      <h3 id={props.titleId} tabIndex={-1} className={styles.question}>
        {gap.question}
      </h3>
      <p className={styles.meta}>
        <strong>{personWord(persons, gap.personIds)}</strong>
        {short === undefined && (
          <>
            <span className={styles.field}>
              <FieldTile field={gap.field} bare />
              {t(`method:field.${gap.field}`)}
            </span>
            <span className={styles.asked}>
              {gap.department && (
                <>
                  {t('askedBy')}
                  <DepartmentPill department={gap.department} />
                </>
              )}
              {age}
            </span>
          </>
        )}
        {writing.length > 0 ? (
          <span data-hue={departmentOf(writing[0] ?? '').hue} className={styles.writing}>
            <Pencil aria-hidden="true" size={14} />
            {t('board:writing', { department: writing.join(', ') })}
          </span>
        ) : (
          <GapState gap={gap} otherwise={short} />
        )}
      </p>
      {gap.entrusted && <EntrustedMark departments={gap.entrusted.departments} />}
      {view && view.letters.length > 0 && (
        <p className={styles.letters}>
          {view.letters.map(({ letter, title }) => (
            <LetterBadge key={letter} letter={letter} label={`${letter}: ${title}`} />
          ))}
        </p>
      )}
    </header>
  );
}
