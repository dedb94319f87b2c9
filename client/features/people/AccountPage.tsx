import { LogOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchOwnAccount, signOutEverywhere } from '../../sync/account-api.ts';
import { ApiFailure } from '../../sync/api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useMainNav } from '../../ui/use-main-nav.ts';
import styles from './AccountPage.module.css';
import { Passkeys } from './Passkeys.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** One's own account. */
export function AccountPage(props: { readonly account: ReactNode }) {
  const { t } = useTranslation(['people', 'common', 'errors']);
  const toasts = useToasts();
  const { value: own, failure, reload } = useFetched(fetchOwnAccount);
  const [isEnding, setEnding] = useState(false);

  const endAll = async () => {
    setEnding(true);
    try {
      const { next = '/' } = await signOutEverywhere();
      // Loads the page anew: nothing of a case stays in memory.
      location.assign(next);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t('failed'), body: t(`errors:api.${error.code}`) }, 'account');
      setEnding(false);
    }
  };

  return (
    <>
      <title>{`${t('common:ownAccount')} · ${t('common:appName')}`}</title>
      <PageHeader {...useMainNav()} account={props.account} />
      <main id="content" tabIndex={-1} className={styles.main}>
        <h1 className={styles.title}>{t('common:ownAccount')}</h1>
        {failure && (
          <div role="alert" className={styles.failure}>
            <p>{t(`errors:api.${failure.code}`)}</p>
            <Button variant="secondary" size="sm" onClick={() => void reload()}>
              {t('common:retry')}
            </Button>
          </div>
        )}
        {!own && !failure && <Skeleton label={t('common:loading')} rows={4} />}
        {own && (
          <div className={styles.columns}>
            <div className={styles.column}>
              <section aria-labelledby="who" className={styles.card}>
                <h2 id="who" className={styles.heading}>
                  {t('who')}
                </h2>
                <dl className={styles.facts}>
                  <dt>{t('name')}</dt>
                  <dd>{own.name}</dd>
                  <dt>{t('department')}</dt>
                  <dd className={styles.department}>
                    <DepartmentPill department={own.department} />
                    {departmentOf(own.department).name}
                  </dd>
                  <dt>{t('columnRole')}</dt>
                  <dd>{t(`role.${own.role}`)}</dd>
                  <dt>{t('login')}</dt>
                  <dd>{own.login}</dd>
                </dl>
                <p className={styles.hint}>{t(own.local ? 'changedBy' : 'fixed')}</p>
              </section>
              <section aria-labelledby="sessions" className={styles.card}>
                <h2 id="sessions" className={styles.heading}>
                  {t('sessionsTitle')}
                </h2>
                <p className={styles.body}>{t('sessionsBody')}</p>
                <Button
                  variant="secondary"
                  icon={LogOut}
                  aria-busy={isEnding}
                  onClick={() => void endAll()}
                >
                  {t('endAll')}
                </Button>
              </section>
            </div>
            {own.local && (
              <div className={styles.column}>
                <section aria-labelledby="password" className={styles.card}>
                  <h2 id="password" className={styles.heading}>
                    {t('passwordTitle')}
                  </h2>
                  <PasswordForm
                    login={own.login}
                    hasPassword={own.local.hasPassword}
                    onChanged={reload}
                  />
                </section>
                <section aria-labelledby="passkeys" className={styles.card}>
                  <h2 id="passkeys" className={styles.heading}>
                    {t('passkeysTitle')}
                  </h2>
                  <Passkeys local={own.local} onChanged={reload} />
                </section>
              </div>
            )}
          </div>
        )}
      </main>
    </>
  );
}
