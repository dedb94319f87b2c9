import { DoorClosed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import type { CaseSession } from '../sync/case-session.ts';
import { keepEdits } from '../sync/kept-edits.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { StatusPage } from '../ui/StatusPage.tsx';

/** The server ended the connection for good: why, what is safe, what to do. */
export function Closed(props: {
  readonly reason: CloseReason;
  /** Absent: the right to the case has ended, nothing to load again. */
  readonly session?: CaseSession;
  readonly isGuest: boolean;
}) {
  const { t } = useTranslation(['closed', 'common']);
  const { reason, session, isGuest } = props;
  const mayReload = session !== undefined || reason === 'rightsChanged' || reason === 'notSignedIn';
  const reload = () => {
    // An ended session lets the page go without a question: only where all of it is kept.
    if (session && reason === 'pageOutdated' && keepEdits(session)) session.destroy();
    location.reload();
  };
  return (
    <StatusPage
      icon={DoorClosed}
      title={t(mayReload ? 'title' : 'overTitle')}
      text={t(`why.${reason}`)}
    >
      {mayReload && <Button onClick={reload}>{t('common:reload')}</Button>}
      {!isGuest && (
        <Link href="/" className={buttonClass('secondary')}>
          {t('common:toHome')}
        </Link>
      )}
    </StatusPage>
  );
}
