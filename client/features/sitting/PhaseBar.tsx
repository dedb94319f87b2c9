import {
  ArrowRight,
  Check,
  Ellipsis,
  LocateFixed,
  LocateOff,
  Pause,
  Play,
  Timer,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/case/sitting.ts';
import type { PhaseKind } from '../../../shared/method/phases.ts';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { type CaseView, useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useClockWords, usePhaseName } from '../../ui/phase-words.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { useNow } from '../../ui/use-now.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useSittingCommands } from '../../ui/use-sitting-commands.ts';
import { useMayTakeChair } from '../../ui/use-take-chair.ts';
import { useFormat } from '../../words/use-format.ts';
import { ChairGone } from './ChairGone.tsx';
import { FinishDialog } from './FinishDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import styles from './PhaseBar.module.css';
import { PlanDialog } from './PlanDialog.tsx';
import { useCourseMenu } from './use-course-menu.tsx';
import type { Follow } from './use-follow.ts';
import { useNamesThatFit } from './use-names-that-fit.ts';
import { type PhaseStep, usePhases } from './use-phases.ts';
import { useStart } from './use-start.ts';

/** Often enough for a clock that shows minutes, ms. */
const tickMs = 1_000;

/** Says the phase to those who do not see it. */
function useAnnouncePhase(sitting: Sitting | undefined): void {
  const { t } = useTranslation('sitting');
  const phaseName = usePhaseName();
  const format = useFormat();
  const before = useRef(sitting);
  useEffect(() => {
    const was = before.current;
    before.current = sitting;
    if (!sitting) {
      if (was) announce(t('announceFinished'));
      return;
    }
    const phase = sitting.plan.find(({ kind }) => kind === sitting.phase);
    if (phase && (was?.id !== sitting.id || was.phase !== sitting.phase))
      announce(
        t('announcePhase', {
          count: phase.minutes,
          word: format.number(phase.minutes),
          phase: phaseName(phase),
        }),
      );
    else if (was && (was.pausedAt === undefined) !== (sitting.pausedAt === undefined))
      announce(t(sitting.pausedAt === undefined ? 'announceResumed' : 'announcePaused'));
  });
}

function PhaseTime({ sitting, short }: { readonly sitting: Sitting; readonly short?: boolean }) {
  const now = useNow(tickMs);
  const words = useClockWords();
  return (
    <span className={styles.time}>
      {short ? words.phaseShort(sitting, now) : words.phase(sitting, now)}
    </span>
  );
}

function SittingTime({ sitting }: { readonly sitting: Sitting }) {
  const now = useNow(tickMs);
  const words = useClockWords();
  return (
    <p className={styles.clock}>
      <Timer aria-hidden="true" size={16} />
      <span className="tabular">{words.sitting(sitting, now)}</span>
    </p>
  );
}

/** A phase of the course; choosing it looks at its work, it changes nothing for the others. */
function Step(props: {
  readonly step: PhaseStep;
  readonly sitting: Sitting | undefined;
  onLook(): void;
}) {
  const { t } = useTranslation('sitting');
  const phaseName = usePhaseName();
  const { phase, number, state } = props.step;
  return (
    <li className={styles.step} data-state={state}>
      <button
        type="button"
        aria-current={state === 'now' ? 'step' : undefined}
        title={phaseName(phase)}
        className={styles.look}
        onClick={props.onLook}
      >
        <span aria-hidden="true" className={styles.mark}>
          {state === 'done' ? <Check size={14} /> : number}
        </span>
        <span className={styles.name}>{phaseName(phase)}</span>
        {state === 'now' && props.sitting ? (
          <PhaseTime sitting={props.sitting} />
        ) : (
          <span className="visually-hidden">{t(`state.${state}`)}</span>
        )}
      </button>
    </li>
  );
}

