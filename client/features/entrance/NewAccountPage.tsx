import { LinkIcon, Lock } from 'lucide-react';
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AccountInvitation, accountLimits } from '../../../shared/protocol/account.ts';
import type { SessionInfo } from '../../../shared/protocol/http.ts';
import { createAccount, readInvitation } from '../../sync/account-api.ts';
import { ApiFailure } from '../../sync/api.ts';
import { canUsePasskeys, makePasskey, PasskeyFailure } from '../../sync/passkeys.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusPage } from '../../ui/StatusPage.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { useLinkToken } from '../../ui/use-link-token.ts';
import { Entrance } from './Entrance.tsx';
import styles from './Form.module.css';

type Field = 'login' | 'name' | 'department' | 'password' | 'passkey';

type Way = 'password' | 'passkey';

interface PageProps {
  readonly preferences: ReactNode;
  onEntered(info: SessionInfo): Promise<void>;
}

/** Makes the account a personal link is for: the first of all, that of somebody invited, or one's own once more. */
export function NewAccountPage(props: PageProps) {
  const token = useLinkToken();
  // Another link in the same window begins anew.
  return <ByToken key={token} token={token} {...props} />;
}

function ByToken({ token, preferences, onEntered }: PageProps & { readonly token: string }) {
  const { t } = useTranslation(['entrance', 'common', 'errors']);
  const load = useCallback(() => readInvitation(token), [token]);
  const { value: invitation, failure, reload } = useFetched(load);

  if (!invitation && failure) {
    const isDead = failure.code === 'notFound' || failure.code === 'invalid';
    return (
      <StatusPage
        icon={LinkIcon}
        title={isDead ? t('deadLinkTitle') : t('noServer')}
        text={isDead ? t('deadLink') : t(`errors:api.${failure.code}`)}
      >
        {isDead ? (
          <Link href="/" className={buttonClass('secondary')}>
            {t('toSignIn')}
          </Link>
        ) : (
          <Button onClick={() => void reload()}>{t('common:retry')}</Button>
        )}
      </StatusPage>
    );
  }
  if (!invitation)
    return (
      <Entrance preferences={preferences} title={t('invited')} lead="">
        <Skeleton label={t('common:loading')} rows={4} />
      </Entrance>
    );
  const kind = invitation.login ? 'again' : invitation.name ? 'invited' : 'first';
  return (
    <Entrance
      preferences={preferences}
      title={t(kind)}
      lead={kind === 'first' ? t('firstLead') : <Invited invitation={invitation} />}
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
      <AccountForm token={token} invitation={invitation} onEntered={onEntered} />
    </Entrance>
  );
}

/** What somebody was invited as. */
function Invited({ invitation }: { readonly invitation: AccountInvitation }) {
  const { t } = useTranslation(['entrance', 'people']);
  const { name, department, departments, role } = invitation;
  const hue = departments.find(({ id }) => id === department)?.hue;
  return (
    <p className={styles.who}>
      <span data-hue={hue} className={styles.pill}>
        {department}
      </span>
      {`${name}, ${t(`people:role.${role}`)}`}
    </p>
  );
}

