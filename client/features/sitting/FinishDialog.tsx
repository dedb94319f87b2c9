import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openGapCount } from '../../../shared/case/select.ts';
import { sittingClock } from '../../../shared/case/sitting.ts';
import { useBoard, useCaseSession, useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useSittingCommands } from '../../ui/use-sitting-commands.ts';
import { isoDay } from '../../words/format.ts';

const minuteMs = 60_000;

/** Closes the consultation, with the day of the next look. */
export function FinishDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('sitting');
  const { author } = useCaseSession();
  const sitting = useChair((chair) => chair.sitting);
  const openGaps = useBoard(openGapCount);
  const commands = useSittingCommands();
  const formId = useId();
  const [nextLook, setNextLook] = useState(sitting?.nextLook ?? '');
  const [isWrong, setWrong] = useState(false);
  if (!sitting) return null;
  const { usedMs, plannedMs } = sittingClock(sitting, author.now());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isPast = nextLook !== '' && nextLook < isoDay(author.now());
    setWrong(isPast);
    if (isPast) return;
    const isNew = nextLook !== '' && nextLook !== sitting.nextLook;
    if (isNew) commands.step({ kind: 'nextLook', on: nextLook });
    commands.finish();
    toasts.info({ title: t('finished') });
    onClose();
  };
  return (
    <Dialog
      title={t('finishTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form={formId}>
            {t('finish')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <p>{t('finishBody')}</p>
        <p>
          {t('finishTime', {
            used: Math.round(usedMs / minuteMs),
            planned: Math.round(plannedMs / minuteMs),
          })}
        </p>
        <p>{t('finishGaps', { count: openGaps })}</p>
        <TextField
          label={t('nextLook')}
          type="date"
          value={nextLook}
          min={isoDay(author.now())}
          error={isWrong ? t('nextLookWrong') : undefined}
          onChange={(event) => setNextLook(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
