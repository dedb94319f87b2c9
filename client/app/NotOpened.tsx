import { SearchX, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ApiFailure } from '../sync/api.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { StatusPage } from '../ui/StatusPage.tsx';

/** A case that could not be opened. */
export function NotOpened({ failure }: { readonly failure: ApiFailure }) {
  const { t } = useTranslation(['errors', 'common']);
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
      <Button onClick={() => location.reload()}>{t('common:reload')}</Button>
    </StatusPage>
  );
}