function FollowButton({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('sitting');
  if (!follow.leader) return null;
  return (
    <button
      type="button"
      aria-pressed={!follow.isAway}
      aria-label={t('follow')}
      aria-keyshortcuts="F8"
      title={follow.isAway ? t('freeHint') : undefined}
      className={styles.follow}
      onClick={follow.toggle}
    >
      {follow.isAway ? (
        <LocateOff aria-hidden="true" size={16} />
      ) : (
        <LocateFixed aria-hidden="true" size={16} />
      )}
      <span>{follow.isAway ? t('free') : t('following', { department: follow.leader })}</span>
      <kbd className={styles.key}>F8</kbd>
    </button>
  );
}

/** What the chair reaches with one click: pause, a minute more, the next phase. */
function ChairControls({
  sitting,
  steps,
  onFinish,
}: {
  readonly sitting: Sitting;
  readonly steps: readonly PhaseStep[];
  onFinish(): void;
}) {
  const { t } = useTranslation('sitting');
  const commands = useSittingCommands();
  const phaseName = usePhaseName();
  const now = steps.findIndex(({ state }) => state === 'now');
  const next = steps[now + 1];
  const isPaused = sitting.pausedAt !== undefined;
  return (
    <>
      <div className={styles.quick}>
        <IconButton
          icon={isPaused ? Play : Pause}
          label={t(isPaused ? 'resume' : 'pause')}
          onClick={() => commands.step({ kind: isPaused ? 'resume' : 'pause' })}
        />
        <button
          type="button"
          aria-label={t('extend')}
          className={styles.extend}
          onClick={() => commands.step({ kind: 'extend', minutes: 1 })}
        >
          {t('extendShort')}
        </button>
      </div>
      {next ? (
        <Button
          variant="secondary"
          size="sm"
          iconAfter={ArrowRight}
          aria-label={t('next', { phase: phaseName(next.phase) })}
          onClick={() => commands.step({ kind: 'phase', phase: next.phase.kind })}
        >
          {phaseName(next.phase, 'short')}
        </Button>
      ) : (
        <Button variant="secondary" size="sm" onClick={onFinish}>
          {t('finish')}
        </Button>
      )}
    </>
  );
}

/** A step of the course takes whoever has the chair to where its work is done, and with them all who follow. */
function useTakenAlong(sitting: Sitting | undefined, onLook: (kind: PhaseKind) => void): void {
  const { author } = useCaseSession();
  const isChair = useIsChair();
  const openedAt = useRef(author.now());
  const before = useRef<PhaseKind>(undefined);
  const phase = sitting?.phase;
  const isNew = sitting !== undefined && sitting.since > openedAt.current;
  useEffect(() => {
    if (phase === before.current) return;
    before.current = phase;
    if (phase && isChair && isNew) onLook(phase);
  }, [phase, isChair, isNew, onLook]);
}

export interface PhaseBarProps {
  readonly follow: Follow;
  onLook(kind: PhaseKind): void;
}

/** The course of the consultation: where it stands, how much time is left, and, for the chair, its steps. */
export function PhaseBar({ follow, onLook }: PhaseBarProps) {
  const { t } = useTranslation('sitting');
  const sitting = useChair((chair) => chair.sitting);
  const steps = usePhases();
  const isChair = useIsChair();
  const readOnly = useReadOnly();
  const mayTake = useMayTakeChair();
  const isPhone = useMedia(breakpoints.phone);
  const view = useCaseViewStore();
  const dialog = useCaseView(({ courseDialog }) => courseDialog);
  const setDialog = (courseDialog: CaseView['courseDialog']) => view.setState({ courseDialog });
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { start, isStarting } = useStart();
  const phaseName = usePhaseName();
  const groups = useCourseMenu({ steps, follow, isPhone, onLook, onDialog: setDialog, start });
  useAnnouncePhase(sitting);
  useTakenAlong(sitting, onLook);
  const list = useRef<HTMLOListElement>(null);
  useNamesThatFit(list);
  const current = steps.find(({ state }) => state === 'now');
  const leads = isChair && !readOnly;
  const toggleMenu = (element: HTMLElement) => setAnchor(anchor ? undefined : element);

  return (
    <nav data-area="course" aria-label={t('course')} className={styles.bar}>
      {isPhone ? (
        <button
          type="button"
          aria-haspopup="menu"
          aria-expanded={anchor !== undefined}
          className={cx(styles.pill, !current && styles.idle)}
          onClick={(event) => toggleMenu(event.currentTarget)}
        >
          {current && sitting ? (
            <>
              <span aria-hidden="true" className={cx(styles.mark, styles.pillMark)}>
                {current.number}
              </span>
              <span className={styles.pillName}>{phaseName(current.phase, 'short')}</span>
              <PhaseTime sitting={sitting} short />
            </>
          ) : (
            <span className={styles.pillName}>{t('menuShort')}</span>
          )}
        </button>
      ) : (
        <>
          <ol ref={list} className={styles.steps}>
            {steps.map((step) => (
              <Step
                key={step.phase.kind}
                step={step}
                sitting={sitting}
                onLook={() => onLook(step.phase.kind)}
              />
            ))}
          </ol>
          <div className={styles.side}>
            {sitting ? (
              <>
                <SittingTime sitting={sitting} />
                <FollowButton follow={follow} />
                {leads && (
                  <ChairControls
                    sitting={sitting}
                    steps={steps}
                    onFinish={() => setDialog('finish')}
                  />
                )}
              </>
            ) : (
              mayTake && (
                <Button variant="secondary" size="sm" icon={Play} onClick={() => void start()}>
                  {isStarting ? t('starting') : t('start')}
                </Button>
              )
            )}
            {groups.length > 0 && (
              <IconButton
                icon={Ellipsis}
                label={t('menu')}
                aria-haspopup="menu"
                aria-expanded={anchor !== undefined}
                onClick={(event) => toggleMenu(event.currentTarget)}
              />
            )}
          </div>
        </>
      )}
      {anchor && (
        <Menu
          label={t('menu')}
          anchor={anchor}
          groups={groups}
          onClose={() => setAnchor(undefined)}
        />
      )}
      {dialog === 'plan' && <PlanDialog start={start} onClose={() => setDialog(undefined)} />}
      {dialog === 'finish' && <FinishDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'handOver' && <HandOverDialog onClose={() => setDialog(undefined)} />}
      <ChairGone />
    </nav>
  );
}
