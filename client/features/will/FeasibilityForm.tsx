import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  feasibilities,
  feasibilityReasonMax,
  type Feasibility as Level,
  type Will,
} from '../../../shared/case/will.ts';
import { judgeFeasibility } from '../../../shared/case/will-commands.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './Feasibility.module.css';
import { fitOfLevel } from './fit-of-level.ts';

const levels = feasibilities.filter((level) => level !== 'unknown');

/** A level is nothing without its reason: both are set together. */
export function FeasibilityForm({ will, onDone }: { readonly will: Will; onDone(): void }) {
  const { t } = useTranslation(['will', 'method']);
  const { board, author } = useCaseSession();
  const run = useCommand();
  const [level, setLevel] = useState(levels.find((each) => each === will.feasibility));
  const [reason, setReason] = useState(will.feasibilityReason ?? '');
  const [isTried, setTried] = useState(false);
  const hasReason = reason.trim() !== '';

  const save = (next: Level) => {
    const done = run(() => {
      judgeFeasibility(board, author, will.id, next, reason);
      return true;
    });
    if (done) onDone();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (level && hasReason) save(level);
  };
  return (
    <form noValidate className={styles.form} onSubmit={onSubmit}>
      <SegmentedSwitch
        label={t('judgeTitle')}
        options={levels.map((value) => ({ value, label: t(`method:fit.${fitOfLevel[value]}`) }))}
        value={level}
        onChange={(value) => setLevel(levels.find((each) => each === value))}
      />
      {isTried && !level && (
        <p role="alert" className={styles.error}>
          {t('levelMissing')}
        </p>
      )}
      <TextField
        label={t('reason')}
        required
        maxLength={feasibilityReasonMax}
        value={reason}
        error={isTried && !hasReason ? t('reasonMissing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.actions}>
        {will.feasibility !== 'unknown' && (
          <Button variant="quiet" onClick={() => save('unknown')}>
            {t('clear')}
          </Button>
        )}
        <Button type="submit">{t('apply')}</Button>
      </div>
    </form>
  );
}
