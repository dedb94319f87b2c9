import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountLimits, type OwnAccount } from '../../../shared/protocol/account.ts';
import { ApiFailure } from '../../sync/api.ts';
import {
  addPasskey,
  canUsePasskeys,
  makePasskey,
  PasskeyFailure,
  removePasskey,
} from '../../sync/passkeys.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './AccountPage.module.css';

/** The keys of one's own account, by device. */
export function Passkeys(props: {
  readonly local: NonNullable<OwnAccount['local']>;
  onChanged(): Promise<void>;
}) {
  const { t } = useTranslation(['people', 'entrance', 'common', 'errors']);
  const format = useFormat();
  const toasts = useToasts();
  const { passkeys, hasPassword } = props.local;
  const [isAdding, setAdding] = useState(false);
  const [label, setLabel] = useState('');
  const [current, setCurrent] = useState('');
  const [wrong, setWrong] = useState<'label' | 'current'>();
  const [isSending, setSending] = useState(false);
  const mayRemove = hasPassword || passkeys.length > 1;

  const attempt = async (work: () => Promise<void>) => {
    setSending(true);
    try {
      await work();
      await props.onChanged();
      return true;
    } catch (error) {
      if (error instanceof PasskeyFailure) {
        toasts.error({ title: t('entrance:passkeyFailed') }, 'account');
      } else if (error instanceof ApiFailure) {
        if (error.field === 'current') setWrong('current');
        else {
          const body = t(`errors:api.${error.code}`);
          toasts.error({ title: t('failed'), body }, 'account');
        }
      } else throw error;
      return false;
    } finally {
      setSending(false);
    }
  };

  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    if (label.trim() === '') return setWrong('label');
    setWrong(undefined);
    const isAdded = await attempt(async () =>
      addPasskey(label.trim(), await makePasskey(hasPassword ? { current } : {})),
    );
    if (!isAdded) return;
    setAdding(false);
    setLabel('');
    setCurrent('');
    toasts.info({ title: t('passkeyAdded') }, 'account');
  };

  return (
    <>
      <p className={styles.body}>{t(canUsePasskeys() ? 'passkeysBody' : 'passkeysNotHere')}</p>
      {passkeys.length > 0 && (
        <ul className={styles.keys}>
          {passkeys.map((passkey) => (
            <li key={passkey.id} className={styles.key}>
              <KeyRound aria-hidden="true" size={18} />
              <span className={styles.keyName}>
                {passkey.label}
                <small>{t('passkeySince', { date: format.day(passkey.createdAt) })}</small>
              </span>
              {mayRemove && (
                <Button
                  variant="danger"
                  size="sm"
                  icon={Trash2}
                  aria-label={t('passkeyRemove', { label: passkey.label })}
                  onClick={() => void attempt(() => removePasskey(passkey.id))}
                >
                  {t('common:remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {canUsePasskeys() && !isAdding && (
        <Button variant="secondary" icon={Plus} onClick={() => setAdding(true)}>
          {t('passkeyAdd')}
        </Button>
      )}
      {isAdding && (
        <form noValidate className={styles.form} onSubmit={add}>
          <TextField
            autoFocus
            label={t('entrance:passkeyLabel')}
            hint={t('entrance:passkeyLabelHint')}
            maxLength={accountLimits.passkeyLabel}
            value={label}
            error={wrong === 'label' ? t('entrance:passkeyLabelMissing') : undefined}
            onChange={(event) => setLabel(event.target.value)}
          />
          {hasPassword && (
            <PasswordField
              label={t('entrance:password')}
              showLabel={t('entrance:showPassword')}
              autoComplete="current-password"
              value={current}
              error={wrong === 'current' ? t('currentWrong') : undefined}
              onChange={setCurrent}
            />
          )}
          <div className={styles.buttons}>
            <Button type="submit" aria-busy={isSending}>
              {t('passkeyAdd')}
            </Button>
            <Button variant="quiet" onClick={() => setAdding(false)}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
