import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/case/gap.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { useFormat } from '../../words/use-format.ts';
import { isOpen, nextOpen } from './gap-groups.ts';
import { OwnGap } from './OwnGap.tsx';
import styles from './OwnGaps.module.css';

/** One's own seat at the table, lit, beside what is asked of it. */
export function OwnHeader(props: {
  readonly title: string;
  readonly hint: string;
  readonly headline: RefObject<HTMLHeadingElement | null>;
}) {
  const { participant } = useCaseSession();
  return (
    <header className={styles.header}>
      <span className={styles.seat}>
        <DepartmentPill department={participant.department} size="lg" />
      </span>
      <div>
        <h2 ref={props.headline} tabIndex={-1} data-headline="" className={styles.title}>
          {props.title}
        </h2>
        <p className={styles.hint}>{props.hint}</p>
      </div>
    </header>
  );
}

/** How many questions one's own department is asked. */
export function OwnHeadline(props: {
  readonly gaps: readonly Gap[];
  readonly headline: RefObject<HTMLHeadingElement | null>;
}) {
  const { t } = useTranslation('gaps');
  const { participant } = useCaseSession();
  const format = useFormat();
  const count = props.gaps.filter(isOpen).length;
  const department = departmentOf(participant.department).name;
  return (
    <OwnHeader
      title={count === 0 ? t('ownNone') : t('own', { count, word: format.firstNumber(count) })}
      hint={count === 0 ? t('ownNoneHint', { department }) : t('ownHint', { count, department })}
      headline={props.headline}
    />
  );
}

/** The questions to one's own department; the first one is opened with its answer. */
export function OwnGaps(props: {
  readonly gaps: readonly Gap[];
  readonly headline: RefObject<HTMLHeadingElement | null>;
}) {
  const { gaps, headline } = props;
  const view = useCaseViewStore();
  const answering = useCaseView((state) => state.answering);
  /** Its answer was closed by hand: it does not open again by itself. */
  const [putOff, setPutOff] = useState<string>();
  const held = gaps.some(({ id }) => id === answering?.id) ? answering?.id : undefined;
  const first = gaps.find(isOpen)?.id;
  const opened = held ?? (first === putOff || answering ? undefined : first);
  const goOn = (from: Gap) => {
    const next = nextOpen(gaps, from.id);
    if (next)
      view.setState({
        answering: { id: next.id, department: next.askedDepartment, focus: true },
      });
    else {
      view.setState({ answering: undefined });
      headline.current?.focus();
    }
  };
  return (
    <>
      <OwnHeadline gaps={gaps} headline={headline} />
      {gaps.map((gap) => (
        <OwnGap
          key={gap.id}
          gap={gap}
          isOpened={gap.id === opened}
          onDone={() => goOn(gap)}
          onCancel={() => {
            setPutOff(gap.id);
            view.setState({ answering: undefined });
            document.querySelector<HTMLElement>(`[data-item="${CSS.escape(gap.id)}"] h3`)?.focus();
          }}
        />
      ))}
    </>
  );
}
