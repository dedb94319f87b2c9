import { Maximize, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SharedView } from '../../sync/read-presence.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { openProposals } from '../../ui/proposals.ts';
import { useNow } from '../../ui/use-now.ts';
import { AgreementsPicture } from './AgreementsPicture.tsx';
import { ClosingPicture } from './ClosingPicture.tsx';
import { FieldPicture } from './FieldPicture.tsx';
import { MapPicture } from './MapPicture.tsx';
import { OpeningPicture } from './OpeningPicture.tsx';
import { ProposalsPicture } from './ProposalsPicture.tsx';
import styles from './Room.module.css';
import { RoomFooter } from './RoomFooter.tsx';
import { RoomHeader } from './RoomHeader.tsx';
import { Sleep } from './Sleep.tsx';
import { StrategiesPicture } from './StrategiesPicture.tsx';
import { type Scene, sceneOf } from './scene.ts';
import { useLead } from './use-lead.ts';
import { useRoomCode } from './use-room-code.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { WillPicture } from './WillPicture.tsx';

/** Often enough for a clock that shows minutes, ms. */
const tickMs = 1_000;
const handStaysMs = 3_000;
const everybody: SharedView = { personIds: [] };

/** Whether somebody has just moved the pointer: only then there is anything to operate. */
function useHand(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onMove = () => {
      setThere(true);
      clearTimeout(timer);
      timer = setTimeout(() => setThere(false), handStaysMs);
    };
    addEventListener('pointermove', onMove);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', onMove);
    };
  }, []);
  return isThere;
}

function Ways({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('room');
  return (
    <nav aria-label={t('title')} className={styles.ways}>
      {document.fullscreenEnabled && (
        <button
          type="button"
          onClick={() =>
            void (document.fullscreenElement
              ? document.exitFullscreen()
              : document.documentElement.requestFullscreen())
          }
        >
          <Maximize aria-hidden="true" />
          {t('fullscreen')}
        </button>
      )}
      <Link href={`/fall/${caseId}`}>
        <X aria-hidden="true" />
        {t('leave')}
      </Link>
    </nav>
  );
}

interface ShownProps {
  readonly scene: Scene & { kind: 'awake' };
  readonly view: SharedView;
  /** Server time, ms. */
  readonly now: number;
}

function Shown({ scene: { picture, sitting }, view, now }: ShownProps) {
  switch (picture) {
    case 'opening':
      return <OpeningPicture sitting={sitting} view={view} />;
    case 'map':
      return <MapPicture view={view} />;
    case 'field':
      return view.openField && <FieldPicture field={view.openField} view={view} />;
    case 'will':
      return <WillPicture view={view} />;
    case 'proposals':
      return <ProposalsPicture />;
    case 'strategies':
      return <StrategiesPicture sitting={sitting} view={view} now={now} />;
    case 'agreements':
      return <AgreementsPicture sitting={sitting} view={view} now={now} />;
    case 'closing':
      return <ClosingPicture sitting={sitting} now={now} />;
  }
}

function Awake(shown: ShownProps) {
  const { sitting, picture } = shown.scene;
  const isRunning = sitting.finishedAt === undefined;
  const code = useRoomCode(isRunning ? sitting.id : undefined);
  useWakeLock(isRunning);
  return (
    <>
      <RoomHeader sitting={sitting} personIds={shown.view.personIds} now={shown.now} />
      <main className={styles.picture} data-picture={picture}>
        <Shown {...shown} />
      </main>
      <RoomFooter sitting={sitting} code={code} />
    </>
  );
}

/** The screen for everybody: follows the chair, takes no input, and between consultations shows nothing of the case. */
export function Room({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation(['room', 'common']);
  const now = useNow(tickMs);
  const lead = useLead();
  const hand = useHand();
  const sitting = useChair((chair) => chair.sitting);
  const sittings = useChair((chair) => chair.sittings);
  const decisions = useChair((chair) => chair.decisions);
  const directions = useBoard((board) => board.directions);
  const hasProposals = openProposals(directions, { decisions }).length > 0;
  const scene = sceneOf({ sittings, ...(sitting && { sitting }) }, lead, hasProposals, now);
  return (
    <div className={styles.room} data-hand={hand || undefined} data-scene={scene.kind}>
      {/* A window's title is seen by whoever changes the window. */}
      <title>{`${t('title')} · ${t('common:appName')}`}</title>
      {scene.kind === 'asleep' ? (
        <Sleep isOver={scene.isOver} now={now} />
      ) : (
        <Awake scene={scene} view={lead?.view ?? everybody} now={now} />
      )}
      <Ways caseId={caseId} />
    </div>
  );
}
