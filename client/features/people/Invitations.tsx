import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffInvitation } from '../../../shared/protocol/account.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './rows.module.css';

/** Personal links nobody has used yet. */
export function Invitations(props: {
  readonly invitations: readonly StaffInvitation[];
  onRevoke(invitation: StaffInvitation): void;
}) {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (props.invitations.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>{t('open')}</h2>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('open')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('columnWho')}</th>
            <th scope="col">{t('columnRole')}</th>
            <th scope="col">{t('columnUntil')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.invitations.map((invitation) => {
            const { id, name, department, role, expiresAt, staffId } = invitation;
            const until = `${format.date(isoDay(expiresAt))}, ${format.time(expiresAt)}`;
            return (
              <tr key={id}>
                <th scope="row">
                  <span className={styles.who}>
                    <span className={styles.pill}>
                      <DepartmentPill department={department} tabStop />
                    </span>
                    <span>
                      <span className={styles.name}>{name}</span>
                      {staffId && <span className={styles.login}>{t('renews')}</span>}
                    </span>
                  </span>
                </th>
                <td className={styles.fact}>{t(`role.${role}`)}</td>
                <td className={styles.fact}>{t('until', { until })}</td>
                <td className={styles.end}>
                  <Button
                    variant="danger"
                    size="sm"
                    icon={Ban}
                    aria-label={t('revokeFor', { name })}
                    onClick={() => props.onRevoke(invitation)}
                  >
                    {t('revoke')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
