import { Check, Link, Pencil } from 'lucide-react';
import { Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fromTheRound, type RoundItem } from '../../../shared/case/minutes.ts';
import { notesIn } from '../../../shared/case/notes.ts';
import { isStaff } from '../../../shared/protocol/roles.ts';
import { useCaseSession, useEditors } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import type { Version } from '../../ui/use-versions.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { Addenda } from './Addenda.tsx';
import { Block } from './Block.tsx';
import { Blocks, type Part, partId, parts } from './Blocks.tsx';
import { CloseMinutes } from './CloseMinutes.tsx';
import { FromTheRound, useItemWords } from './FromTheRound.tsx';
import { LateWords } from './LateWords.tsx';
import styles from './MinutesDocument.module.css';
import type { NotesHandle } from './NotesField.tsx';
import { NotesText } from './NotesText.tsx';
import { OpenFamilySheet } from './OpenFamilySheet.tsx';
import type { ShownMinutes } from './use-minutes.ts';
import { useMinutesText } from './use-minutes-text.ts';
import { useNotes } from './use-notes.ts';

const NotesField = lazyPart(async () => (await import('./NotesField.tsx')).NotesField);
const minuteMs = 60_000;

/** The document in the middle, its parts at the left, what came up in the round at the right. */
export function MinutesDocument(props: {
  readonly shown: ShownMinutes;
  readonly version: Version;
  readonly caseNumber: string;
  onOpenFamily(): void;
}) {
  const { t } = useTranslation('minutes');
  const format = useFormat();
  const session = useCaseSession();
  const { shown } = props;
  const { minutes, board, doc, closed } = shown;
  const sittingId = minutes.sitting.id;
  const now = useNow(minuteMs);
  const notes = useNotes(doc, sittingId);
  const text = useMinutesText(shown, { ...props, notes, now });
  const readOnly = useReadOnly();
  const fragment = notesIn(doc, sittingId);
  const handle = useRef<NotesHandle>(null);
  const wordsOf = useItemWords();
  const round = fromTheRound(minutes, board);
  const taken = new Set(notes.flatMap(({ source }) => source ?? []));
  const isPending = ({ isInBlock, source }: RoundItem) => !isInBlock && !taken.has(source);
  const takeIn = (item: RoundItem) => {
    const what = wordsOf(item);
    handle.current?.append(`${item.department}: ${what}`, item.source);
    announce(t('takenIn', { what }));
  };
  return (
    <div className={styles.columns}>
      <Outline sittingId={sittingId} hasAddenda={closed !== undefined} />
      <div className={styles.sheet}>
        {closed && (
          <p className={styles.closed}>
            <Check aria-hidden="true" size={16} />
            {t('closed', {
              date: format.date(isoDay(closed.at)),
              time: format.time(closed.at),
              department: closed.department,
            })}
          </p>
        )}
        <Blocks text={text} isClosed={closed !== undefined} />
        <Block id={partId('notes')} title={t('notes')} kind={closed ? 'closed' : 'free'}>
          {closed || readOnly || !fragment ? (
            notes.length === 0 ? (
              <p className={styles.quiet}>{t('noNotes')}</p>
            ) : (
              <NotesText notes={notes} />
            )
          ) : (
            <Suspense fallback={<Skeleton label={t('notes')} rows={2} />}>
              <NotesField
                sittingId={sittingId}
                notes={fragment}
                isEmpty={notes.every(({ runs }) => runs.length === 0) && notes.length < 2}
                handle={handle}
              />
            </Suspense>
          )}
          <p className={styles.quiet}>{text.versionNote}</p>
        </Block>
        {closed && isStaff(session.participant.role) && !readOnly && (
          <LateWords sittingId={sittingId} kept={notes} addenda={closed.addenda} />
        )}
        <div className={styles.foot}>
          <p className={styles.quiet}>{text.foot}</p>
          <p className={styles.quiet}>{text.confidential}</p>
        </div>
        {closed && <Addenda sittingId={sittingId} addenda={text.addenda} />}
      </div>
      <aside aria-label={t('roundTitle')} className={styles.aside}>
        <FromTheRound
          items={round}
          isClosed={closed !== undefined}
          isPending={isPending}
          onTake={closed || readOnly ? undefined : takeIn}
        />
        <OpenFamilySheet sitting={minutes.sitting} onOpen={props.onOpenFamily} />
        {!closed && !readOnly && (
          <CloseMinutes
            caseId={session.caseId}
            sitting={minutes.sitting}
            pending={round.filter(isPending).length}
          />
        )}
      </aside>
    </div>
  );
}

/** The parts, to go to, and who writes in the notes. */
function Outline(props: { readonly sittingId: string; readonly hasAddenda: boolean }) {
  const { t } = useTranslation('minutes');
  const writers = [
    ...new Set(
      useEditors(props.sittingId, 'notes').map(({ participant }) => participant.department),
    ),
  ];
  const all: readonly (Part | 'addenda')[] = props.hasAddenda ? [...parts, 'addenda'] : parts;
  return (
    <nav aria-label={t('parts')} className={styles.outline}>
      <ul>
        {all.map((part) => (
          <li key={part}>
            <a
              href={`#${partId(part)}`}
              className={styles.part}
              onClick={(event) => {
                event.preventDefault();
                const target = document.getElementById(partId(part));
                target?.scrollIntoView({ block: 'start' });
                target?.focus();
              }}
            >
              {t(`part.${part}`)}
              {part === 'notes' &&
                writers.map((department) => (
                  <DepartmentPill key={department} department={department} />
                ))}
            </a>
          </li>
        ))}
      </ul>
      <p className={styles.legend}>
        <Link aria-hidden="true" size={13} />
        {t('fromMap')}
      </p>
      <p className={styles.legend}>
        <Pencil aria-hidden="true" size={13} />
        {t('freely')}
      </p>
    </nav>
  );
}
