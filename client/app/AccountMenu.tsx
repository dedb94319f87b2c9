import { ChevronDown } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../shared/protocol/http.ts';
import { isStaff } from '../../shared/protocol/roles.ts';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { departmentOf } from '../ui/departments.ts';
import { laterPart, usePreload } from '../ui/lazy-part.ts';
import styles from './AccountMenu.module.css';
import { useSession } from './session.ts';

const AccountMenuList = laterPart(
  async () => (await import('./AccountMenuList.tsx')).AccountMenuList,
);
const neededSoon = [AccountMenuList.preload];

/** Who I am here, my preferences, and the way out. `compact` shows the pill alone. */
export function AccountMenu({
  participant,
  compact,
}: {
  participant: Participant;
  compact?: boolean;
}) {
  const { t } = useTranslation('common');
  const [anchor, setAnchor] = useState<HTMLElement>();
  const session = useSession();
  // In the probe there are no accounts.
  const hasAccount = session.state === 'ready' && !session.info.probe && isStaff(participant.role);
  const department = departmentOf(participant.department);
  usePreload(neededSoon);
  return (
    <>
      <button
        type="button"
        className={styles.account}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        <span className="visually-hidden">{t('account')}</span>
        {!compact && (
          <span className={styles.name}>
            {participant.role === 'steering'
              ? t('steering')
              : hasAccount
                ? participant.name
                : department.shortName}
          </span>
        )}
        <DepartmentPill department={department.id} />
        <ChevronDown aria-hidden="true" size={16} />
      </button>
      {anchor && (
        <Suspense>
          <AccountMenuList
            participant={participant}
            anchor={anchor}
            onClose={() => setAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
