import { ArrowRight, Camera, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect } from 'wouter';
import type { CaseListItem, Participant } from '../../shared/protocol/http.ts';
import { PosterDialog } from '../features/poster/PosterDialog.tsx';
import { ApiFailure } from '../sync/api.ts';
import { addressOf, type CaseSession, snapshotAddress } from '../sync/case-session.ts';
import { frozenSession } from '../sync/frozen-session.ts';
import { openDocuments } from '../sync/snapshot-api.ts';
import { CaseProvider, useBoard, useCaseSession } from '../sync/use-case.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { CaseViewProvider } from '../ui/case-view.tsx';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LogoSign } from '../ui/Logo.tsx';
import { breakpoints, useMedia } from '../ui/use-media.ts';
import { isoDay } from '../words/format.ts';
import { useFormat } from '../words/use-format.ts';
import header from './CaseHeader.module.css';
import { CaseOpening } from './CaseOpening.tsx';
import { FrozenBoard } from './FrozenBoard.tsx';
import { firstLens, type Lens, lensesOfSnapshot } from './lenses.ts';
import { NotOpened } from './NotOpened.tsx';
import { OpenedCase } from './OpenedCase.tsx';
import styles from './SnapshotPage.module.css';

/** Whose case, of which day, and the way back. */
function SnapshotHeader({ item, lens }: { readonly item: CaseListItem; readonly lens: Lens }) {
  const { t } = useTranslation(['history', 'board', 'common', 'poster']);
  const format = useFormat();
  const { snapshot } = useCaseSession();
  const meta = useBoard((board) => board.meta);
  const isPhone = useMedia(breakpoints.phone);
  const [isPoster, setPoster] = useState(false);
  const day = snapshot ? format.longDate(isoDay(snapshot.at)) : '';
  useEffect(() => {
    document.title = t('history:opened.pageTitle', { pseudonym: meta.pseudonym, day });
  }, [meta.pseudonym, day, t]);
  if (!snapshot) return null;
  return (
    <>
      <header data-area="header" className={header.header}>
        <Link href="/" className={header.home}>
          <LogoSign />
          {!isPhone && <span className={header.appName}>{t('common:appName')}</span>}
          <span className="visually-hidden">{t('common:toHome')}</span>
        </Link>
        <div className={header.title}>
          <h1 className={header.pseudonym}>{meta.pseudonym}</h1>
          <p className={header.facts}>{t('board:caseNumber', { number: item.number })}</p>
        </div>
        <div className={styles.tools}>
          <IconButton
            icon={Printer}
            label={t('poster:menu')}
            aria-haspopup="dialog"
            onClick={() => setPoster(true)}
          />
          <Link href={`${addressOf(item.id)}/${lens}`} className={buttonClass('secondary')}>
            {t('history:opened.toNow')}
            <ArrowRight aria-hidden="true" size={18} />
          </Link>
        </div>
      </header>
      {isPoster && <PosterDialog table={item.departments} onClose={() => setPoster(false)} />}
      <div role="status" className={styles.band}>
        <div className={styles.what}>
          <Camera aria-hidden="true" size={18} />
          <p>
            <strong>
              {t('history:opened.title', { day, time: format.time(snapshot.at) })}
              {snapshot.name && ` · ${snapshot.name}`}
            </strong>{' '}
            {t('history:opened.lead')}
          </p>
        </div>
        {snapshot.departments.length > 0 && (
          <p className={styles.table}>
            <span className={styles.label}>{t('history:opened.table')}</span>
            {snapshot.departments.map((department) => (
              <DepartmentPill key={department} department={department} />
            ))}
          </p>
        )}
        <p className={styles.hash} title={snapshot.hash}>
          {t('history:opened.hash', { hash: snapshot.hash.slice(0, 12) })}
        </p>
      </div>
    </>
  );
}

/** Opens what was kept at that moment for as long as the page is shown. */
function useFrozen(caseId: string, at: number, participant: Participant) {
  const [opened, setOpened] = useState<CaseSession | ApiFailure>();
  useEffect(() => {
    let session: CaseSession | undefined;
    let left = false;
    openDocuments(caseId, at).then(
      (found) => {
        if (left) return;
        session = frozenSession(
          { ...found, caseId, address: snapshotAddress(caseId, at) },
          participant,
        );
        setOpened(session);
      },
      (error: unknown) => {
        if (!(error instanceof ApiFailure)) throw error;
        if (!left) setOpened(error);
      },
    );
    return () => {
      left = true;
      session?.destroy();
    };
  }, [caseId, at, participant]);
  return opened;
}

function Frozen(props: {
  readonly item: CaseListItem;
  readonly at: number;
  readonly lens: Lens;
  readonly participant: Participant;
}) {
  const { item, lens } = props;
  const session = useFrozen(item.id, props.at, props.participant);
  if (!session) return <CaseOpening />;
  if (session instanceof ApiFailure) return <NotOpened failure={session} />;
  return (
    <CaseProvider session={session}>
      <CaseViewProvider>
        <FrozenBoard
          lens={lens}
          caseNumber={item.number}
          header={<SnapshotHeader item={item} lens={lens} />}
        />
      </CaseViewProvider>
    </CaseProvider>
  );
}

/**
 * `/fall/<case>/momentaufnahme/<ms>/<lens>`: the board of that day, in every lens. The case itself is open behind it, so that
 * the page closes as soon as the right to it ends.
 */
export function SnapshotPage(props: {
  readonly caseId: string;
  readonly at: string;
  readonly lens?: string | undefined;
  readonly participant: Participant;
}) {
  const { caseId, participant } = props;
  const at = Number(props.at);
  const lens = lensesOfSnapshot.find((each) => each === props.lens);
  if (!lens) return <Redirect to={`${snapshotAddress(caseId, at)}/${firstLens()}`} replace />;
  return (
    <OpenedCase caseId={caseId} participant={participant} lens="history">
      {(item) => <Frozen key={at} item={item} at={at} lens={lens} participant={participant} />}
    </OpenedCase>
  );
}
