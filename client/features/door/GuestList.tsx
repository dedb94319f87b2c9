import { UserMinus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestAtDoor } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { removeGuest } from '../../sync/door-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useHandOnFocus } from '../../ui/hand-on-focus.ts';
import { toasts } from '../../ui/toasts.ts';
import styles from './InviteDialog.module.css';
import { useDoor } from './use-door.ts';

/** Who was let in and can be sent out again. */
export function GuestList() {
  const { t } = useTranslation(['door', 'common', 'errors']);
  const { caseId } = useCaseSession();
  const guests = useDoor().filter(({ state }) => state === 'admitted');
  const [leaving, setLeaving] = useState<GuestAtDoor>();
  if (guests.length === 0) return null;
  return (
    <section aria-labelledby="guests" className={styles.list}>
      <header className={styles.listHead}>
        <h3 id="guests">
          {t('guests')} <span className={styles.count}>{guests.length}</span>
        </h3>
      </header>
      <ul className={styles.guests}>
        {guests.map((guest) => (
          <GuestRow key={guest.id} guest={guest} onRemove={() => setLeaving(guest)} />
        ))}
      </ul>
      {leaving && (
        <Dialog
          title={t('removeTitle', { name: leaving.name })}
          onClose={() => setLeaving(undefined)}
          actions={
            <>
              <Button variant="secondary" onClick={() => setLeaving(undefined)}>
                {t('common:cancel')}
              </Button>
              <Button
                variant="danger"
                onClick={async () => {
                  setLeaving(undefined);
                  try {
                    await removeGuest(caseId, leaving.id);
                  } catch (error) {
                    if (!(error instanceof ApiFailure)) throw error;
                    toasts.error({ title: t(`errors:api.${error.code}`) });
                  }
                }}
              >
                {t('remove')}
              </Button>
            </>
          }
        >
          <p>{t(leaving.linkFrom === undefined ? 'removeBodyCode' : 'removeBody')}</p>
        </Dialog>
      )}
    </section>
  );
}

function GuestRow({ guest, onRemove }: { readonly guest: GuestAtDoor; onRemove(): void }) {
  const { t } = useTranslation('door');
  const row = useRef<HTMLLIElement>(null);
  useHandOnFocus(row);
  const { name, department, role } = guest;
  return (
    <li ref={row}>
      <DepartmentPill department={department} />
      <strong>{name}</strong>
      <span className={styles.used}>{t(`role.${role}`)}</span>
      <Button
        size="sm"
        variant="danger"
        icon={UserMinus}
        aria-label={t('removeOf', { name })}
        onClick={onRemove}
      >
        {t('remove')}
      </Button>
    </li>
  );
}
