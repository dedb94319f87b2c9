import { Bell, Check, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure, reveal } from '../../sync/api.ts';
import { useCaseSession, useSyncStatus } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import styles from './OpenRoundBar.module.css';
import { RevealDialog } from './RevealDialog.tsx';
import { type RoundView, spokenIn } from './round-view.ts';
import { useWeighing } from './weighing.tsx';

/** Fewer departments are no group. */
const departmentsToReveal = 2;

/** Who has given a stance, never what; the chair reminds and reveals. */
export function OpenRoundBar(props: {
  readonly view: RoundView & { readonly kind: 'open' };
  onDone(): void;
}) {
  const { t } = useTranslation('weighing');
  const { t: errors } = useTranslation('errors');
  const session = useCaseSession();
  const isOffline = useSyncStatus().kind === 'offline';
  const isChair = useIsChair();
  const isPhone = useMedia(breakpoints.phone);
  const { departments, missing } = useWeighing();
  const { round } = props.view;
  const [isAsking, setAsking] = useState(false);
  const given = departments.length - missing.length;
  const canReveal = spokenIn(round).length >= departmentsToReveal;

  const remind = () => {
    if (isOffline) {
      toasts.refused(t('remindOffline'));
      return;
    }
    session.remind(missing);
    toasts.info({ title: t('reminded', { departments: missing.join(', ') }) }, 'reminded');
  };
  const revealNow = async () => {
    if (!round) return;
    try {
      await reveal(session.caseId, { roundId: round.id });
      setAsking(false);
      props.onDone();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setAsking(false);
      const why = error.code === 'unavailable' ? t('revealOffline') : errors(`api.${error.code}`);
      toasts.error({ title: t('revealFailed'), body: why }, 'reveal');
    }
  };

  return (
    <>
      <EyeOff aria-hidden="true" size={20} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.count}>
          {spokenIn(round).length === 0
            ? t('nobody')
            : t('count', { given, all: departments.length })}
        </p>
        {!isPhone && <p className={styles.hint}>{t('sealedHint')}</p>}
      </div>
      <ul className={styles.table}>
        {departments.map((department) => {
          const isOpen = missing.includes(department);
          return (
            <li key={department} className={styles.seat}>
              <DepartmentPill department={department} out={isOpen} />
              {isOpen ? (
                t('open')
              ) : (
                <>
                  <Check aria-hidden="true" size={16} className={styles.check} />
                  <span className="visually-hidden">{t('given')}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {isChair && (
        <div className={styles.actions}>
          <Button
            variant="secondary"
            icon={Bell}
            aria-disabled={missing.length === 0}
            onClick={() => missing.length > 0 && remind()}
          >
            {t('remind')}
          </Button>
          <Button
            icon={Eye}
            onClick={() => {
              if (!canReveal) toasts.refused(t('revealNeedsTwo'));
              else if (missing.length > 0) setAsking(true);
              else void revealNow();
            }}
          >
            {t('reveal')}
          </Button>
        </div>
      )}
      {isAsking && (
        <RevealDialog
          missing={missing}
          onReveal={() => void revealNow()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
