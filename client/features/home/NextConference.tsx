import { Bell, CalendarPlus, CheckCheck, CircleCheck, CircleDot, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import {
  type Answer,
  belongsTo,
  type CaseItem,
  type Conference,
  timetable,
  wallClock,
  wallTime,
} from '../../../shared/method/agenda.ts';
import type { CaseListItem } from '../../../shared/protocol/http.ts';
import { AgendaBar } from '../../ui/AgendaBar.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { CaseSign } from '../../ui/CaseSign.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './NextConference.module.css';

/** More than fit on a screen are on the conference's own page. */
const shownCases = 8;

/** The conference that runs or comes next: who comes, what is on the agenda when, and the way to each board. */
export function NextConference(props: {
  conference: Conference | undefined;
  cases: ReadonlyMap<string, CaseListItem>;
  department: string;
  now: number;
  onAnswer(answer: Answer): void;
}) {
  const { t } = useTranslation('agenda');
  const { conference } = props;
  if (!conference) {
    return (
      <section className={styles.none}>
        <EmptyState icon={CalendarPlus} text={t('noneUpcoming')}>
          <Link href="/konferenz/neu" className={buttonClass('secondary', 'sm')}>
            {t('plan')}
          </Link>
        </EmptyState>
      </section>
    );
  }
  return <Planned {...props} conference={conference} />;
}

function Planned(props: {
  conference: Conference;
  cases: ReadonlyMap<string, CaseListItem>;
  department: string;
  now: number;
  onAnswer(answer: Answer): void;
}) {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  const { conference, cases } = props;
  const { startsAt, endsAt, slots } = timetable(conference);
  const today = wallClock(props.now).date;
  const accepted = conference.invitations.filter(({ answer }) => answer === 'accepted').length;
  const planned = conference.items.filter((item) => item.kind === 'case' && !item.postponed);
  const nameOf = (caseId: string) => cases.get(caseId)?.summary.pseudonym ?? t('unknownCase');
  const isDone = (caseId: string) => sittingOn(cases.get(caseId), conference)?.finishedAt;
  const next = planned.find((item) => item.kind === 'case' && !isDone(item.caseId));
  const isToday = conference.date === today;
  return (
    <section aria-labelledby="next-conference">
      <div className={styles.head}>
        <div>
          <h2 id="next-conference" className={styles.title}>
            {isToday
              ? t('today', { date: format.longDate(conference.date) })
              : format.longDate(conference.date)}
          </h2>
          <p className={styles.facts}>
            {[
              t(wallClock(endsAt).date === conference.date ? 'span' : 'spanNextDay', {
                from: wallTime(startsAt),
                to: wallTime(endsAt),
              }),
              conference.place,
              conference.invitations.length > 0
                ? t('accepted', { count: accepted, total: conference.invitations.length })
                : t('noneInvited'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Link href={`/konferenz/${conference.id}`} className={buttonClass('quiet', 'sm')}>
          <PencilLine aria-hidden="true" size={18} />
          <span>{t('edit')}</span>
        </Link>
      </div>
      <Invitations {...props} />
      <div className={styles.card}>
        {planned.length === 0 ? (
          <p className={styles.empty}>{t('empty')}</p>
        ) : (
          <>
            <AgendaBar
              items={conference.items}
              nameOf={(item) =>
                item.kind === 'case'
                  ? nameOf(item.caseId)
                  : t(item.kind === 'break' ? 'pause' : 'otherCase')
              }
            />
            <ul>
              {planned
                .slice(0, shownCases)
                .map(
                  (item) =>
                    item.kind === 'case' && (
                      <Row
                        key={item.id}
                        item={item}
                        time={wallTime(slots.get(item.id)?.startsAt ?? startsAt)}
                        found={cases.get(item.caseId)}
                        conference={conference}
                        today={today}
                        isNext={isToday && item === next}
                      />
                    ),
                )}
            </ul>
            {planned.length > shownCases && (
              <Link href={`/konferenz/${conference.id}`} className={styles.more}>
                {t('moreCases', { count: planned.length - shownCases })}
              </Link>
            )}
          </>
        )}
      </div>
    </section>
  );
}

/** The consultation of a case that belongs to a conference. */
function sittingOn(found: CaseListItem | undefined, conference: Conference) {
  return found?.summary.sittings.findLast((sitting) => belongsTo(sitting, conference));
}

function Row(props: {
  item: CaseItem;
  time: string;
  found: CaseListItem | undefined;
  conference: Conference;
  today: string;
  isNext: boolean;
}) {
  const { t } = useTranslation(['agenda', 'common']);
  const { item, found, today } = props;
  const summary = found?.summary;
  const name = summary?.pseudonym ?? t('unknownCase');
  const sitting = sittingOn(found, props.conference);
  const gaps = summary
    ? resourceFields.reduce((sum, field) => sum + summary.openGaps[field], 0)
    : 0;
  const due = summary?.due.filter((each) => each.due <= today).length ?? 0;
  const earlier = summary ? summary.sittings.length - (sitting ? 1 : 0) : 0;
  const action = sitting
    ? sitting.finishedAt === undefined
      ? 'running'
      : 'look'
    : props.isNext
      ? 'start'
      : 'prepare';
  return (
    <li className={styles.row}>
      <span className={styles.when}>
        <span className={styles.time}>{props.time}</span>
        <span className={styles.minutes}>{t('minutes', { count: item.minutes })}</span>
      </span>
      {summary && (
        <CaseSign
          size={48}
          resources={summary.resources}
          openGaps={summary.openGaps}
          directions={summary.directions.length}
        />
      )}
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        {summary && (
          <span className={styles.meta}>
            {[
              summary.origin,
              t('common:persons', { count: summary.persons }),
              t('consultation', { count: earlier + 1 }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </span>
      {summary && (
        <span className={styles.states}>
          <span className={styles.gaps}>
            <span aria-hidden="true" className={styles.mark}>
              ?
            </span>
            {t('common:openGaps', { count: gaps })}
          </span>
          <State
            due={due}
            directions={summary.directions.length}
            done={earlier > 0 && summary.due.length === 0}
          />
        </span>
      )}
      <span className={styles.action}>
        {sitting?.finishedAt !== undefined && (
          <span className={styles.done}>
            <CircleCheck aria-hidden="true" size={16} /> {t('consulted')}
          </span>
        )}
        {found && (
          <Link
            href={`/fall/${item.caseId}`}
            className={buttonClass(
              action === 'start' || action === 'running' ? 'primary' : 'secondary',
            )}
            aria-label={t(`${action}Of`, { name })}
          >
            <span>{t(action)}</span>
          </Link>
        )}
      </span>
    </li>
  );
}

function State(props: { due: number; directions: number; done: boolean }) {
  const { t } = useTranslation('agenda');
  if (props.due > 0)
    return (
      <span className={cx(styles.state, styles.due)}>
        <Bell aria-hidden="true" size={16} /> {t('agreementsDue', { count: props.due })}
      </span>
    );
  if (props.done)
    return (
      <span className={styles.state}>
        <CheckCheck aria-hidden="true" size={16} /> {t('agreementsDone')}
      </span>
    );
  return (
    <span className={styles.state}>
      <CircleDot aria-hidden="true" size={16} />{' '}
      {props.directions === 0 ? t('directionOpen') : t('directionSet')}
    </span>
  );
}

/** Who was asked and what they said; one's own department answers here. */
function Invitations(props: {
  conference: Conference;
  department: string;
  onAnswer(answer: Answer): void;
}) {
  const { t } = useTranslation('agenda');
  const { invitations } = props.conference;
  const own = invitations.find(({ department }) => department === props.department);
  if (invitations.length === 0) return null;
  return (
    <div className={styles.invited}>
      <ul aria-label={t('invited')} className={styles.pills}>
        {invitations.map(({ department, answer }) => (
          <li key={department} className={styles.pill}>
            <DepartmentPill department={department} out={answer !== 'accepted'} tabStop />
            <span className={answer === 'open' ? 'visually-hidden' : styles.answer}>
              {t(`answer.${answer}`)}
            </span>
          </li>
        ))}
      </ul>
      {own && (
        <fieldset aria-label={t('ownAnswer')} className={styles.own}>
          <Button
            size="sm"
            variant={own.answer === 'accepted' ? 'quiet' : 'secondary'}
            aria-pressed={own.answer === 'accepted'}
            onClick={() => props.onAnswer(own.answer === 'accepted' ? 'open' : 'accepted')}
          >
            {t('accept')}
          </Button>
          <Button
            size="sm"
            variant={own.answer === 'excused' ? 'quiet' : 'secondary'}
            aria-pressed={own.answer === 'excused'}
            onClick={() => props.onAnswer(own.answer === 'excused' ? 'open' : 'excused')}
          >
            {t('excuse')}
          </Button>
        </fieldset>
      )}
    </div>
  );
}
