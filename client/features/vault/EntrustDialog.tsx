import { Check, Plus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../../shared/case/entries.ts';
import { entrustReasonMax } from '../../../shared/case/vaults.ts';
import { ApiFailure } from '../../sync/api.ts';
import { useDepartments } from '../../sync/town.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { entrust, release } from '../../sync/vault-api.ts';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import styles from './EntrustDialog.module.css';

/** Entrusts the entry the case view asks about, or opens it for all where it is entrusted. */
export function EntrustDialog({ seats }: { readonly seats: readonly string[] }) {
  const entry = useCaseView((view) => view.entrusting);
  return entry && <EntryDialog key={entry.id} entry={entry} seats={seats} />;
}

function EntryDialog({
  entry,
  seats,
}: {
  readonly entry: EntryRef;
  readonly seats: readonly string[];
}) {
  const { t } = useTranslation(['vault', 'common', 'errors']);
  const { caseId, boardStore, participant } = useCaseSession();
  const view = useCaseViewStore();
  const form = useRef<HTMLFormElement>(null);
  const text = useBoard((board) => {
    const entity = board.resources.get(entry.id) ?? board.gaps.get(entry.id);
    return entity && ('text' in entity ? entity.text : entity.question);
  });
  // What is asked stays the same while it is answered.
  const [isRelease] = useState(
    () => boardStore.getState()[entry.root].get(entry.id)?.entrusted !== undefined,
  );
  const [departments, setDepartments] = useState<readonly string[]>([participant.department]);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const isMissing = reason.trim() === '';
  const close = () => view.setState({ entrusting: undefined });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isSending || isMissing) {
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    setSending(true);
    const { root, id } = entry;
    try {
      if (isRelease) await release(caseId, { root, id, reason: reason.trim() });
      else await entrust(caseId, { root, id, departments, reason: reason.trim() });
      announce(t(isRelease ? 'vault:releaseDone' : 'vault:entrustDone'));
      close();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t('vault:failed'), body: t(`errors:api.${error.code}`) }, 'entrust');
      setSending(false);
    }
  };

  return (
    <Dialog
      title={t(isRelease ? 'vault:releaseTitle' : 'vault:entrustTitle')}
      onClose={close}
      actions={
        <>
          <Button variant="secondary" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button aria-busy={isSending} onClick={() => form.current?.requestSubmit()}>
            {t(isRelease ? 'vault:releaseSend' : 'vault:entrustSend')}
          </Button>
        </>
      }
    >
      <form ref={form} noValidate className={styles.form} onSubmit={submit}>
        <p className={styles.entry}>{text}</p>
        <p className={styles.lead}>{t(isRelease ? 'vault:releaseLead' : 'vault:entrustLead')}</p>
        {!isRelease && (
          <Seats
            own={participant.department}
            seats={seats}
            chosen={departments}
            onChange={setDepartments}
          />
        )}
        <TextArea
          label={t('vault:reason')}
          hint={t(isRelease ? 'vault:releaseHint' : 'vault:entrustHint')}
          required
          value={reason}
          maxLength={entrustReasonMax}
          error={isTried && isMissing ? t('vault:reasonMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

/** The departments at the table; the own one is always among the chosen. */
function Seats(props: {
  readonly own: string;
  readonly seats: readonly string[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}) {
  const { t } = useTranslation('vault');
  const { own, seats, chosen } = props;
  const departments = useDepartments(own).filter(
    ({ id }) => id === own || seats.length === 0 || seats.includes(id),
  );
  return (
    <fieldset className={styles.seats}>
      <legend>{t('departments')}</legend>
      <p className={styles.hint}>{t('ownDepartment')}</p>
      <div className={styles.chips}>
        {departments.map(({ id }) => {
          const isIn = chosen.includes(id);
          return (
            <button
              key={id}
              type="button"
              aria-pressed={isIn}
              aria-disabled={id === own}
              className={cx(styles.chip, !isIn && styles.out)}
              onClick={() => {
                if (id === own) return;
                props.onChange(isIn ? chosen.filter((each) => each !== id) : [...chosen, id]);
              }}
            >
              <DepartmentPill department={id} out={!isIn} />
              {isIn ? (
                <Check aria-hidden="true" size={18} />
              ) : (
                <Plus aria-hidden="true" size={18} />
              )}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
