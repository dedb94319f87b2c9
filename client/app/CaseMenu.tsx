import {
  ChartNoAxesGantt,
  Download,
  Ellipsis,
  FileInput,
  FileText,
  Handshake,
  History,
  LibraryBig,
  Link2,
  MessageCircleQuestion,
  Monitor,
  Plug,
  Printer,
  Send,
  ShieldCheck,
  UsersRound,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { CaseListItem } from '../../shared/protocol/http.ts';
import { isStaff } from '../../shared/protocol/roles.ts';
import { DataHandoverDialog } from '../features/data-handover/DataHandoverDialog.tsx';
import { TableDialog } from '../features/door/TableDialog.tsx';
import { PosterDialog } from '../features/poster/PosterDialog.tsx';
import { RestoreDialog } from '../features/restore/RestoreDialog.tsx';
import { RestoredNotice } from '../features/restore/RestoredNotice.tsx';
import { ToolsDialog } from '../features/tools/ToolsDialog.tsx';
import { SaveCaseDialog } from '../features/transfer/SaveCaseDialog.tsx';
import { useCaseSession } from '../sync/use-case.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { breakpoints, useMedia } from '../ui/use-media.ts';

/** What belongs to the case and is no lens of the conference. */
export function CaseMenu(props: { readonly item: CaseListItem; onInvite(): void }) {
  const { id: caseId, number } = props.item;
  const { t } = useTranslation([
    'board',
    'common',
    'dataHandover',
    'exemplary',
    'poster',
    'profiling',
    'restore',
    'tools',
    'transfer',
  ]);
  const [, navigate] = useLocation();
  const isPhone = useMedia(breakpoints.phone);
  const { role } = useCaseSession().participant;
  const isMember = isStaff(role);
  const [isTableOpen, setTableOpen] = useState(false);
  const [isRestoring, setRestoring] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [isHandingOver, setHandingOver] = useState(false);
  const [isConnecting, setConnecting] = useState(false);
  const [isPoster, setPoster] = useState(false);
  const invite = {
    id: 'invite',
    label: t('board:invite'),
    icon: <Link2 aria-hidden="true" size={18} />,
    onSelect: props.onInvite,
  };
  const history = {
    id: 'history',
    label: t('board:lens.verlauf'),
    icon: <ChartNoAxesGantt aria-hidden="true" size={18} />,
    onSelect: () => navigate(`/fall/${caseId}/verlauf`),
  };
  const minutes = {
    id: 'minutes',
    label: t('board:lens.protokoll'),
    icon: <FileText aria-hidden="true" size={18} />,
    onSelect: () => navigate(`/fall/${caseId}/protokoll`),
  };
  const ofMembers = {
    items: [
      // Elsewhere it stands in the header.
      ...(isPhone ? [invite] : []),
      {
        id: 'table',
        label: t('board:roundTable'),
        icon: <UsersRound aria-hidden="true" size={18} />,
        onSelect: () => setTableOpen(true),
      },
      {
        id: 'privacy',
        label: t('board:privacy'),
        icon: <ShieldCheck aria-hidden="true" size={18} />,
        onSelect: () => navigate(`/fall/${caseId}/datenschutz`),
      },
      {
        id: 'questionnaire',
        label: t('profiling:menu'),
        icon: <FileInput aria-hidden="true" size={18} />,
        onSelect: () => navigate(`/fall/${caseId}/fragebogen`),
      },
      {
        id: 'data-handover',
        label: t('dataHandover:menu'),
        icon: <Send aria-hidden="true" size={18} />,
        onSelect: () => setHandingOver(true),
      },
      {
        id: 'export',
        label: t('transfer:save.menu'),
        icon: <Download aria-hidden="true" size={18} />,
        onSelect: () => setSaving(true),
      },
      {
        id: 'restore',
        label: t('restore:menu'),
        icon: <History aria-hidden="true" size={18} />,
        onSelect: () => setRestoring(true),
      },
      {
        id: 'tools',
        label: t('tools:menu'),
        icon: <Plug aria-hidden="true" size={18} />,
        onSelect: () => setConnecting(true),
      },
      ...(role === 'coordinator'
        ? [
            {
              id: 'exemplary',
              label: t('exemplary:propose.menu'),
              icon: <LibraryBig aria-hidden="true" size={18} />,
              onSelect: () => navigate(`/fall/${caseId}/exemplarisch`),
            },
          ]
        : []),
    ],
  };
  return (
    <>
      <MenuButton
        icon={Ellipsis}
        label={t('board:caseMenu')}
        groups={[
          {
            items: [
              // Elsewhere it is always among the lenses.
              ...(isPhone ? [history, minutes] : []),
              {
                id: 'agreements',
                label: t('board:lens.vereinbarungen'),
                icon: <Handshake aria-hidden="true" size={18} />,
                onSelect: () => navigate(`/fall/${caseId}/vereinbarungen`),
              },
              {
                id: 'guide',
                label: t('board:lens.leitfaden'),
                icon: <MessageCircleQuestion aria-hidden="true" size={18} />,
                onSelect: () => navigate(`/fall/${caseId}/leitfaden`),
              },
              {
                id: 'room',
                label: t('common:openRoom'),
                icon: <Monitor aria-hidden="true" size={18} />,
                onSelect: () => void window.open(`/raum/${caseId}`, '_blank', 'noopener'),
              },
              {
                id: 'poster',
                label: t('poster:menu'),
                icon: <Printer aria-hidden="true" size={18} />,
                onSelect: () => setPoster(true),
              },
            ],
          },
          ...(isMember ? [ofMembers] : []),
        ]}
      />
      <RestoredNotice />
      {isRestoring && <RestoreDialog onClose={() => setRestoring(false)} />}
      {isSaving && <SaveCaseDialog number={number} onClose={() => setSaving(false)} />}
      {isHandingOver && (
        <DataHandoverDialog number={number} onClose={() => setHandingOver(false)} />
      )}
      {isConnecting && <ToolsDialog onClose={() => setConnecting(false)} />}
      {isPoster && <PosterDialog table={props.item.departments} onClose={() => setPoster(false)} />}
      {isTableOpen && <TableDialog onClose={() => setTableOpen(false)} />}
    </>
  );
}
