import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ApiFailure, joinRoom } from '../../sync/api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './JoinByCode.module.css';

/** Opens the case whose room display shows these six digits. */
export function JoinByCode() {
  const { t } = useTranslation(['home', 'errors']);
  const [, navigate] = useLocation();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [isJoining, setJoining] = useState(false);

  const join = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isJoining) return;
    const digits = code.replace(/\D/g, '');
    // What cannot be a code would only use up the tries.
    if (digits.length !== 6) {
      setError(t('join.unknown'));
      return;
    }
    setJoining(true);
    try {
      const { caseId } = await joinRoom(digits);
      navigate(`/fall/${caseId}`);
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      setJoining(false);
      if (failure.code === 'notFound') setError(t('join.unknown'));
      else if (failure.code === 'tooMany') setError(t('join.tooMany'));
      else setError(t(`errors:api.${failure.code}`));
    }
  };

  return (
    <form className={styles.join} onSubmit={join} noValidate>
      <TextField
        label={t('join.code')}
        hint={t('join.hint')}
        error={error}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        className={styles.code}
        onChange={(event) => {
          setCode(event.target.value);
          setError(undefined);
        }}
      />
      <Button type="submit" variant="secondary" className={styles.submit}>
        {t('join.submit')}
      </Button>
    </form>
  );
}
