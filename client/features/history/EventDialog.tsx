import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addChronicleEntry } from '../../../shared/case/chronicle-commands.ts';
import { useTown } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useToday } from '../../ui/use-today.ts';
import styles from './EventDialog.module.css';

const spans = ['needFoundOn', 'startedOn', 'doneOn'] as const;
const spanWords = {
  needFoundOn: 'eventNeed',
  startedOn: 'eventStarted',
  doneOn: 'eventDone',
} as const;

/** What happened, when, and, where it is about waiting, from when to when. */
export function EventDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['history', 'common']);
  const { board, author, participant } = useCaseSession();
  const { departments } = useTown();
  const run = useCommand();
  const today = useToday();
  const form = useRef<HTMLFormElement>(null);
  const [what, setWhat] = useState('');
  const [on, setOn] = useState(today);
  const [department, setDepartment] = useState(participant.department);
  const [dates, setDates] = useState<Partial<Record<(typeof spans)[number], string>>>({});
  const [isTried, setTried] = useState(false);
  const errors = {
    what: what.trim() === '' ? t('history:eventWhatMissing') : undefined,
    on: on === '' ? t('history:eventOnMissing') : undefined,
    doneOn:
      dates.doneOn &&
      [dates.startedOn, dates.needFoundOn].some((day) => day && day > (dates.doneOn ?? ''))
        ? t('history:eventOrder')
        : undefined,
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(errors).some(Boolean)) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], input')?.focus();
      return;
    }
    const given = Object.fromEntries(Object.entries(dates).filter(([, day]) => day));
    const id = run(() => addChronicleEntry(board, author, { on, what, department, ...given }));
    if (id !== undefined) onClose();
  };

  return (
    <Dialog
      title={t('history:event')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button onClick={() => form.current?.requestSubmit()}>{t('history:eventAdd')}</Button>
        </>
      }
    >
      <form ref={form} noValidate className={styles.form} onSubmit={submit}>
        <TextField
          type="text"
          label={t('history:eventWhat')}
          maxLength={280}
          value={what}
          error={isTried ? errors.what : undefined}
          onChange={(event) => setWhat(event.target.value)}
        />
        <div className={styles.row}>
          <TextField
            type="date"
            label={t('history:eventOn')}
            value={on}
            error={isTried ? errors.on : undefined}
            onChange={(event) => setOn(event.target.value)}
          />
          <Select
            label={t('history:eventDepartment')}
            value={department}
            onChange={(event) => setDepartment(event.target.value)}
          >
            {departments
              .filter(({ id, retired }) => !retired || id === department)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        </div>
        <details className={styles.more}>
          <summary>{t('history:eventMore')}</summary>
          <div className={styles.row}>
            {spans.map((span) => (
              <TextField
                key={span}
                type="date"
                label={t(`history:${spanWords[span]}`)}
                value={dates[span] ?? ''}
                error={isTried && span === 'doneOn' ? errors.doneOn : undefined}
                onChange={(event) => setDates({ ...dates, [span]: event.target.value })}
              />
            ))}
          </div>
        </details>
      </form>
    </Dialog>
  );
}
