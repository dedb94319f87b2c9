import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fits, type Strategy, updateStrategy } from '../../../shared/case/strategy.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './FitForm.module.css';
import { type FitAspect, fitOf } from './fit-of.ts';

const reasonMax = 120;

/** A level is nothing without its reason: both are set together. */
export function FitForm(props: {
  readonly strategy: Strategy;
  readonly aspect: FitAspect;
  onDone(): void;
}) {
  const { t } = useTranslation('strategies');
  const { t: method } = useTranslation('method');
  const { strategy, aspect, onDone } = props;
  const session = useCaseSession();
  const command = useCommand();
  const now = fitOf(strategy, aspect);
  const [fit, setFit] = useState(now.fit);
  const [reason, setReason] = useState(now.reason ?? '');
  const [isTried, setTried] = useState(false);
  const hasReason = reason.trim() !== '';

  const save = (level: typeof fit, why: string | undefined) => {
    const done = command(() => {
      updateStrategy(
        session.board,
        session.author,
        strategy.id,
        aspect === 'direction'
          ? { fitToDirection: level, fitToDirectionReason: why }
          : { fitToWill: level, fitToWillReason: why },
      );
      return true;
    });
    if (done) onDone();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fit && hasReason) save(fit, reason);
  };
  return (
    <form noValidate className={styles.form} onSubmit={onSubmit}>
      <SegmentedSwitch
        label={t('weighTitle', { letter: strategy.letter })}
        options={fits.map((value) => ({ value, label: method(`fit.${value}`) }))}
        value={fit}
        onChange={(value) => setFit(fits.find((each) => each === value))}
      />
      {isTried && !fit && (
        <p role="alert" className={styles.error}>
          {t('fitMissing')}
        </p>
      )}
      <TextField
        label={t('fitReason')}
        required
        maxLength={reasonMax}
        value={reason}
        error={isTried && !hasReason ? t('fitReasonMissing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.actions}>
        {now.fit && (
          <Button variant="quiet" onClick={() => save(undefined, undefined)}>
            {t('fitClear')}
          </Button>
        )}
        <Button type="submit">{t('fitApply')}</Button>
      </div>
    </form>
  );
}
