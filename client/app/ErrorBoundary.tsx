import { RefreshCw, TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { StatusPage } from '../ui/StatusPage.tsx';

interface State {
  readonly error?: unknown;
}

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <ErrorPage error={error} />;
  }
}

/** A part of the page that the server no longer has: it was updated since this page was loaded. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /import|module script/i.test(error.message);
}

function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation(['errors', 'common']);
  const outdated = isOutdated(error);
  return (
    <StatusPage
      icon={outdated ? RefreshCw : TriangleAlert}
      title={outdated ? t('errors:page.outdatedTitle') : t('errors:page.title')}
      text={outdated ? t('errors:page.outdatedBody') : t('errors:page.body')}
    >
      <Button icon={RefreshCw} onClick={() => location.reload()}>
        {t('common:reload')}
      </Button>
    </StatusPage>
  );
}
