import { Check, Trash2, Undo2, Waypoints } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExemplaryItem } from '../../../shared/protocol/exemplary.ts';
import { returnReasonMax } from '../../../shared/protocol/exemplary.ts';
import { ApiFailure } from '../../sync/api.ts';
import { releaseExemplary, returnExemplary, withdrawExemplary } from '../../sync/exemplary-api.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { ChainDialog } from './ChainDialog.tsx';
import styles from './Exemplary.module.css';

/** What whoever looks at an exemplary case may do with it. */
export function ExemplaryActions(props: {
  readonly item: ExemplaryItem;
  readonly isCoordinator: boolean;
  onChanged(item: ExemplaryItem): void;
  onWithdrawn(): void;
}) {
  const { t } = useTranslation(['exemplary', 'common', 'errors']);
  const { id, title, mayReview, mayWithdraw, state } = props.item;
  const [dialog, setDialog] = useState<'return' | 'withdraw' | 'chain'>();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const close = () => setDialog(undefined);

  const run = async (work: () => Promise<void>, done: string) => {
    if (isBusy) return;
    setBusy(true);
    try {
      await work();
      toasts.info({ title: done });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) }, 'exemplary');
    }
    setBusy(false);
    close();
  };
  const release = () =>
    run(async () => props.onChanged(await releaseExemplary(id)), t('open.releasedDone'));
  const giveBack = () => {
    setChecked(true);
    if (!reason.trim()) return;
    void run(
      async () => props.onChanged(await returnExemplary(id, reason)),
      t('open.returnedDone'),
    );
  };
  const withdraw = () =>
    run(async () => {
      await withdrawExemplary(id);
      props.onWithdrawn();
    }, t('open.withdrawnDone'));

  const actions = (primary: ReactNode) => (
    <>
      <Button variant="secondary" onClick={close}>
        {t('common:cancel')}
      </Button>
      {primary}
    </>
  );
  return (
    <div className={styles.actions}>
      {mayReview && (
        <>
          <Button size="sm" icon={Check} aria-busy={isBusy} onClick={() => void release()}>
            {t('open.release')}
          </Button>
          <Button variant="secondary" size="sm" icon={Undo2} onClick={() => setDialog('return')}>
            {t('open.giveBack')}
          </Button>
        </>
      )}
      {state === 'released' && props.isCoordinator && (
        <Button variant="secondary" size="sm" icon={Waypoints} onClick={() => setDialog('chain')}>
          {t('open.chain')}
        </Button>
      )}
      {mayWithdraw && (
        <Button variant="quiet" size="sm" icon={Trash2} onClick={() => setDialog('withdraw')}>
          {t('open.withdraw')}
        </Button>
      )}
      {dialog === 'return' && (
        <Dialog
          title={t('open.giveBackTitle')}
          onClose={close}
          actions={actions(
            <Button icon={Undo2} aria-busy={isBusy} onClick={giveBack}>
              {t('open.giveBackSubmit')}
            </Button>,
          )}
        >
          <TextArea
            label={t('open.reason')}
            maxLength={returnReasonMax}
            value={reason}
            error={isChecked && !reason.trim() ? t('open.reasonMissing') : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
        </Dialog>
      )}
      {dialog === 'withdraw' && (
        <Dialog
          title={t('open.withdrawTitle')}
          onClose={close}
          actions={actions(
            <Button variant="danger" aria-busy={isBusy} onClick={() => void withdraw()}>
              {t('open.withdrawSubmit')}
            </Button>,
          )}
        >
          <p>{t('open.withdrawBody')}</p>
        </Dialog>
      )}
      {dialog === 'chain' && (
        <ChainDialog title={title} field={props.item.fields[0] ?? 'work'} onClose={close} />
      )}
    </div>
  );
}
