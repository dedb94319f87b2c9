import {
  ArrowDown,
  ArrowRight,
  ArrowUp,
  Check,
  Ellipsis,
  Hourglass,
  Pencil,
  Play,
  RotateCcw,
  SkipForward,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainStep, standingOf } from '../../../shared/case/chain.ts';
import type { Deviations } from '../../../shared/case/deviations.ts';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useToday } from '../../ui/use-today.ts';
import { DayButton } from './DayButton.tsx';
import { StepIcon } from './StepIcon.tsx';
import styles from './StepRow.module.css';
import { useChainCommands } from './use-chain-commands.ts';
import { type ListCount, useStepWords } from './use-step-words.ts';

const fields = [
  ['needFoundOn', 'found'],
  ['startedOn', 'started'],
  ['doneOn', 'done'],
] as const;

/** One step of the chain: days, how long it takes and who goes on, changed where they stand. */
export function StepRow(props: {
  readonly step: ChainStep;
  readonly deviations: Deviations | undefined;
  readonly list: ListCount | undefined;
  onEdit(): void;
  onSkip(): void;
  /** -1 up, 1 down. */
  onMove(by: -1 | 1): void;
  onRemove(): void;
}) {
  const { t } = useTranslation('chain');
  const words = useStepWords();
  const commands = useChainCommands();
  const today = useToday();
  const readOnly = useReadOnly();
  const { step, deviations, list } = props;
  const { id, what, department, startedOn, doneOn, handsTo, handsWhat, skippedBecause } = step;
  const standing = standingOf(step, today);
  const { text, tone } = words(step, standing, list);
  const other = deviations?.departments.get(id);
  const differs = [
    deviations?.own.has(id) && t('own'),
    other && t('otherDepartment', { department: other }),
    deviations?.moved.has(id) && t('otherPlace'),
  ].filter((each) => typeof each === 'string');
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const icon = (Icon: typeof Pencil) => <Icon aria-hidden="true" size={16} />;
  const isBegun = Boolean(startedOn ?? doneOn);

  return (
    <li data-step={id} data-state={standing.state} className={styles.row}>
      <span className={styles.sign}>
        <StepIcon state={standing.state} />
      </span>
      <div className={styles.name}>
        {readOnly ? (
          <span className={styles.what}>{what}</span>
        ) : (
          <button
            type="button"
            title={t('moveKeys')}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            className={cx(styles.what, styles.open)}
            onClick={props.onEdit}
            onKeyDown={onKeyDown}
          >
            {what}
          </button>
        )}
        <span className="visually-hidden">, {t(`state.${standing.state}`)}</span>
        {differs.length > 0 && <span className={styles.differs}>{differs.join(' · ')}</span>}
      </div>
      <span className={styles.department}>
        <DepartmentPill department={department} />
      </span>
      <span className={styles.days}>
        {fields.map(([field, label]) => (
          <DayButton
            key={field}
            label={t(label)}
            of={what}
            day={step[field]}
            // What is done in a day began on it.
            shown={field === 'startedOn' ? (startedOn ?? doneOn) : step[field]}
            onChange={(day) => commands.update(id, { [field]: day })}
          />
        ))}
      </span>
      <span className={styles.duration}>
        {text && (
          <span className={styles.label} data-tone={tone}>
            {(tone === 'late' || tone === 'ended') && <Hourglass aria-hidden="true" size={15} />}
            {tone === 'wrong' && <TriangleAlert aria-hidden="true" size={15} />}
            {text}
          </span>
        )}
      </span>
      <span className={styles.hands}>
        {handsTo.length > 0 && (
          <>
            <ArrowRight aria-hidden="true" size={16} />
            <span className="visually-hidden">{t('handsTo')} </span>
            {handsTo.map((each) => (
              <DepartmentPill key={each} department={each} />
            ))}
          </>
        )}
        {handsWhat && <span className={styles.handsWhat}>{handsWhat}</span>}
      </span>
      {!readOnly && (
        <span className={styles.menu}>
          <MenuButton
            icon={Ellipsis}
            label={t('menu', { step: what })}
            groups={[
              {
                items: [
                  { id: 'edit', label: t('edit'), icon: icon(Pencil), onSelect: props.onEdit },
                  ...(isBegun || skippedBecause
                    ? []
                    : [
                        {
                          id: 'begin',
                          label: t('beganToday'),
                          icon: icon(Play),
                          onSelect: () => void commands.update(id, { startedOn: today }),
                        },
                      ]),
                  ...(doneOn || skippedBecause
                    ? []
                    : [
                        {
                          id: 'done',
                          label: t('doneToday'),
                          icon: icon(Check),
                          onSelect: () => void commands.update(id, { doneOn: today }),
                        },
                      ]),
                  ...(skippedBecause
                    ? [
                        {
                          id: 'unskip',
                          label: t('unskip'),
                          icon: icon(RotateCcw),
                          onSelect: () => void commands.update(id, { skippedBecause: undefined }),
                        },
                      ]
                    : isBegun
                      ? []
                      : [
                          {
                            id: 'skip',
                            label: t('skip'),
                            icon: icon(SkipForward),
                            onSelect: props.onSkip,
                          },
                        ]),
                ],
              },
              {
                items: [
                  {
                    id: 'up',
                    label: t('up'),
                    icon: icon(ArrowUp),
                    onSelect: () => props.onMove(-1),
                  },
                  {
                    id: 'down',
                    label: t('down'),
                    icon: icon(ArrowDown),
                    onSelect: () => props.onMove(1),
                  },
                ],
              },
              {
                items: [
                  {
                    id: 'remove',
                    label: t('remove'),
                    icon: icon(Trash2),
                    danger: true,
                    onSelect: props.onRemove,
                  },
                ],
              },
            ]}
          />
        </span>
      )}
    </li>
  );
}
