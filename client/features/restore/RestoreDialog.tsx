import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Since } from '../../../shared/case/turn-back.ts';
import { checkpointDays } from '../../../shared/protocol/checkpoints.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Meaning } from './Meaning.tsx';
import styles from './RestoreDialog.module.css';
import { StateList } from './StateList.tsx';
import { useCheckpoints } from './use-checkpoints.ts';
import { useRestore } from './use-restore.ts';
import { useStateWords } from './use-state-words.ts';

const isSame = (since: Since) => Object.values(since).every((count) => count === 0);

/** Choose what the board is to say again. */
export function RestoreDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['restore', 'common', 'errors']);
  const { caseId } = useCaseSession();
  const { states, since, failure } = useCheckpoints(caseId);
  const stateWords = useStateWords();
  const { restore, isRestoring } = useRestore();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<number>();
  const [isTried, setTried] = useState(false);
  const difference = chosen === undefined ? undefined : since.get(chosen);
  const isNeedless = difference ? isSame(difference) : false;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen === undefined) form.current?.querySelector('input')?.focus();
    else if (!isNeedless && (await restore(chosen))) onClose();
  };

  return (
    <Dialog
      title={t('restore:title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          {states && states.length > 0 && (
            <Button
              aria-busy={isRestoring}
              aria-disabled={isNeedless}
              onClick={() => form.current?.requestSubmit()}
            >
              {chosen === undefined
                ? t('restore:title')
                : t('restore:submit', { state: stateWords(chosen) })}
            </Button>
          )}
        </>
      }
    >
      <form ref={form} noValidate className={styles.form} onSubmit={submit}>
        <p>{t('restore:lead')}</p>
        {!states && !failure && <p role="status">{t('restore:loading')}</p>}
        {failure && <p role="alert">{t(`errors:api.${failure.code}`)}</p>}
        {states?.length === 0 && <p role="status">{t('restore:none')}</p>}
        {states && states.length > 0 && (
          <StateList states={states} since={since} chosen={chosen} onChoose={setChosen} />
        )}
        <div aria-live="polite">
          {chosen !== undefined && <Meaning since={difference} />}
          {chosen === undefined && isTried && (
            <p className={styles.missing}>{t('restore:choose')}</p>
          )}
        </div>
        <p className={styles.note}>{t('restore:kept', { days: checkpointDays })}</p>
      </form>
    </Dialog>
  );
}
