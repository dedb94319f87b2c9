import { RefreshCw, TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { StatusPage } from '../ui/StatusPage.tsx';

interface State {
  readonly error?: unknown;
}

interface Props {
  readonly children: ReactNode;
  /** A part of a page fails alone: what is open beside it stays open. */
  readonly within?: boolean;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, within } = this.props;
    return error === undefined ? children : <ErrorPage error={error} within={within} />;
  }
}

/** A part of the page that the server no longer has: it was updated since this page was loaded. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /import|module script/i.test(error.message);
}

function ErrorPage({ error, within }: { error: unknown; within: boolean | undefined }) {
  const { t } = useTranslation(['errors', 'common']);
  const outdated = isOutdated(error);
  return (
    <StatusPage
      within={within}
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
