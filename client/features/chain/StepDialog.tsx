import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainStep } from '../../../shared/case/chain.ts';
import { chronicleMax, targetDaysRange } from '../../../shared/case/chronicle.ts';
import { useDepartments } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PersonChips } from '../../ui/PersonChips.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { useToday } from '../../ui/use-today.ts';
import styles from './StepDialog.module.css';
import { useChainCommands } from './use-chain-commands.ts';

const dates = [
  ['needFoundOn', 'found'],
  ['startedOn', 'started'],
  ['doneOn', 'done'],
  ['expectedFrom', 'expected'],
] as const;

/** All there is to say of a step; without one, of a new one. */
export function StepDialog({ step, onClose }: { readonly step?: ChainStep; onClose(): void }) {
  const { t } = useTranslation(['chain', 'common']);
  const { participant } = useCaseSession();
  const commands = useChainCommands();
  const today = useToday();
  const form = useId();
  const [what, setWhat] = useState(step?.what ?? '');
  const [department, setDepartment] = useState(step?.department ?? participant.department);
  const [days, setDays] = useState<Partial<Record<(typeof dates)[number][0], string>>>({
    needFoundOn: step?.needFoundOn ?? '',
    startedOn: step?.startedOn ?? '',
    doneOn: step?.doneOn ?? '',
    expectedFrom: step?.expectedFrom ?? '',
  });
  const [target, setTarget] = useState(String(step?.targetDays ?? ''));
  const [handsTo, setHandsTo] = useState<readonly string[]>(step?.handsTo ?? []);
  const [handsWhat, setHandsWhat] = useState(step?.handsWhat ?? '');
  const [note, setNote] = useState(step?.note ?? '');
  const [isTried, setTried] = useState(false);
  const departments = useDepartments(department);
  const isMissing = what.trim() === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    const entered = {
      what,
      department,
      targetDays: target === '' ? undefined : Number(target),
      handsTo: [...handsTo].sort(),
      handsWhat: handsWhat.trim() || undefined,
      note: note.trim() || undefined,
      ...Object.fromEntries(dates.map(([field]) => [field, days[field] || undefined])),
    };
    // What others have changed meanwhile stays, where nothing else was entered here.
    const before = step as unknown as Record<string, unknown> | undefined;
    const changed = Object.fromEntries(
      Object.entries(entered).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(before?.[field]),
      ),
    );
    const isTaken = step
      ? commands.update(step.id, changed)
      : commands.add({ ...entered, on: today });
    if (isTaken) onClose();
  };

  return (
    <Dialog
      title={t(step ? 'chain:editTitle' : 'chain:addTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" form={form}>
            {t(step ? 'chain:save' : 'chain:add')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className={styles.form} onSubmit={submit}>
        <TextField
          label={t('chain:what')}
          value={what}
          maxLength={chronicleMax.what}
          error={isTried && isMissing ? t('chain:whatMissing') : undefined}
          onChange={(event) => setWhat(event.target.value)}
        />
        <div className={styles.pair}>
          <Select
            label={t('chain:department')}
            value={department}
            onChange={(event) => setDepartment(event.target.value)}
          >
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <TextField
            type="number"
            label={t('chain:target')}
            {...targetDaysRange}
            value={target}
            onChange={(event) => setTarget(event.target.value)}
          />
          {dates.map(([field, label]) => (
            <TextField
              key={field}
              type="date"
              label={t(`chain:${label}`)}
              value={days[field] ?? ''}
              onChange={(event) => setDays({ ...days, [field]: event.target.value })}
            />
          ))}
        </div>
        <div className={styles.group}>
          <span className={styles.caption}>{t('chain:handsTo')}</span>
          <PersonChips
            label={t('chain:handsTo')}
            chips={departments.map(({ id }) => ({ id, label: id }))}
            selected={handsTo}
            onToggle={(id) =>
              setHandsTo(
                handsTo.includes(id) ? handsTo.filter((each) => each !== id) : [...handsTo, id],
              )
            }
          />
        </div>
        <div className={styles.pair}>
          <TextField
            label={t('chain:handsWhat')}
            value={handsWhat}
            maxLength={chronicleMax.more}
            onChange={(event) => setHandsWhat(event.target.value)}
          />
          <TextField
            label={t('chain:note')}
            value={note}
            maxLength={chronicleMax.more}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      </form>
    </Dialog>
  );
}
