import { Camera, Stamp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { ApiFailure } from '../../sync/api.ts';
import { closeMinutes } from '../../sync/minutes-api.ts';
import { useEditors } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { toasts } from '../../ui/toasts.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './CloseMinutes.module.css';

/** The chair closes the minutes: from then on they are what the Momentaufnahme says. `pending`: how much of the round they do not say. */
export function CloseMinutes(props: {
  readonly caseId: string;
  readonly sitting: Sitting;
  readonly pending: number;
}) {
  const { t } = useTranslation(['minutes', 'common', 'errors']);
  const format = useFormat();
  const isChair = useIsChair();
  const [isAsking, setAsking] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const { caseId, sitting, pending } = props;
  const writers = [
    ...new Set(useEditors(sitting.id, 'notes').map(({ participant }) => participant.department)),
  ].map((id) => departmentOf(id).id);
  const close = async () => {
    if (isClosing) return;
    setClosing(true);
    try {
      await closeMinutes(caseId, sitting.id);
      setAsking(false);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) });
    }
    setClosing(false);
  };
  return (
    <section className={styles.box}>
      <h2 className={styles.title}>
        <Stamp aria-hidden="true" size={18} />
        {t('minutes:close')}
      </h2>
      <p className={styles.lead}>{t('minutes:closeLead')}</p>
      {isChair ? (
        <Button icon={Camera} aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {t('minutes:closeNow')}
        </Button>
      ) : (
        <p className={styles.lead}>{t('minutes:onlyChair')}</p>
      )}
      {isAsking && (
        <Dialog
          title={t('minutes:closeAsk', { date: format.date(isoDay(sitting.startedAt)) })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="secondary" onClick={() => setAsking(false)}>
                {t('common:cancel')}
              </Button>
              <Button icon={Camera} aria-busy={isClosing} onClick={() => void close()}>
                {t('minutes:close')}
              </Button>
            </>
          }
        >
          <p role="status" className={styles.writing}>
            {writers.length > 0 &&
              t('minutes:closeWriting', {
                count: writers.length,
                departments: format.list(writers),
              })}
          </p>
          {pending > 0 && <p>{t('minutes:closePending', { count: pending })}</p>}
          <p>{t('minutes:closeWhat')}</p>
          {sitting.finishedAt === undefined && <p>{t('minutes:closeEnds')}</p>}
        </Dialog>
      )}
    </section>
  );
}
