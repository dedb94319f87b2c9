import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  accountLimits,
  type CreatedInvitation,
  type StaffMember,
} from '../../../shared/protocol/account.ts';
import { type StaffRole, staffRoles } from '../../../shared/protocol/roles.ts';
import { changeMember, inviteStaff } from '../../sync/account-api.ts';
import { ApiFailure } from '../../sync/api.ts';
import { useDepartments } from '../../sync/town.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import styles from './PersonDialog.module.css';

/** Invites somebody, or changes `member`. */
export function PersonDialog(props: {
  readonly member?: StaffMember;
  onClose(): void;
  onInvited?(created: CreatedInvitation): void;
  onChanged?(): void;
}) {
  const { t } = useTranslation(['people', 'common', 'errors']);
  const { member } = props;
  const departments = useDepartments(member?.department);
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(member?.name ?? '');
  const [department, setDepartment] = useState(member?.department ?? '');
  const [role, setRole] = useState<StaffRole>(member?.role ?? 'member');
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const isNameMissing = isAsked && name.trim() === '';
  const isDepartmentMissing = isAsked && department === '';
  // What a provider decides the next sign-in would set back.
  const isFixed = member?.byProvider ?? false;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isSending) return;
    if (name.trim() === '' || department === '') {
      form.current?.querySelector<HTMLElement>(name.trim() === '' ? 'input' : 'select')?.focus();
      return;
    }
    setSending(true);
    setProblem(undefined);
    try {
      const input = { name: name.trim(), ...(isFixed ? {} : { department, role }) };
      if (member) {
        await changeMember(member.id, input);
        props.onChanged?.();
      } else props.onInvited?.(await inviteStaff({ name: name.trim(), department, role }));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setProblem(t(`errors:api.${error.code}`));
      setSending(false);
    }
  };

  return (
    <Dialog
      title={member ? t('changeTitle', { name: member.name }) : t('inviteTitle')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('common:cancel')}
          </Button>
          <Button aria-busy={isSending} onClick={() => form.current?.requestSubmit()}>
            {t(member ? 'save' : 'createLink')}
          </Button>
        </>
      }
    >
      <form ref={form} noValidate className={styles.form} onSubmit={submit}>
        {!member && <p className={styles.about}>{t('inviteBody')}</p>}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          maxLength={accountLimits.name}
          value={name}
          error={isNameMissing ? t('nameMissing') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label={t('department')}
          value={department}
          disabled={isFixed}
          error={isDepartmentMissing ? t('departmentMissing') : undefined}
          onChange={(event) => setDepartment(event.target.value)}
        >
          {department === '' && <option value="">{t('choose')}</option>}
          {departments.map((each) => (
            <option key={each.id} value={each.id}>
              {`${each.id} · ${each.name}`}
            </option>
          ))}
        </Select>
        <fieldset className={styles.roles} disabled={isFixed}>
          <legend className={styles.legend}>{t('columnRole')}</legend>
          {staffRoles.map((each) => (
            <label key={each} className={styles.role}>
              <input
                type="radio"
                name="role"
                value={each}
                checked={role === each}
                onChange={() => setRole(each)}
              />
              <span>
                <strong>{t(`role.${each}`)}</strong>
                <span className={styles.what}>{t(`roleHint.${each}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {isFixed && <p className={styles.about}>{t('fixed')}</p>}
      </form>
    </Dialog>
  );
}
