import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeMax, wallClock } from '../../../shared/method/agenda.ts';
import { ApiFailure, createConference } from '../../sync/api.ts';
import { useDepartments, useTown } from '../../sync/town.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { AgendaPage } from './AgendaPage.tsx';
import styles from './NewConferencePage.module.css';
import { nextWeekday } from './next-weekday.ts';

/** Day, start and place; everything else on the page that follows. */
export function NewConferencePage(props: { account: ReactNode; onCreated(id: string): void }) {
  const { t } = useTranslation(['agenda', 'errors']);
  const toasts = useToasts();
  const form = useRef<HTMLFormElement>(null);
  const { conference: defaults } = useTown();
  const departments = useDepartments();
  const [date, setDate] = useState(() => nextWeekday(wallClock(Date.now()).date, defaults.weekday));
  const [start, setStart] = useState(defaults.start);
  const [place, setPlace] = useState(defaults.place);
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    setAsked(true);
    if (!date || !start) {
      form.current?.querySelector<HTMLElement>('input:invalid')?.focus();
      return;
    }
    setSending(true);
    try {
      const { id } = await createConference({
        date,
        start,
        place: place.trim(),
        items: [],
        invited: departments.map((department) => department.id),
      });
      props.onCreated(id);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error(
        { title: t('form.failed'), body: t(`errors:api.${error.code}`) },
        'new-conference',
      );
      setSending(false);
    }
  };

  return (
    <AgendaPage title={t('form.newTitle')} account={props.account}>
      <h1 className={styles.title}>{t('form.newTitle')}</h1>
      <p className={styles.lead}>{t('form.lead')}</p>
      <form ref={form} noValidate onSubmit={submit} className={styles.form}>
        <TextField
          type="date"
          required
          label={t('form.date')}
          value={date}
          error={asked && !date ? t('form.dateMissing') : undefined}
          onChange={(event) => setDate(event.target.value)}
          autoFocus
        />
        <TextField
          type="time"
          required
          label={t('form.start')}
          value={start}
          error={asked && !start ? t('form.startMissing') : undefined}
          onChange={(event) => setStart(event.target.value)}
        />
        <TextField
          label={t('form.place')}
          value={place}
          maxLength={placeMax}
          placeholder={t('form.placePlaceholder')}
          onChange={(event) => setPlace(event.target.value)}
        />
        <Button type="submit" aria-busy={sending} className={styles.submit}>
          {t('form.create')}
        </Button>
      </form>
    </AgendaPage>
  );
}
