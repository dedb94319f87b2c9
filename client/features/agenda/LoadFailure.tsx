import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../sync/api.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './LoadFailure.module.css';

export function LoadFailure(props: { failure: ApiFailure; onRetry(): Promise<void> }) {
  const { t } = useTranslation(['agenda', 'common', 'errors']);
  const { code } = props.failure;
  return (
    <div role="alert" className={styles.failure}>
      <p>
        <strong>{t('board.loadFailed')}</strong> {t(`errors:api.${code}`)}
      </p>
      <Button
        variant="secondary"
        size="sm"
        onClick={() => (code === 'notSignedIn' ? location.reload() : void props.onRetry())}
      >
        {t('common:retry')}
      </Button>
    </div>
  );
}
