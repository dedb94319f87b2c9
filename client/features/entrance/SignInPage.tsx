import { KeyRound, Lock, LogIn, TriangleAlert } from 'lucide-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionInfo } from '../../../shared/protocol/http.ts';
import { fetchSignIn, signInByPassword } from '../../sync/account-api.ts';
import { ApiFailure } from '../../sync/api.ts';
import { canUsePasskeys, PasskeyFailure, signInByPasskey } from '../../sync/passkeys.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Entrance } from './Entrance.tsx';
import styles from './Form.module.css';
import { useSignInProblem } from './use-sign-in-problem.ts';

/** The entrance for the town's staff. */
export function SignInPage(props: {
  readonly preferences: ReactNode;
  onEntered(info: SessionInfo): Promise<void>;
}) {
  const { t } = useTranslation(['entrance', 'common', 'errors']);
  const { value: info, failure, reload } = useFetched(fetchSignIn);
  return (
    <Entrance
      preferences={props.preferences}
      title={t('welcome')}
      lead={t('lead')}
      aside={
        <div className={styles.note}>
          <Lock aria-hidden="true" size={20} />
          <div>
            <h2 className={styles.noteTitle}>{t('confidential')}</h2>
            <p>{t('confidentialBody')}</p>
          </div>
        </div>
      }
    >
      <div className={styles.form}>
        {failure && (
          <>
            <p role="alert" className={styles.error}>
              {t(`errors:api.${failure.code}`)}
            </p>
            <Button variant="secondary" onClick={() => void reload()}>
              {t('common:retry')}
            </Button>
          </>
        )}
        {!info && !failure && <Skeleton label={t('common:loading')} rows={3} />}
        {info?.setUp && (
          <div className={styles.note}>
            <TriangleAlert aria-hidden="true" size={20} />
            <div>
              <h2 className={styles.noteTitle}>{t('noAccountsTitle')}</h2>
              <p>{t('noAccounts')}</p>
            </div>
          </div>
        )}
        {info?.by === 'password' && !info.setUp && <PasswordForm onEntered={props.onEntered} />}
        {info?.by === 'provider' && <ByProvider isAvailable={info.available} onRetry={reload} />}
      </div>
    </Entrance>
  );
}

/** The way over the town's own sign-in service, and what became of the last try. */
function ByProvider(props: { readonly isAvailable: boolean; onRetry(): Promise<void> }) {
  const { t } = useTranslation(['entrance', 'common']);
  const problem = useSignInProblem();
  return (
    <>
      <h2 className={styles.heading}>{t('signIn')}</h2>
      {problem && problem !== 'providerDown' && (
        <p role="alert" className={styles.error}>
          {t(`problem.${problem}`)}
        </p>
      )}
      {props.isAvailable ? (
        <>
          <p>{t('byProvider')}</p>
          {/* A link, not a request: the browser is led on to the sign-in service. */}
          <a
            href={`/api/oidc/start?nach=${encodeURIComponent(location.pathname)}`}
            className={buttonClass('primary')}
          >
            <LogIn aria-hidden="true" size={18} />
            <span>{t('toProvider')}</span>
          </a>
        </>
      ) : (
        <>
          <p role="alert" className={styles.error}>
            {t('problem.providerDown')}
          </p>
          <Button variant="secondary" onClick={() => void props.onRetry()}>
            {t('common:retry')}
          </Button>
        </>
      )}
    </>
  );
}

function PasswordForm(props: { onEntered(info: SessionInfo): Promise<void> }) {
  const { t } = useTranslation(['entrance', 'errors']);
  const form = useRef<HTMLFormElement>(null);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    if (login.trim() === '' || password === '') {
      setProblem(t('bothNeeded'));
      form.current
        ?.querySelector<HTMLElement>(
          login.trim() === '' ? 'input' : 'input[autocomplete="current-password"]',
        )
        ?.focus();
      return;
    }
    setSending(true);
    setProblem(undefined);
    try {
      await props.onEntered(await signInByPassword({ login: login.trim(), password }));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setSending(false);
      if (error.code === 'notSignedIn') setProblem(t('wrong'));
      else setProblem(error.code === 'tooMany' ? t('tooMany') : t(`errors:api.${error.code}`));
    }
  };

  const byPasskey = async () => {
    setProblem(undefined);
    try {
      await props.onEntered(await signInByPasskey());
    } catch (error) {
      if (error instanceof PasskeyFailure) setProblem(t('passkeyFailed'));
      else if (!(error instanceof ApiFailure)) throw error;
      else if (error.code === 'notSignedIn') setProblem(t('passkeyWrong'));
      else setProblem(t(`errors:api.${error.code}`));
    }
  };

  return (
    <form ref={form} noValidate className={styles.form} onSubmit={submit}>
      <h2 className={styles.heading}>{t('signIn')}</h2>
      {problem && (
        <p role="alert" className={styles.error}>
          {problem}
        </p>
      )}
      <TextField
        label={t('login')}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <PasswordField
        label={t('password')}
        showLabel={t('showPassword')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" aria-busy={isSending}>
        {t('signIn')}
      </Button>
      {canUsePasskeys() && (
        <Button variant="secondary" icon={KeyRound} onClick={() => void byPasskey()}>
          {t('byPasskey')}
        </Button>
      )}
      <p className={styles.hint}>{t('forgotten')}</p>
    </form>
  );
}