function AccountForm(props: {
  readonly token: string;
  readonly invitation: AccountInvitation;
  onEntered(info: SessionInfo): Promise<void>;
}) {
  const { t } = useTranslation(['entrance', 'errors']);
  const form = useRef<HTMLFormElement>(null);
  const { invitation } = props;
  const isFirst = invitation.name === undefined;
  const [login, setLogin] = useState(invitation.login ?? '');
  const [name, setName] = useState('');
  const [department, setDepartment] = useState('');
  const [password, setPassword] = useState('');
  const [way, setWay] = useState<Way>('password');
  const [label, setLabel] = useState('');
  const mayChoose = invitation.login === undefined && canUsePasskeys();
  const [wrong, setWrong] = useState<Field>();
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);

  const refuse = (field: Field | undefined, text: string) => {
    setWrong(field);
    setProblem(text);
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const errorOf = (field: Field) => (wrong === field ? problem : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    if (!/^\S+@\S+\.\S+$/.test(login.trim())) return refuse('login', t('loginWrong'));
    if (isFirst && name.trim() === '') return refuse('name', t('nameMissing'));
    if (isFirst && department === '') return refuse('department', t('departmentMissing'));
    if (way === 'passkey' && label.trim() === '')
      return refuse('passkey', t('passkeyLabelMissing'));
    if (way === 'password' && [...password].length < accountLimits.passwordMin)
      return refuse('password', t('passwordShort', { min: accountLimits.passwordMin }));
    setSending(true);
    setProblem(undefined);
    setWrong(undefined);
    try {
      const { token } = props;
      const input = {
        token,
        ...(way === 'password'
          ? { password }
          : {
              passkey: {
                label: label.trim(),
                answer: await makePasskey({ token, login: login.trim() }),
              },
            }),
        ...(invitation.login ? {} : { login: login.trim() }),
        ...(isFirst ? { name: name.trim(), department } : {}),
      };
      await props.onEntered(await createAccount(input));
    } catch (error) {
      setSending(false);
      if (error instanceof PasskeyFailure) return refuse(undefined, t('passkeyFailed'));
      if (!(error instanceof ApiFailure)) throw error;
      if (error.field === 'password') refuse('password', t('passwordCommon'));
      else if (error.field === 'login') refuse('login', t('loginTaken'));
      else if (error.code === 'notFound') refuse(undefined, t('deadLink'));
      else refuse(undefined, t(`errors:api.${error.code}`));
    }
  };

  return (
    <form ref={form} noValidate className={styles.form} onSubmit={submit}>
      {problem && wrong === undefined && (
        <p role="alert" className={styles.error}>
          {problem}
        </p>
      )}
      <TextField
        label={t('login')}
        hint={invitation.login ? undefined : t('loginHint')}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={accountLimits.login}
        readOnly={invitation.login !== undefined}
        value={login}
        error={errorOf('login')}
        onChange={(event) => setLogin(event.target.value)}
      />
      {isFirst && (
        <>
          <TextField
            label={t('name')}
            hint={t('nameHint')}
            maxLength={accountLimits.name}
            value={name}
            error={errorOf('name')}
            onChange={(event) => setName(event.target.value)}
          />
          <Select
            label={t('department')}
            value={department}
            error={errorOf('department')}
            onChange={(event) => setDepartment(event.target.value)}
          >
            {department === '' && <option value="">{t('choose')}</option>}
            {invitation.departments.map((each) => (
              <option key={each.id} value={each.id}>
                {`${each.id} · ${each.name}`}
              </option>
            ))}
          </Select>
        </>
      )}
      {mayChoose && (
        <SegmentedSwitch<Way>
          label={t('way')}
          value={way}
          options={[
            { value: 'password', label: t('wayPassword') },
            { value: 'passkey', label: t('wayPasskey') },
          ]}
          onChange={setWay}
        />
      )}
      {way === 'passkey' ? (
        <>
          <p className={styles.hint}>{t('passkeyAbout')}</p>
          <TextField
            label={t('passkeyLabel')}
            hint={t('passkeyLabelHint')}
            maxLength={accountLimits.passkeyLabel}
            value={label}
            error={errorOf('passkey')}
            onChange={(event) => setLabel(event.target.value)}
          />
        </>
      ) : (
        <PasswordField
          label={t(invitation.login ? 'newPassword' : 'password')}
          showLabel={t('showPassword')}
          hint={t('passwordHint', { min: accountLimits.passwordMin })}
          autoComplete="new-password"
          value={password}
          error={errorOf('password')}
          onChange={setPassword}
        />
      )}
      <Button type="submit" aria-busy={isSending}>
        {t(invitation.login ? 'setPassword' : 'createAccount')}
      </Button>
    </form>
  );
}
