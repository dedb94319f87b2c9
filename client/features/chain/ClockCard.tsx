import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../shared/case/days.ts';
import type { TransitionClock } from '../../../shared/case/transition-clock.ts';
import { updateMeta } from '../../../shared/case/update-meta.ts';
import type { TransitionRule } from '../../../shared/method/transition-rules.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import card from './Card.module.css';
import styles from './ClockCard.module.css';
import { ClockFace } from './ClockFace.tsx';
import { DayButton } from './DayButton.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { useChainCommands } from './use-chain-commands.ts';

/** When the Rechtskreis changes, or how far the hand-over has come. It reckons; people decide. */
export function ClockCard({ clock }: { readonly clock: TransitionClock }) {
  const { t } = useTranslation(['chain', 'method']);
  const commands = useChainCommands();
  const today = useToday();
  const readOnly = useReadOnly();
  const [isRecording, setRecording] = useState(false);
  const rule = 'rule' in clock ? clock.rule : undefined;
  const spheres =
    'transition' in clock
      ? ([clock.before.legalSphere, clock.transition.legalSphere] as const)
      : ([rule?.from, rule?.to] as const);
  const named = spheres.map((sphere) => (sphere ? t(`method:legalSphere.${sphere}`) : ''));

  return (
    <section aria-label={t('chain:clock.title')} className={card.card}>
      <div className={styles.clock}>
        <ClockFace share={shareOf(clock, today)} />
        <div className={styles.words}>
          <h2 className={styles.caption}>{t('chain:clock.title')}</h2>
          {named[0] && named[1] && (
            <p className={styles.spheres}>
              <span className="visually-hidden">
                {t('chain:clock.from', { from: named[0], to: named[1] })}
              </span>
              <span aria-hidden="true">
                {named[0]} <ArrowRight size={16} /> {named[1]}
              </span>
            </p>
          )}
          <Standing clock={clock} />
        </div>
      </div>
      {rule && <RuleWords rule={rule} />}
      {clock.kind === 'stayMissing' && <p className={styles.ask}>{t('chain:clock.stayMissing')}</p>}
      {clock.kind !== 'noRule' && rule && 'from' in clock && (
        <p className={styles.small}>
          {rule.countedFrom === 'stay' ? <Stay /> : <Counted from={clock.from} />}
        </p>
      )}
      {clock.kind === 'stayMissing' && <Stay />}
      {rule && rule.changes.length > 0 && (
        <details className={styles.changes}>
          <summary>{t('chain:clock.changes')}</summary>
          <ul>
            {rule.changes.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      {!readOnly && (
        <div className={card.actions}>
          {clock.kind === 'before' && (
            <Button variant="secondary" size="sm" onClick={() => setRecording(true)}>
              {t('chain:clock.record')}
            </Button>
          )}
          {clock.kind === 'running' && (
            <Button
              variant="secondary"
              size="sm"
              onClick={() => commands.update(clock.transition.id, { doneOn: today })}
            >
              {t('chain:clock.finish')}
            </Button>
          )}
          {clock.kind === 'done' && (
            <Button
              variant="quiet"
              size="sm"
              onClick={() => commands.update(clock.transition.id, { doneOn: undefined })}
            >
              {t('chain:clock.reopen')}
            </Button>
          )}
        </div>
      )}
      {isRecording && rule && clock.kind === 'before' && (
        <RecordDialog rule={rule} on={clock.dueOn} onClose={() => setRecording(false)} />
      )}
    </section>
  );
}

/** How much of the way the needle has gone, 0 to 1. */
function shareOf(clock: TransitionClock, today: string): number {
  switch (clock.kind) {
    case 'before': {
      const all = Math.max(1, daysBetween(clock.from, clock.dueOn));
      return daysBetween(clock.from, today) / all;
    }
    case 'running':
      return clock.day / clock.of;
    case 'done':
      return 1;
    case 'noRule':
    case 'stayMissing':
      return 0;
  }
}

function Standing({ clock }: { readonly clock: TransitionClock }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const today = useToday();
  const days = (count: number) => t('days', { count });
  switch (clock.kind) {
    case 'noRule':
      return <p className={styles.small}>{t('clock.noRule')}</p>;
    case 'stayMissing':
      return null;
    case 'before': {
      const { dueOn, daysLeft } = clock;
      return (
        <>
          <p>{t('clock.expected', { date: format.date(dueOn) })}</p>
          {daysLeft > 0 ? (
            <p>
              <strong>{t('clock.left', { days: t('length', { count: daysLeft }) })}</strong>
            </p>
          ) : (
            <p className={styles.late}>
              {daysLeft === 0 ? t('clock.reached') : t('clock.passed', { days: days(-daysLeft) })}
            </p>
          )}
        </>
      );
    }
    case 'running': {
      const { transition, day, of, until, isLate } = clock;
      return (
        <>
          <p>
            {t('clock.on', { date: format.date(transition.on) })},{' '}
            <strong>{t('clock.dayOf', { day, of })}</strong>
          </p>
          <p className={isLate ? styles.late : styles.muted}>
            {isLate
              ? t('clock.late', { days: days(daysBetween(until, today)) })
              : t('clock.until', { date: format.date(until) })}
          </p>
        </>
      );
    }
    case 'done':
      return (
        <>
          <p>{t('clock.on', { date: format.date(clock.transition.on) })}</p>
          <p className={styles.muted}>
            {t('clock.doneOn', { date: format.date(clock.transition.doneOn ?? '') })}
          </p>
        </>
      );
  }
}

function RuleWords({ rule }: { readonly rule: TransitionRule }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const today = useToday();
  const { label, source, validFrom, validUntil, reviewBy } = rule;
  const said = { label, source, date: format.date(validFrom) };
  return (
    <p className={styles.rule}>
      {validUntil
        ? t('clock.ruleUntil', { ...said, until: format.date(validUntil) })
        : t('clock.rule', said)}{' '}
      {reviewBy && reviewBy < today && (
        <strong>{t('clock.review', { date: format.date(reviewBy) })} </strong>
      )}
      {t('clock.only')}
    </p>
  );
}

function Counted({ from }: { readonly from: string }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  return <>{t('clock.countedSphere', { date: format.date(from) })}</>;
}

/** The day the stay began, entered where it is missing. */
function Stay() {
  const { t } = useTranslation('chain');
  const { board, author } = useCaseSession();
  const commands = useChainCommands();
  const stayBeganOn = useBoard(({ meta }) => meta.stayBeganOn);
  return (
    <>
      {stayBeganOn ? t('clock.countedStay') : t('clock.stay')}{' '}
      <DayButton
        label={t('clock.stay')}
        of={t('clock.title')}
        day={stayBeganOn}
        onChange={(day) => commands.tried(() => updateMeta(board, author, { stayBeganOn: day }))}
      />
    </>
  );
}
