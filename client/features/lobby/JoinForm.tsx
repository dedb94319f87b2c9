import { CircleAlert, Lock } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LobbyInfo } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { knock } from '../../sync/door-api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Lobby.module.css';
import { LobbyFrame } from './LobbyFrame.tsx';
import { LobbyPill } from './LobbyPill.tsx';

const nameMax = 80;

type Field = 'name' | 'department' | 'understood';

/** Who somebody comes as, and that they keep in confidence what they will see. */
export function JoinForm(props: {
  readonly lobby: LobbyInfo;
  readonly preferences: ReactNode;
  onKnocked(lobby: LobbyInfo): void;
}) {
  const { t } = useTranslation(['lobby', 'errors']);
  const { lobby } = props;
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(lobby.name);
  const [department, setDepartment] = useState(lobby.department);
  const [isUnderstood, setUnderstood] = useState(
    lobby.state.kind === 'waiting' || lobby.state.kind === 'denied',
  );
  const [wrong, setWrong] = useState<{ readonly field?: Field; readonly text: string }>();
  const [isSending, setSending] = useState(false);
  const denied = useRef<HTMLParagraphElement>(null);
  // The buttons of the waiting page are gone.
  useEffect(() => denied.current?.focus(), []);
  const fixed = lobby.departments.length === 1 ? lobby.departments[0] : undefined;

  const refuse = (field: Field | undefined, text: string) => {
    setWrong({ ...(field ? { field } : {}), text });
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    if (name.trim() === '') return refuse('name', t('nameMissing'));
    if (department === '') return refuse('department', t('departmentMissing'));
    if (!isUnderstood) return refuse('understood', t('understoodMissing'));
    setSending(true);
    setWrong(undefined);
    try {
      props.onKnocked(await knock({ name: name.trim(), department }));
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      setSending(false);
      refuse(undefined, t(`errors:api.${failure.code}`));
    }
  };
  const errorOf = (field: Field) => (wrong?.field === field ? wrong.text : undefined);

  return (
    <LobbyFrame preferences={props.preferences} title={t('title')} lead={<When lobby={lobby} />}>
      <form ref={form} noValidate className={styles.form} onSubmit={submit}>
        {lobby.state.kind === 'denied' && (
          <p ref={denied} role="alert" tabIndex={-1} className={styles.denied}>
            <CircleAlert aria-hidden="true" size={20} />
            <span>
              <strong>{t('denied')}</strong> {lobby.state.reason}
            </span>
          </p>
        )}
        {wrong && !wrong.field && (
          <p role="alert" className={styles.denied}>
            <CircleAlert aria-hidden="true" size={20} />
            <span>{wrong.text}</span>
          </p>
        )}
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          maxLength={nameMax}
          value={name}
          error={errorOf('name')}
          onChange={(event) => setName(event.target.value)}
        />
        {fixed ? (
          <div className={styles.fixed}>
            <span className={styles.label}>{t('department')}</span>
            <span className={styles.department}>
              <LobbyPill department={fixed} />
              {fixed.name}
            </span>
          </div>
        ) : (
          <Select
            label={t('department')}
            value={department}
            error={errorOf('department')}
            onChange={(event) => setDepartment(event.target.value)}
          >
            <option value="">{t('choose')}</option>
            {lobby.departments.map((each) => (
              <option key={each.id} value={each.id}>
                {`${each.id} · ${each.name}`}
              </option>
            ))}
          </Select>
        )}
        <section aria-labelledby="confidential" className={styles.notice}>
          <Lock aria-hidden="true" size={20} />
          <div>
            <h2 id="confidential" className={styles.noticeTitle}>
              {t('confidential')}
            </h2>
            <p>{lobby.notice || t('confidentialBody')}</p>
            <label className={styles.understood}>
              <input
                type="checkbox"
                checked={isUnderstood}
                aria-invalid={errorOf('understood') ? true : undefined}
                aria-describedby={errorOf('understood') ? 'understood-error' : undefined}
                onChange={(event) => setUnderstood(event.target.checked)}
              />
              {t('understood')}
            </label>
            {errorOf('understood') && (
              <p id="understood-error" role="alert" className={styles.error}>
                {errorOf('understood')}
              </p>
            )}
          </div>
        </section>
        <Button type="submit" aria-busy={isSending} className={styles.wide}>
          {t('knock')}
        </Button>
        <p className={styles.small}>{t(lobby.untilEnd ? 'untilEnd' : 'withoutAccount')}</p>
      </form>
    </LobbyFrame>
  );
}

/** When the consultation takes place and who has the chair, where one runs already. */
function When({ lobby }: { readonly lobby: LobbyInfo }) {
  const { t } = useTranslation('lobby');
  const format = useFormat();
  const { sitting, expiresAt, untilEnd } = lobby;
  if (sitting)
    return (
      <>
        <p>{t('runsSince', { time: format.time(sitting.startedAt) })}</p>
        {sitting.chair && (
          <p className={styles.chair}>
            {t('chair')} <LobbyPill department={sitting.chair} /> {sitting.chair.shortName}
          </p>
        )}
      </>
    );
  return (
    <p>
      {untilEnd
        ? t('notYet')
        : t('validUntil', {
            date: format.date(isoDay(expiresAt)),
            time: format.time(expiresAt),
          })}
    </p>
  );
}
