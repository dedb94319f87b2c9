import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePrivacy, Consent } from '../../../shared/protocol/privacy.ts';
import { withdrawConsent } from '../../sync/privacy-api.ts';
import { departmentOf } from '../../ui/departments.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useToday } from '../../ui/use-today.ts';
import { FormDialog } from './FormDialog.tsx';
import { useChange } from './use-change.ts';

/** Ends the access of a department at once. */
export function WithdrawDialog(props: {
  readonly caseId: string;
  readonly consent: Consent;
  onWithdrawn(privacy: CasePrivacy): void;
  onClose(): void;
}) {
  const { t } = useTranslation('privacy');
  const toasts = useToasts();
  const today = useToday();
  const { isSending, send } = useChange(t('failed'));
  const [on, setOn] = useState(today);
  const [asked, setAsked] = useState(false);
  const { id, department, givenOn } = props.consent;
  const isWrong = on === '' || on > today || on < givenOn;

  const submit = () => {
    setAsked(true);
    if (isWrong) return false;
    void send(async () => {
      props.onWithdrawn(await withdrawConsent(props.caseId, id, on));
      toasts.info({ title: t('withdrawDialog.done', { department }) });
      props.onClose();
    });
    return true;
  };

  return (
    <FormDialog
      title={t('withdrawDialog.title', { department })}
      submit={t('withdrawDialog.submit')}
      danger
      isSending={isSending}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <p>{t('withdrawDialog.body', { name: departmentOf(department).name })}</p>
      <TextField
        type="date"
        label={t('withdrawDialog.on')}
        value={on}
        min={givenOn}
        max={today}
        error={asked && isWrong ? t('withdrawDialog.dateWrong') : undefined}
        onChange={(event) => setOn(event.target.value)}
      />
    </FormDialog>
  );
}
