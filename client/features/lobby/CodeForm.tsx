import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LobbyInfo } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { enterByCode } from '../../sync/door-api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Lobby.module.css';

/** The six digits the room shows: whoever knows them may knock. */
export function CodeForm({ onEntered }: { onEntered(lobby: LobbyInfo): void }) {
  const { t } = useTranslation(['lobby', 'errors']);
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [isSending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    const digits = code.replace(/\D/g, '');
    // What cannot be a code would only use up the tries.
    if (digits.length !== 6) return setError(t('codeWrong'));
    setSending(true);
    try {
      onEntered(await enterByCode(digits));
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      setSending(false);
      setError(failure.code === 'notFound' ? t('codeWrong') : t(`errors:api.${failure.code}`));
    }
  };
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <TextField
        label={t('code')}
        hint={t('codeHint')}
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
      <Button type="submit" aria-busy={isSending} className={styles.wide}>
        {t('next')}
      </Button>
    </form>
  );
}
