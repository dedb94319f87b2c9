import { Suspense, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { CaseListItem, Participant } from '../../shared/protocol/http.ts';
import { isStaff } from '../../shared/protocol/roles.ts';
import { ListLens } from '../features/list/ListLens.tsx';
import { writing } from '../features/list/later-parts.tsx';
import type { Lens as PresenceLens } from '../sync/read-presence.ts';
import { useBoard, useCaseSession } from '../sync/use-case.tsx';
import { CaseViewProvider } from '../ui/case-view.tsx';
import { lensTabId } from '../ui/LensTabs.tsx';
import { laterPart, usePreload } from '../ui/lazy-part.ts';
import { useAreaCycle } from '../ui/use-area-cycle.ts';
import { breakpoints, useMedia } from '../ui/use-media.ts';
import { loadLaterWords } from '../words/i18n.ts';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import { CaseOpening } from './CaseOpening.tsx';
import styles from './CasePage.module.css';
import { CaseSubbar } from './CaseSubbar.tsx';
import { DoorNotice } from './DoorNotice.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { type Lens, lensOfPhase, lensOfPresence, presenceLens } from './lenses.ts';
import { OpenedCase, useIsLoaded, WhenLoaded } from './OpenedCase.tsx';

const parts = {
  map: () => import('./MapArea.tsx'),
  gapNotice: () => import('../features/gaps/OwnGapNotice.tsx'),
  lens: () => import('./LaterLens.tsx'),
  sheet: () => import('../features/entry-sheet/EntrySheet.tsx'),
  direction: () => import('../features/direction/DirectionDialogs.tsx'),
  course: () => import('../features/sitting/Course.tsx'),
  entrust: () => import('../features/vault/EntrustDialog.tsx'),
};
const MapArea = laterPart(async () => (await parts.map()).MapArea);
const SortMenu = laterPart(async () => (await import('../canvas/SortMenu.tsx')).SortMenu);
const OwnGapNotice = laterPart(async () => (await parts.gapNotice()).OwnGapNotice);
const LaterLens = laterPart(async () => (await parts.lens()).LaterLens);
const EntrySheet = laterPart(async () => (await parts.sheet()).EntrySheet);
const PrivacyNotice = laterPart(
  async () => (await import('../features/privacy/PrivacyNotice.tsx')).PrivacyNotice,
);
const Course = laterPart(async () => (await parts.course()).Course);
const EntrustDialog = laterPart(async () => (await parts.entrust()).EntrustDialog);
const ActivityAnnouncer = laterPart(
  async () => (await import('../features/list/ActivityAnnouncer.tsx')).ActivityAnnouncer,
);
const ChangeMarks = laterPart(
  async () => (await import('../features/history/ChangeMarks.tsx')).ChangeMarks,
);
const DirectionDialogs = laterPart(async () => (await parts.direction()).DirectionDialogs);

const nothingYet = [] as const;
const neededSoon = [
  ...writing,
  parts.sheet,
  parts.direction,
  parts.lens,
  parts.map,
  loadLaterWords,
];

const panelId = 'lens';
const seenAs = (shown: PresenceLens) => presenceLens[lensOfPresence(shown)];

/** Undo and redo work in every lens; inside a text field they are the field's own matter. */
function useUndoKeys(): void {
  const session = useCaseSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (key !== 'z' && !isRedo) return;
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (isRedo) session.undo.redo();
      else session.undo.undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [session]);
}

function CaseBoard({ item, lens }: { readonly item: CaseListItem; readonly lens: Lens }) {
  const { t } = useTranslation(['common', 'board']);
  const [, navigate] = useLocation();
  const session = useCaseSession();
  const hasRoom = useMedia(breakpoints.wide);
  const pseudonym = useBoard((board) => board.meta.pseudonym);
  useUndoKeys();
  useAreaCycle();
  useEffect(() => session.setPresence({ lens: presenceLens[lens] }), [session, lens]);
  useEffect(() => {
    document.title = pseudonym ? t('board:pageTitle', { pseudonym }) : t('common:appName');
  }, [pseudonym, t]);
  const isLoaded = useIsLoaded();
  usePreload(isLoaded ? neededSoon : nothingYet);
  const isPhone = useMedia(breakpoints.phone);
  // Where the map has its panel beside it, who asks to be let in stands at its top.
  const isInPanel = lens === 'karte' && hasRoom;
  const select = useCallback(
    (next: Lens) => navigate(`/fall/${item.id}/${next}${location.search}`),
    [navigate, item.id],
  );
  const showPresence = useCallback(
    (shown: PresenceLens) => select(lensOfPresence(shown)),
    [select],
  );
  const course = (
    <Suspense fallback={isPhone && <span className={styles.courseWaiting} />}>
      {isLoaded && (
        <Course
          lens={presenceLens[lens]}
          seenAs={seenAs}
          onShow={showPresence}
          onLook={(kind) => select(lensOfPhase[kind])}
        />
      )}
    </Suspense>
  );
  return (
    <div className={styles.page} data-lens={lens}>
      <CaseHeader item={item} />
      {!isPhone && <div className={styles.course}>{course}</div>}
      <CaseNotices />
      <WhenLoaded>
        <Suspense>
          {isStaff(session.participant.role) && <PrivacyNotice caseId={item.id} />}
        </Suspense>
        <Suspense>
          <ActivityAnnouncer />
        </Suspense>
        <main className={styles.main}>
          <CaseSubbar lens={lens} panelId={panelId} onSelect={select} course={isPhone && course}>
            {lens === 'karte' && hasRoom && (
              <Suspense>
                <SortMenu />
              </Suspense>
            )}
          </CaseSubbar>
          {lens === 'karte' && location.search && (
            <Suspense>
              <ChangeMarks />
            </Suspense>
          )}
          {!isInPanel && <DoorNotice className={styles.notice} />}
          <Suspense>
            <OwnGapNotice lens={presenceLens[lens]} panelId={panelId} onShow={showPresence} />
          </Suspense>
          <div
            id={panelId}
            role="tabpanel"
            aria-labelledby={lensTabId(panelId, lens)}
            tabIndex={-1}
            className={styles.lens}
          >
            <ErrorBoundary key={lens} within>
              <Suspense fallback={<CaseOpening />}>
                {lens === 'karte' ? (
                  <MapArea notice={isInPanel && <DoorNotice />} />
                ) : lens === 'liste' ? (
                  <ListLens />
                ) : (
                  <LaterLens lens={lens} caseNumber={item.number} />
                )}
              </Suspense>
            </ErrorBoundary>
          </div>
        </main>
        <ErrorBoundary within>
          <Suspense>
            <EntrySheet />
            <DirectionDialogs />
            <EntrustDialog seats={item.departments} />
          </Suspense>
        </ErrorBoundary>
      </WhenLoaded>
    </div>
  );
}

export function CasePage(props: {
  readonly caseId: string;
  readonly lens: Lens;
  readonly participant: Participant;
}) {
  return (
    <OpenedCase
      caseId={props.caseId}
      participant={props.participant}
      lens={presenceLens[props.lens]}
    >
      {(item) => (
        <CaseViewProvider>
          <CaseBoard item={item} lens={props.lens} />
        </CaseViewProvider>
      )}
    </OpenedCase>
  );
}
