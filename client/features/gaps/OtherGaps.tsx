import { Ellipsis, Handshake } from 'lucide-react';
import { type ReactNode, type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/case/gap.ts';
import { useChair } from '../../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import { useHasUnsentAnswer } from '../../ui/use-answer.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { type Seat, useSeats } from '../../ui/use-seats.ts';
import { AnswerComposer } from './AnswerComposer.tsx';
import { ForwardButton, TakeAlongButton, useDepartmentMenu } from './GapButtons.tsx';
import { GapHead } from './GapHead.tsx';
import { type GapGroups, isOpen } from './gap-groups.ts';
import styles from './OtherGaps.module.css';
import { TakeAlongForm } from './TakeAlongForm.tsx';
import { useTakenAlong } from './use-gap-round.ts';

/** A question to somebody else: whoever knows the answer may give it all the same. */
function OtherGap(props: {
  readonly gap: Gap;
  readonly kind: 'present' | 'absent' | 'unasked';
  onDone(): void;
}) {
  const { gap, kind, onDone } = props;
  const { t } = useTranslation('gaps');
  const id = useId();
  const view = useCaseViewStore();
  const readOnly = useReadOnly();
  const isPhone = useMedia(breakpoints.phone);
  const isHeld = useCaseView(({ answering }) => answering?.id === gap.id);
  const hasUnsent = useHasUnsentAnswer(gap.id);
  const isAnswering = isHeld || (hasUnsent && !isOpen(gap));
  const isTakenAlong = useTakenAlong(gap.id) !== undefined;
  const departments = useDepartmentMenu(gap, t('askTo'), onDone);
  const standing = { present: t('open'), absent: t('cannotAnswer'), unasked: '' };
  const mayWrite = !readOnly && isOpen(gap);
  const done = () => {
    view.setState({ answering: undefined });
    onDone();
  };
  const { question, askedDepartment: department } = gap;
  return (
    <li data-item={gap.id} data-field={gap.field} className={styles.gap}>
      <div className={styles.line}>
        <GapHead gap={gap} titleId={id} short={standing[kind]} />
        {mayWrite && (
          <MenuButton
            icon={Ellipsis}
            label={t('actions', { question })}
            groups={[
              {
                items: [
                  {
                    id: 'answer',
                    label: t('answer'),
                    onSelect: () =>
                      view.setState({ answering: { id: gap.id, department, focus: true } }),
                  },
                  {
                    id: 'sheet',
                    label: t('openSheet'),
                    onSelect: () => view.setState({ sheet: { root: 'gaps', id: gap.id } }),
                  },
                ],
              },
              departments,
            ]}
          />
        )}
      </div>
      {isAnswering && !readOnly && <AnswerComposer gap={gap} onDone={done} onCancel={done} />}
      {mayWrite && !isAnswering && kind === 'absent' && !isTakenAlong && !isPhone && (
        <div className={styles.takeAlong}>
          <h4 className={styles.takeAlongTitle}>
            <Handshake aria-hidden="true" size={16} />
            {t('toAgreement')}
          </h4>
          <TakeAlongForm gap={gap} onDone={onDone} />
        </div>
      )}
      {mayWrite && !isAnswering && (kind === 'unasked' || (kind === 'absent' && isPhone)) && (
        <div className={styles.actions}>
          {kind === 'unasked' && (
            <ForwardButton
              gap={gap}
              variant="secondary"
              label={t('assign')}
              heading={t('askTo')}
              onDone={onDone}
            />
          )}
          <TakeAlongButton gap={gap} onDone={onDone} />
        </div>
      )}
    </li>
  );
}

function Group(props: {
  readonly head: ReactNode;
  readonly labelledBy: string;
  readonly isDashed?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={props.labelledBy}
      className={cx(styles.group, props.isDashed && styles.dashed)}
    >
      <header className={styles.head}>{props.head}</header>
      <ul>{props.children}</ul>
    </section>
  );
}

function DepartmentGroup(props: {
  readonly department: string;
  readonly gaps: readonly Gap[];
  readonly state: Seat['state'];
  onDone(): void;
}) {
  const { t } = useTranslation('gaps');
  const id = useId();
  const { department, gaps } = props;
  const isChair = useChair((chair) => chair.holder?.department === department);
  const isExcused = useChair((chair) => chair.sitting?.attendance.get(department) === 'excused');
  const isAbsent = props.state === 'absent';
  return (
    <Group
      labelledBy={id}
      isDashed={isAbsent}
      head={
        <>
          <DepartmentPill department={department} size="lg" out={isAbsent} />
          <h3 id={id} className={styles.name}>
            {departmentOf(department).shortName}
          </h3>
          <span className={styles.role}>
            {isAbsent ? t(isExcused ? 'excused' : 'absent') : isChair && t('chair')}
          </span>
        </>
      }
    >
      {gaps.map((gap) => (
        <OtherGap
          key={gap.id}
          gap={gap}
          kind={isAbsent ? 'absent' : 'present'}
          onDone={props.onDone}
        />
      ))}
    </Group>
  );
}

/** What the others are asked, what nobody is asked yet, and who has nothing open. */
export function OtherGaps(props: {
  readonly groups: GapGroups;
  readonly headline: RefObject<HTMLHeadingElement | null>;
}) {
  const { groups, headline } = props;
  const { t } = useTranslation('gaps');
  const unaskedId = useId();
  const seats = useSeats();
  const stateOf = (department: string) =>
    seats.find((seat) => seat.department === department)?.state ?? 'absent';
  const count = groups.others.flatMap(({ gaps }) => gaps).filter(isOpen).length;
  const toHeadline = () => headline.current?.focus();
  return (
    <>
      <header className={styles.top}>
        <h2 ref={headline} tabIndex={-1} data-headline="" className={styles.title}>
          {t('others')}
        </h2>
        <p className={styles.count}>
          {count === 0
            ? t('othersNone')
            : t('othersCount', {
                count,
                departments: t('departments', { count: groups.others.length }),
              })}
        </p>
      </header>
      {groups.unasked.length > 0 && (
        <Group
          labelledBy={unaskedId}
          isDashed
          head={
            <>
              <h3 id={unaskedId} className={styles.name}>
                {t('unasked')}
              </h3>
              <span className={styles.role}>{t('unaskedHint')}</span>
            </>
          }
        >
          {groups.unasked.map((gap) => (
            <OtherGap key={gap.id} gap={gap} kind="unasked" onDone={toHeadline} />
          ))}
        </Group>
      )}
      {groups.others.map(({ department, gaps }) => (
        <DepartmentGroup
          key={department}
          department={department}
          gaps={gaps}
          state={stateOf(department)}
          onDone={toHeadline}
        />
      ))}
      {groups.without.length > 0 && (
        <p className={styles.without}>
          {t('without')}
          {groups.without.map((department) => (
            <DepartmentPill
              key={department}
              department={department}
              out={stateOf(department) === 'absent'}
            />
          ))}
        </p>
      )}
    </>
  );
}
