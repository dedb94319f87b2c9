import { DoorClosed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { StatusPage } from '../ui/StatusPage.tsx';

/** The server ended the connection for good: why, what is safe, what to do. */
export function Closed(props: {
  readonly reason: CloseReason;
  /** The right to the case has ended: nothing to load again. */
  readonly isOver: boolean;
  readonly isGuest: boolean;
}) {
  const { t } = useTranslation(['closed', 'common']);
  const { reason, isOver, isGuest } = props;
  const mayReload = !isOver || reason === 'rightsChanged' || reason === 'notSignedIn';
  return (
    <StatusPage
      icon={DoorClosed}
      title={t(mayReload ? 'title' : 'overTitle')}
      text={t(`why.${reason}`)}
    >
      {mayReload && <Button onClick={() => location.reload()}>{t('common:reload')}</Button>}
      {!isGuest && (
        <Link href="/" className={buttonClass('secondary')}>
          {t('common:toHome')}
        </Link>
      )}
    </StatusPage>
  );
}
