import { SearchX, WifiOff } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ApiFailure } from '../sync/api.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { StatusPage } from '../ui/StatusPage.tsx';

const reload = () => location.reload();

/** A case that could not be opened. `onRetry`: also by itself, once there is a connection again. */
export function NotOpened(props: { readonly failure: ApiFailure; onRetry?(): void }) {
  const { t } = useTranslation(['errors', 'common']);
  const { failure, onRetry = reload } = props;
  useEffect(() => {
    if (failure.code !== 'unavailable') return;
    addEventListener('online', onRetry);
    return () => removeEventListener('online', onRetry);
  }, [failure, onRetry]);
  // `invalid`: an address that was cut off or mistyped.
  if (failure.code === 'notFound' || failure.code === 'invalid')
    return (
      <StatusPage
        icon={SearchX}
        title={t('errors:page.unknownCaseTitle')}
        text={t('errors:page.unknownCaseBody')}
      >
        <Link href="/" className={buttonClass('secondary')}>
          {t('common:toHome')}
        </Link>
      </StatusPage>
    );
  return (
    <StatusPage
      icon={WifiOff}
      title={t('errors:page.noServerTitle')}
      text={t(`errors:api.${failure.code}`)}
    >
      <Button onClick={onRetry}>{t('common:retry')}</Button>
    </StatusPage>
  );
}
