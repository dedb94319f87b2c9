import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/case/gap.ts';
import { useDepartments } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DayButtons } from '../../ui/DayButtons.tsx';
import { daysAfter } from '../../ui/due-days.ts';
import { Select, TextField } from '../../ui/TextField.tsx';
import { useSuggestedDays } from '../../ui/use-suggested-days.ts';
import { useToday } from '../../ui/use-today.ts';
import styles from './TakeAlongForm.module.css';
import { useGapActions } from './use-gap-actions.ts';

/** Takes a question along as an agreement: who asks, and until when. */
export function TakeAlongForm(props: { readonly gap: Gap; onDone(): void }) {
  const { gap, onDone } = props;
  const { t } = useTranslation('gaps');
  const { participant } = useCaseSession();
  const { takeAlong } = useGapActions();
  const today = useToday();
  const days = useSuggestedDays();
  const [department, setDepartment] = useState(participant.department);
  const departments = useDepartments(department);
  const [due, setDue] = useState(() => daysAfter(today, 7));
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const why = due === '' ? t('dueMissing') : due < today ? t('duePast') : undefined;
  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (why) form.current?.querySelector('input')?.focus();
        else if (takeAlong(gap, department, due)) onDone();
      }}
    >
      <Select
        label={t('asks')}
        hideLabel
        value={department}
        className={styles.who}
        onChange={(event) => setDepartment(event.target.value)}
      >
        {departments.map(({ id }) => (
          <option key={id} value={id}>
            {t('asksAs', { department: id })}
          </option>
        ))}
      </Select>
      <TextField
        type="date"
        label={t('due')}
        hideLabel
        required
        min={today}
        value={due}
        error={isTried ? why : undefined}
        className={styles.due}
        onChange={(event) => setDue(event.target.value)}
      />
      <Button type="submit" variant="secondary" className={styles.send}>
        {t('takeAlong')}
      </Button>
      <div className={styles.suggestions}>
        <span aria-hidden="true">{t('suggestions')}:</span>
        <DayButtons label={t('suggestions')} days={days} value={due} onChoose={setDue} />
      </div>
    </form>
  );
}
