import { UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  CreatedInvitation,
  StaffInvitation,
  StaffMember,
} from '../../../shared/protocol/account.ts';
import {
  changeMember,
  fetchStaff,
  linkForMember,
  removeMember,
  revokeInvitation,
} from '../../sync/account-api.ts';
import { ApiFailure } from '../../sync/api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useMainNav } from '../../ui/use-main-nav.ts';
import { Invitations } from './Invitations.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { Members } from './Members.tsx';
import styles from './PeoplePage.module.css';
import { PersonDialog } from './PersonDialog.tsx';

type Open =
  | { readonly kind: 'invite' }
  | { readonly kind: 'change' | 'remove'; readonly member: StaffMember }
  | { readonly kind: 'link'; readonly created: CreatedInvitation };

/** Who of the town's staff has an account, and who is invited. */
export function PeoplePage(props: { readonly account: ReactNode; readonly ownId: string }) {
  const { t } = useTranslation(['people', 'common', 'errors']);
  const toasts = useToasts();
  const { value, failure, reload } = useFetched(fetchStaff);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);

  /** Says what was done, or why it was not. */
  const attempt = async (work: () => Promise<unknown>, done?: string) => {
    try {
      await work();
      if (done) toasts.info({ title: done }, 'people');
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t('failed'), body: t(`errors:api.${error.code}`) }, 'people');
    }
    await reload();
  };
  const showLink = (created: CreatedInvitation) => setOpen({ kind: 'link', created });

  return (
    <>
      <title>{`${t('title')} · ${t('common:appName')}`}</title>
      <PageHeader {...useMainNav()} account={props.account} />
      <main id="content" tabIndex={-1} className={styles.main}>
        <div className={styles.bar}>
          <h1 className={styles.title}>{t('title')}</h1>
          {value?.mayInvite && (
            <Button icon={UserPlus} onClick={() => setOpen({ kind: 'invite' })}>
              {t('invite')}
            </Button>
          )}
        </div>
        {value && !value.mayInvite && <p className={styles.note}>{t('byProvider')}</p>}
        {failure && (
          <div role="alert" className={styles.failure}>
            <p>{t(`errors:api.${failure.code}`)}</p>
            <Button variant="secondary" size="sm" onClick={() => void reload()}>
              {t('common:retry')}
            </Button>
          </div>
        )}
        {!value && !failure && <Skeleton label={t('common:loading')} rows={5} />}
        {value && (
          <>
            <Members
              staff={value.staff}
              ownId={props.ownId}
              mayRenew={value.mayInvite}
              onChange={(member) => setOpen({ kind: 'change', member })}
              onRemove={(member) => setOpen({ kind: 'remove', member })}
              onDisable={(member, disabled) =>
                void attempt(
                  () => changeMember(member.id, { disabled }),
                  t(disabled ? 'disabledDone' : 'enabledDone', { name: member.name }),
                )
              }
              onRenew={(member) =>
                void attempt(async () => showLink(await linkForMember(member.id)))
              }
            />
            <Invitations
              invitations={value.invitations}
              onRevoke={({ id }: StaffInvitation) =>
                void attempt(() => revokeInvitation(id), t('revoked'))
              }
            />
          </>
        )}
      </main>
      {open?.kind === 'invite' && (
        <PersonDialog
          onClose={close}
          onInvited={(created) => {
            showLink(created);
            void reload();
          }}
        />
      )}
      {open?.kind === 'change' && (
        <PersonDialog
          member={open.member}
          onClose={close}
          onChanged={() => {
            close();
            void reload();
          }}
        />
      )}
      {open?.kind === 'remove' && (
        <Dialog
          title={t('removeTitle', { name: open.member.name })}
          onClose={close}
          actions={
            <>
              <Button variant="secondary" onClick={close}>
                {t('common:cancel')}
              </Button>
              <Button
                variant="danger"
                onClick={() => {
                  close();
                  const { id, name } = open.member;
                  void attempt(() => removeMember(id), t('removed', { name }));
                }}
              >
                {t('remove')}
              </Button>
            </>
          }
        >
          <p>{t('removeBody')}</p>
        </Dialog>
      )}
      {open?.kind === 'link' && <LinkDialog created={open.created} onClose={close} />}
    </>
  );
}
