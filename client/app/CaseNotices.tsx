import { Eye, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { restoreEntity } from '../../shared/case/entity.ts';
import { useBoard, useCaseSession, useSyncStatus } from '../sync/use-case.tsx';
import { toasts } from '../ui/toasts.ts';
import { useFormat } from '../words/use-format.ts';
import styles from './CaseNotices.module.css';

/** Below this a break in the connection is not worth a word, ms. */
const worthMentioningMs = 1_500;

/** „Keine Verbindung“ and „Wieder verbunden“, with the number of changes that wait or went. */
function useConnectionToasts(): void {
  const { t } = useTranslation('common');
  const format = useFormat();
  const session = useCaseSession();
  const status = useSyncStatus();
  const waiting = status.kind === 'offline' ? status.waiting : undefined;
  const isOpening = status.kind === 'loading';
  const isOffline = status.kind === 'offline' || (isOpening && status.unreachable);
  /** What is to be said once it is back; undefined: nothing has been said yet. */
  const after = useRef<string>(undefined);

  useEffect(() => {
    if (!isOffline) {
      if (after.current !== undefined) toasts.online(t('connection.online'), after.current);
      after.current = undefined;
      return;
    }
    const count = waiting ?? 0;
    const show = () => {
      // Of a case that is not there yet nothing can be written, and nothing waits.
      let body: string = t(isOpening ? 'connection.offlineOpening' : 'connection.offlineBody');
      after.current = isOpening ? '' : t('connection.onlineBody');
      if (count > 0) {
        body = t('connection.offlineWaiting', { count, word: format.number(count) });
        after.current = t('connection.onlineSent', { count, word: format.firstNumber(count) });
      }
      toasts.offline(t('connection.offline'), body, [
        { label: t('reconnect'), onSelect: () => session.reconnect() },
      ]);
    };
    if (after.current !== undefined) {
      show();
      return;
    }
    const timer = setTimeout(show, worthMentioningMs);
    return () => clearTimeout(timer);
  }, [isOffline, isOpening, waiting, t, format, session]);

  useEffect(() => () => toasts.dismiss('connection'), []);
}

/** What only the chair may write came too late. */
function useRefusedToast(): void {
  const { t } = useTranslation('errors');
  const session = useCaseSession();
  useEffect(
    () => session.onRefused(() => toasts.error({ title: t('refused.notChair') }, 'refused')),
    [session, t],
  );
}

/** One's own undo took away what others had written in: it says so, and one click brings it back. */
function useKeptByUndo(): void {
  const { t } = useTranslation('board');
  const session = useCaseSession();
  useEffect(
    () =>
      session.undo.onKept((entries) => {
        toasts.undo(t('keptByUndo'), t('bringBack'), () => {
          const { board, author } = session;
          for (const { root, id } of entries) restoreEntity(board, author, root, id);
        });
      }),
    [session, t],
  );
}

/** What everybody on this page must know, whatever the lens. */
export function CaseNotices() {
  const { t } = useTranslation(['errors', 'board']);
  const status = useSyncStatus();
  const newer = useBoard((board) => board.newerSchema);
  const unreadable = useBoard((board) => board.unreadable.filter((item) => !item.field).length);
  useConnectionToasts();
  useRefusedToast();
  useKeptByUndo();
  return (
    <>
      {newer && (
        <p role="status" className={styles.notice}>
          <Eye aria-hidden="true" size={18} />
          {t('errors:page.newerSchemaBody')}
        </p>
      )}
      {unreadable > 0 && (
        <p role="status" className={styles.notice}>
          <TriangleAlert aria-hidden="true" size={18} />
          {t('board:unreadable', { count: unreadable })}
        </p>
      )}
      {status.boardLarge && (
        <p role="status" className={styles.notice}>
          <TriangleAlert aria-hidden="true" size={18} />
          {t('errors:boardLarge')}
        </p>
      )}
    </>
  );
}
