import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CasePrivacy, extensionReasonMax } from '../../../shared/protocol/privacy.ts';
import { extendRetention } from '../../sync/privacy-api.ts';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import { FormDialog } from './FormDialog.tsx';
import { useChange } from './use-change.ts';

export function ExtendDialog(props: {
  readonly caseId: string;
  /** The day that holds by now. */
  readonly until: string;
  onExtended(privacy: CasePrivacy): void;
  onClose(): void;
}) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const toasts = useToasts();
  const today = useToday();
  const { isSending, send } = useChange(t('failed'));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const after = props.until > today ? props.until : today;
  const isWrong = until <= after;
  const isMissing = reason.trim() === '';

  const submit = () => {
    setAsked(true);
    if (isWrong || isMissing) return false;
    void send(async () => {
      props.onExtended(await extendRetention(props.caseId, { until, reason: reason.trim() }));
      toasts.info({ title: t('extendDialog.done', { date: format.date(until) }) });
      props.onClose();
    });
    return true;
  };

  return (
    <FormDialog
      title={t('extendDialog.title')}
      submit={t('extendDialog.submit')}
      isSending={isSending}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <TextField
        type="date"
        label={t('extendDialog.until')}
        value={until}
        min={after}
        error={
          asked && isWrong ? t('extendDialog.untilWrong', { date: format.date(after) }) : undefined
        }
        onChange={(event) => setUntil(event.target.value)}
      />
      <TextArea
        label={t('extendDialog.reason')}
        hint={t('extendDialog.reasonHint')}
        value={reason}
        maxLength={extensionReasonMax}
        error={asked && isMissing ? t('extendDialog.reasonMissing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
