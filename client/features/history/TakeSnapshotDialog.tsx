import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { snapshotNameMax } from '../../../shared/protocol/snapshots.ts';
import { ApiFailure } from '../../sync/api.ts';
import { takeSnapshot } from '../../sync/snapshot-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';

export function TakeSnapshotDialog(props: { onClose(): void; onTaken(): void }) {
  const { t } = useTranslation(['history', 'common', 'errors']);
  const { caseId } = useCaseSession();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const isMissing = name.trim() === '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) form.current?.querySelector('input')?.focus();
    if (isMissing || isTaking) return;
    setTaking(true);
    try {
      await takeSnapshot(caseId, name.trim());
      toasts.info({ title: t('history:taken', { name: name.trim() }) });
      props.onTaken();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) });
      setTaking(false);
    }
  };

  return (
    <Dialog
      title={t('history:take')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('common:cancel')}
          </Button>
          <Button aria-busy={isTaking} onClick={() => form.current?.requestSubmit()}>
            {t('history:take')}
          </Button>
        </>
      }
    >
      <form ref={form} noValidate onSubmit={submit}>
        <p>{t('history:takeLead')}</p>
        <TextField
          label={t('history:name')}
          hint={t('history:nameHint')}
          maxLength={snapshotNameMax}
          value={name}
          error={isTried && isMissing ? t('history:nameMissing') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
