import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountLimits } from '../../../shared/protocol/account.ts';
import { changePassword } from '../../sync/account-api.ts';
import { ApiFailure } from '../../sync/api.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useToasts } from '../../ui/toasts.ts';
import styles from './AccountPage.module.css';

/** Changes the own password, or sets a first one. */
export function PasswordForm(props: {
  readonly login: string;
  readonly hasPassword: boolean;
  onChanged(): Promise<void>;
}) {
  const { t } = useTranslation(['people', 'entrance', 'errors']);
  const toasts = useToasts();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ field: 'current' | 'password'; text: string }>();
  const [isSending, setSending] = useState(false);
  const errorOf = (field: 'current' | 'password') =>
    wrong?.field === field ? wrong.text : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    if ([...password].length < accountLimits.passwordMin)
      return setWrong({
        field: 'password',
        text: t('entrance:passwordShort', { min: accountLimits.passwordMin }),
      });
    setSending(true);
    setWrong(undefined);
    try {
      await changePassword({ password, ...(props.hasPassword ? { current } : {}) });
      setCurrent('');
      setPassword('');
      toasts.info({ title: t('passwordChanged'), body: t('passwordChangedBody') }, 'account');
      await props.onChanged();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      const { code, field } = error;
      if (field === 'password') setWrong({ field, text: t('entrance:passwordCommon') });
      else if (field === 'current') setWrong({ field, text: t('currentWrong') });
      else if (code === 'tooMany') setWrong({ field: 'current', text: t('entrance:tooMany') });
      else toasts.error({ title: t('failed'), body: t(`errors:api.${code}`) }, 'account');
    } finally {
      setSending(false);
    }
  };

  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      {/* For password managers: whose password this is. */}
      <input type="text" autoComplete="username" value={props.login} readOnly hidden />
      {props.hasPassword && (
        <PasswordField
          label={t('current')}
          showLabel={t('entrance:showPassword')}
          autoComplete="current-password"
          value={current}
          error={errorOf('current')}
          onChange={setCurrent}
        />
      )}
      <PasswordField
        label={t('entrance:newPassword')}
        showLabel={t('entrance:showPassword')}
        hint={t('entrance:passwordHint', { min: accountLimits.passwordMin })}
        autoComplete="new-password"
        value={password}
        error={errorOf('password')}
        onChange={setPassword}
      />
      <Button type="submit" variant="secondary" aria-busy={isSending}>
        {t(props.hasPassword ? 'changePassword' : 'entrance:setPassword')}
      </Button>
    </form>
  );
}
