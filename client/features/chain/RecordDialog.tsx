import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordTransition } from '../../../shared/case/chain-commands.ts';
import { startHandover } from '../../../shared/case/handover-commands.ts';
import { write } from '../../../shared/case/write.ts';
import type { TransitionRule } from '../../../shared/method/transition-rules.ts';
import { useTown } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToday } from '../../ui/use-today.ts';
import { useChainCommands } from './use-chain-commands.ts';

/** The day the Rechtskreis changed: with it the hand-over begins. */
export function RecordDialog(props: {
  readonly rule: TransitionRule;
  /** The day the clock reckons with. */
  readonly on: string;
  onClose(): void;
}) {
  const { t } = useTranslation(['chain', 'common', 'method']);
  const { board, author, participant } = useCaseSession();
  const { departments } = useTown();
  const { tried } = useChainCommands();
  const today = useToday();
  const form = useId();
  const { rule, onClose } = props;
  const [on, setOn] = useState(props.on < today ? props.on : today);
  const of = (sphere: string) =>
    departments.filter(({ legalSphere, retired }) => legalSphere === sphere && !retired);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (on === '') return;
    const isTaken = tried(() =>
      write(board, author, () => {
        const id = recordTransition(board, author, {
          on,
          to: rule.to,
          what: t('chain:clock.step'),
          department: of(rule.from)[0]?.id ?? participant.department,
          handsTo: of(rule.to).map(({ id: each }) => each),
          targetDays: rule.handoverDays,
          ruleId: rule.id,
        });
        startHandover(board, author, id, rule.checklist);
      }),
    );
    if (isTaken) onClose();
  };

  return (
    <Dialog
      title={t('chain:clock.recordTitle', { sphere: t(`method:legalSphere.${rule.to}`) })}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" form={form}>
            {t('chain:clock.recordDo')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit}>
        <p>{t('chain:clock.recordLead')}</p>
        <TextField
          type="date"
          label={t('chain:clock.recordOn')}
          value={on}
          error={on === '' ? t('chain:clock.recordMissing') : undefined}
          onChange={(event) => setOn(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
