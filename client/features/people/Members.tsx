import { Ban, CircleCheck, Ellipsis, KeyRound, Pencil, Trash2, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../shared/protocol/account.ts';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import styles from './rows.module.css';

const icon = (Icon: typeof Ban) => <Icon aria-hidden="true" size={18} />;

/** Everybody with an account. */
export function Members(props: {
  readonly staff: readonly StaffMember[];
  readonly ownId: string;
  /** Whether accounts are ours to open again. */
  readonly mayRenew: boolean;
  onChange(member: StaffMember): void;
  onDisable(member: StaffMember, disabled: boolean): void;
  onRenew(member: StaffMember): void;
  onRemove(member: StaffMember): void;
}) {
  const { t } = useTranslation(['people', 'common']);
  const itemsFor = (member: StaffMember): MenuItem[] => {
    const { disabled, byProvider } = member;
    return [
      {
        id: 'change',
        label: t('common:edit'),
        icon: icon(Pencil),
        onSelect: () => props.onChange(member),
      },
      ...(props.mayRenew && !byProvider && !disabled
        ? [
            {
              id: 'renew',
              label: t('renew'),
              icon: icon(KeyRound),
              onSelect: () => props.onRenew(member),
            },
          ]
        : []),
      {
        id: 'disable',
        label: t(disabled ? 'enable' : 'disable'),
        icon: icon(disabled ? UserCheck : Ban),
        onSelect: () => props.onDisable(member, !disabled),
      },
      {
        id: 'remove',
        label: t('remove'),
        icon: icon(Trash2),
        danger: true,
        onSelect: () => props.onRemove(member),
      },
    ];
  };
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('members')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columnWho')}</th>
          <th scope="col">{t('columnRole')}</th>
          <th scope="col">{t('columnState')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('common:more')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.staff.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              <span className={styles.who}>
                <span className={styles.pill}>
                  <DepartmentPill department={member.department} tabStop />
                </span>
                <span>
                  <span className={styles.name}>
                    {member.name}
                    {member.id === props.ownId && (
                      <span className={styles.own}> {t('ownAccount')}</span>
                    )}
                  </span>
                  <span className={styles.login}>{member.login}</span>
                </span>
              </span>
            </th>
            <td className={styles.fact}>{t(`role.${member.role}`)}</td>
            <td className={styles.fact}>
              <span className={cx(styles.tag, member.disabled ? styles.locked : styles.active)}>
                {member.disabled ? (
                  <Ban aria-hidden="true" size={14} />
                ) : (
                  <CircleCheck aria-hidden="true" size={14} />
                )}
                {t(member.disabled ? 'disabled' : 'active')}
              </span>
            </td>
            <td className={styles.end}>
              <MenuButton
                icon={Ellipsis}
                label={t('moreFor', { name: member.name })}
                groups={[{ items: itemsFor(member) }]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
