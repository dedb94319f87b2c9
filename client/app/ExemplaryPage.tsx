import { ArrowLeft, LibraryBig } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, useLocation } from 'wouter';
import { boardOfFile, chairOfFile } from '../../shared/case/read-case-file.ts';
import { rootNames } from '../../shared/case/roots.ts';
import type { ExemplaryCase, ExemplaryItem } from '../../shared/protocol/exemplary.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import { ExemplaryActions } from '../features/exemplary/ExemplaryActions.tsx';
import { ApiFailure } from '../sync/api.ts';
import type { CaseSession } from '../sync/case-session.ts';
import { fetchExemplaryCase } from '../sync/exemplary-api.ts';
import { frozenSession } from '../sync/frozen-session.ts';
import { CaseProvider } from '../sync/use-case.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { CaseViewProvider } from '../ui/case-view.tsx';
import { LogoSign } from '../ui/Logo.tsx';
import { breakpoints, useMedia } from '../ui/use-media.ts';
import header from './CaseHeader.module.css';
import { CaseOpening } from './CaseOpening.tsx';
import { FrozenBoard } from './FrozenBoard.tsx';
import { firstLens, lensesOfSnapshot } from './lenses.ts';
import { NotOpened } from './NotOpened.tsx';
import styles from './SnapshotPage.module.css';

const addressOf = (id: string) => `/beispiele/${id}`;

/** The last that was written or done in it: its clock stands there. */
function momentOf({ board, chair }: ExemplaryCase): number {
  const entries = rootNames.flatMap((root) => board[root].map(({ createdAt }) => createdAt));
  const events = chair.sittingEvents.map(({ at }) => at);
  return Math.max(0, ...entries, ...events);
}

function sessionOf(found: ExemplaryCase, participant: Participant): CaseSession {
  const { id, title } = found;
  const { board } = boardOfFile(found.board, 'board');
  const chair = chairOfFile(found.chair, 'chair');
  const snapshot = { at: momentOf(found), name: title, departments: [], direction: [], hash: '' };
  return frozenSession(
    { caseId: id, address: addressOf(id), snapshot, board, chair, isExemplary: true },
    participant,
  );
}

function Header(props: {
  readonly item: ExemplaryItem;
  readonly isCoordinator: boolean;
  onChanged(item: ExemplaryItem): void;
}) {
  const { t } = useTranslation(['exemplary', 'chain', 'common']);
  const { title, fields, state, reason = '', mayReview } = props.item;
  const isPhone = useMedia(breakpoints.phone);
  const [, navigate] = useLocation();
  return (
    <>
      <title>{`${title} · ${t('title')}`}</title>
      <header data-area="header" className={header.header}>
        <Link href="/" className={header.home}>
          <LogoSign />
          {!isPhone && <span className={header.appName}>{t('common:appName')}</span>}
          <span className="visually-hidden">{t('common:toHome')}</span>
        </Link>
        <div className={header.title}>
          <h1 className={header.pseudonym}>{title}</h1>
          <p className={header.facts}>
            {fields.map((field) => t(`chain:field.${field}`)).join(' · ')}
          </p>
        </div>
        <Link href="/beispiele" className={`${buttonClass('secondary')} ${styles.back}`}>
          <ArrowLeft aria-hidden="true" size={18} />
          {t('open.back')}
        </Link>
      </header>
      <div className={styles.band}>
        <div role="status" className={styles.what}>
          <LibraryBig aria-hidden="true" size={18} />
          <p>
            <strong>
              {state === 'released'
                ? t('open.band')
                : state === 'proposed'
                  ? t('open.bandProposed')
                  : t('open.bandReturned', { reason })}
            </strong>{' '}
            {mayReview ? t('open.review') : t('open.lead')}
          </p>
        </div>
        <ExemplaryActions
          item={props.item}
          isCoordinator={props.isCoordinator}
          onChanged={props.onChanged}
          onWithdrawn={() => navigate('/beispiele', { replace: true })}
        />
      </div>
    </>
  );
}

/** `/beispiele/<id>/<lens>`: an exemplary case in every lens, read only. */
export function ExemplaryPage(props: {
  readonly id: string;
  readonly lens: string | undefined;
  readonly participant: Participant;
}) {
  const { id, participant } = props;
  const lens = lensesOfSnapshot.find((each) => each === props.lens);
  const [opened, setOpened] = useState<{ item: ExemplaryItem; session: CaseSession }>();
  const [failure, setFailure] = useState<ApiFailure>();
  useEffect(() => {
    let session: CaseSession | undefined;
    let left = false;
    fetchExemplaryCase(id).then(
      (found) => {
        if (left) return;
        session = sessionOf(found, participant);
        setOpened({ item: found, session });
      },
      (error: unknown) => {
        if (!(error instanceof ApiFailure)) throw error;
        if (!left) setFailure(error);
      },
    );
    return () => {
      left = true;
      session?.destroy();
    };
  }, [id, participant]);
  if (!lens) return <Redirect to={`${addressOf(id)}/${firstLens()}`} replace />;
  if (failure) return <NotOpened failure={failure} />;
  if (!opened) return <CaseOpening />;
  return (
    <CaseProvider session={opened.session}>
      <CaseViewProvider>
        <FrozenBoard
          lens={lens}
          caseNumber=""
          header={
            <Header
              item={opened.item}
              isCoordinator={participant.role === 'coordinator'}
              onChanged={(item) => setOpened({ ...opened, item })}
            />
          }
        />
      </CaseViewProvider>
    </CaseProvider>
  );
}
