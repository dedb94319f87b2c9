import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainStep } from '../../../shared/case/chain.ts';
import { chronicleMax } from '../../../shared/case/chronicle.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useChainCommands } from './use-chain-commands.ts';

/** Why a family goes without a step. */
export function SkipDialog({ step, onClose }: { readonly step: ChainStep; onClose(): void }) {
  const { t } = useTranslation(['chain', 'common']);
  const commands = useChainCommands();
  const form = useId();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing && commands.update(step.id, { skippedBecause: reason })) onClose();
  };
  return (
    <Dialog
      title={t('chain:skipTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" form={form}>
            {t('chain:skipDo')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit}>
        <p>{t('chain:skipLead', { step: step.what })}</p>
        <TextField
          label={t('chain:reason')}
          value={reason}
          maxLength={chronicleMax.more}
          error={isTried && isMissing ? t('chain:reasonMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
