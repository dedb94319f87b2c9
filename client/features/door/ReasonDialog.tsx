import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

const reasonMax = 280;

/** Why somebody is not let in, which the guest reads, or is let in though a consent is missing. */
export function ReasonDialog(props: {
  readonly purpose: 'admit' | 'deny';
  onClose(): void;
  onReason(reason: string): void;
}) {
  const { t } = useTranslation(['door', 'common']);
  const form = useId();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setError(t('reasonMissing'));
    else props.onReason(reason.trim());
  };
  return (
    <Dialog
      title={t(`reason.${props.purpose}.title`)}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" form={form}>
            {t(props.purpose)}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit}>
        <TextField
          label={t('reasonLabel')}
          hint={t(`reason.${props.purpose}.hint`)}
          maxLength={reasonMax}
          value={reason}
          error={error}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
