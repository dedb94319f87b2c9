import { SearchX, WifiOff } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ApiFailure } from '../sync/api.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { isReachable } from '../ui/lazy-part.ts';
import { StatusPage } from '../ui/StatusPage.tsx';

const reload = () => location.reload();

const tryAgainAfterMs = 5_000;

/** A case that could not be opened. `onRetry`: also by itself, once the server answers again. */
export function NotOpened(props: { readonly failure: ApiFailure; onRetry?(): void }) {
  const { t } = useTranslation(['errors', 'common']);
  const { failure, onRetry = reload } = props;
  useEffect(() => {
    if (failure.code !== 'unavailable') return;
    let left = false;
    const tryAgain = async () => {
      if ((await isReachable('/readyz')) && !left) onRetry();
    };
    addEventListener('online', tryAgain);
    const timer = setInterval(tryAgain, tryAgainAfterMs);
    return () => {
      left = true;
      removeEventListener('online', tryAgain);
      clearInterval(timer);
    };
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
