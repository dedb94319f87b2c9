import {
  Download,
  Ellipsis,
  Handshake,
  Landmark,
  MessageCircleQuestion,
  Monitor,
  ShieldCheck,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { currentLegalSphere } from '../../shared/case/chronicle.ts';
import type { CaseListItem } from '../../shared/protocol/http.ts';
import { isGuestRole } from '../../shared/protocol/roles.ts';
import { useBoard, useCaseSession, useChair, useSyncStatus } from '../sync/use-case.tsx';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { LogoSign } from '../ui/Logo.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { SaveState, type SaveStateProps } from '../ui/SaveState.tsx';
import { breakpoints, useMedia } from '../ui/use-media.ts';
import { useFormat } from '../words/use-format.ts';
import { AccountMenu } from './AccountMenu.tsx';
import styles from './CaseHeader.module.css';
import { PresencePills } from './PresencePills.tsx';

function useSaveState(): SaveStateProps {
  const { t } = useTranslation('errors');
  const status = useSyncStatus();
  const isConflict = useChair((chair) => chair.current.length > 1);
  switch (status.kind) {
    case 'loading':
      return { state: status.unreachable ? 'offline' : 'saving' };
    case 'offline':
      return { state: 'offline', waiting: status.waiting };
    case 'closed':
      return { state: 'closed', reason: t(`close.${status.reason}`) };
    case 'saving':
      return { state: 'saving' };
    case 'saved':
      return { state: isConflict ? 'conflict' : 'saved' };
  }
}

function LegalSphereChip() {
  const { t } = useTranslation(['board', 'method', 'common']);
  const format = useFormat();
  const chronicle = useBoard((board) => board.chronicle);
  const current = currentLegalSphere(chronicle);
  if (!current) return null;
  return (
    <span className={styles.chip}>
      <Landmark aria-hidden="true" size={16} />
      <strong>{t('board:legalSphere')}</strong>
      <strong>{current.sphere === 'none' ? t('method:legalSphere.none') : current.sphere}</strong>
      <span className={styles.since}>
        {t('common:since', { date: format.date(current.since) })}
      </span>
    </span>
  );
}

/** What belongs to the case and is no lens of the conference. */
function CaseMenu({ item: { id: caseId, number } }: { readonly item: CaseListItem }) {
  const { t } = useTranslation(['board', 'common']);
  const [, navigate] = useLocation();
  const isGuest = isGuestRole(useCaseSession().participant.role);
  return (
    <MenuButton
      icon={Ellipsis}
      label={t('board:caseMenu')}
      className={styles.menu ?? ''}
      groups={[
        {
          items: [
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
            ...(isGuest
              ? []
              : [
                  {
                    id: 'privacy',
                    label: t('board:privacy'),
                    icon: <ShieldCheck aria-hidden="true" size={18} />,
                    onSelect: () => navigate(`/fall/${caseId}/datenschutz`),
                  },
                ]),
            {
              id: 'room',
              label: t('common:openRoom'),
              icon: <Monitor aria-hidden="true" size={18} />,
              onSelect: () => void window.open(`/raum/${caseId}`, '_blank', 'noopener'),
            },
            ...(isGuest
              ? []
              : [
                  {
                    id: 'export',
                    label: t('board:export'),
                    icon: <Download aria-hidden="true" size={18} />,
                    onSelect: async () =>
                      (await import('./export-case.ts')).exportCase(caseId, number),
                  },
                ]),
          ],
        },
      ]}
    />
  );
}

/** Who the case is about, how it stands with saving, and who is at the table. */
export function CaseHeader({ item }: { readonly item: CaseListItem }) {
  const { t } = useTranslation(['board', 'common']);
  const format = useFormat();
  const meta = useBoard((board) => board.meta);
  const persons = useBoard((board) => board.persons.size);
  const save = useSaveState();
  const isPhone = useMedia(breakpoints.phone);
  const session = useCaseSession();
  const facts = [
    meta.origin,
    t('common:personsSpelled', { count: persons, word: format.number(persons) }),
    t('board:caseNumber', { number: item.number }),
  ];
  return (
    <header data-area="header" className={styles.header}>
      <Link href="/" className={styles.home}>
        <LogoSign />
        <span className={styles.appName}>{t('common:appName')}</span>
        <span className="visually-hidden">{t('common:toHome')}</span>
      </Link>
      <div className={styles.title}>
        <div className={styles.named}>
          <h1 className={styles.pseudonym}>{meta.pseudonym}</h1>
          <CaseMenu item={item} />
        </div>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div className={styles.chips}>
        <LegalSphereChip />
        <span className={styles.chip}>
          <ShieldCheck aria-hidden="true" size={16} />
          <strong>{t('board:lead')}</strong>
          <DepartmentPill department={item.leadDepartment} />
        </span>
      </div>
      <span role="status" className={styles.save}>
        <SaveState {...save} compact={isPhone} />
      </span>
      <div className={styles.table}>
        <PresencePills />
        <AccountMenu participant={session.participant} compact />
      </div>
    </header>
  );
}
