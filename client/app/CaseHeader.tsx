import { Landmark, Link2, ShieldCheck } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { currentLegalSphere } from '../../shared/case/chronicle.ts';
import type { CaseListItem, CaseSummary } from '../../shared/protocol/http.ts';
import { isStaff } from '../../shared/protocol/roles.ts';
import { useBoard, useCaseSession, useChair, useSyncStatus } from '../sync/use-case.tsx';
import { Button } from '../ui/Button.tsx';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { LogoSign } from '../ui/Logo.tsx';
import { laterPart } from '../ui/lazy-part.ts';
import { SaveState, type SaveStateProps } from '../ui/SaveState.tsx';
import { breakpoints, useMedia } from '../ui/use-media.ts';
import { useFormat } from '../words/use-format.ts';
import { AccountMenu } from './AccountMenu.tsx';
import styles from './CaseHeader.module.css';
import { useIsLoaded } from './OpenedCase.tsx';
import { PresencePills } from './PresencePills.tsx';

const CaseMenu = laterPart(async () => (await import('./CaseMenu.tsx')).CaseMenu);
const InviteDialog = laterPart(
  async () => (await import('../features/door/InviteDialog.tsx')).InviteDialog,
);

/** Undefined: there is nothing yet that could be saved or not. */
function useSaveState(): SaveStateProps | undefined {
  const { t } = useTranslation(['errors', 'closed']);
  const status = useSyncStatus();
  const { participant } = useCaseSession();
  const isConflict = useChair((chair) => chair.current.length > 1);
  const way = status.overHttp ? { reason: t('closed:overHttp') } : {};
  switch (status.kind) {
    case 'loading':
      return status.unreachable ? { state: 'offline' } : undefined;
    case 'offline':
      return { state: 'offline', waiting: status.waiting };
    case 'closed':
      return { state: 'closed', reason: t(`closed:why.${status.reason}`) };
    case 'saving':
      return { state: 'saving', ...way };
    case 'saved':
      if (isConflict) return { state: 'conflict' };
      return { state: participant.role === 'observer' ? 'observing' : 'saved', ...way };
  }
}

function LegalSphereChip({ before }: { readonly before: CaseSummary | undefined }) {
  const { t } = useTranslation(['board', 'method', 'common']);
  const format = useFormat();
  const chronicle = useBoard((board) => board.chronicle);
  const current = currentLegalSphere(chronicle);
  const sphere = before ? before.legalSphere : current?.sphere;
  const since = before ? before.legalSphereSince : current?.since;
  if (!sphere || !since) return null;
  return (
    <span className={styles.chip}>
      <Landmark aria-hidden="true" size={16} />
      <strong>{t('board:legalSphere')}</strong>
      <strong>{sphere === 'none' ? t('method:legalSphere.none') : sphere}</strong>
      <span className={styles.since}>{t('common:since', { date: format.date(since) })}</span>
    </span>
  );
}

/** Who the case is about, how it stands with saving, and who is at the table. */
export function CaseHeader({ item }: { readonly item: CaseListItem }) {
  const { t } = useTranslation(['board', 'common']);
  const format = useFormat();
  const isLoaded = useIsLoaded();
  // Until the board is there, as the list of cases knows it: nothing that is wrong, and nothing that jumps.
  const before = isLoaded ? undefined : item.summary;
  const { pseudonym, origin } = useBoard((board) => before ?? board.meta);
  const persons = useBoard((board) => before?.persons ?? board.persons.size);
  const save = useSaveState();
  const isPhone = useMedia(breakpoints.phone);
  const session = useCaseSession();
  const isMember = isStaff(session.participant.role);
  // Held here, as a screen that is turned has another way to it: the link is shown only once.
  const [isInviting, setInviting] = useState(false);
  const facts = [
    origin,
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
          <h1 className={styles.pseudonym}>{pseudonym}</h1>
          <span className={styles.menu}>
            <Suspense>
              {isLoaded && <CaseMenu item={item} onInvite={() => setInviting(true)} />}
            </Suspense>
          </span>
        </div>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div className={styles.chips}>
        <LegalSphereChip before={before} />
        <span className={styles.chip}>
          <ShieldCheck aria-hidden="true" size={16} />
          <strong>{t('board:lead')}</strong>
          <DepartmentPill department={item.leadDepartment} />
        </span>
      </div>
      <span role="status" className={styles.save}>
        {save && <SaveState {...save} compact={isPhone} />}
      </span>
      <div className={styles.table}>
        <PresencePills />
        {isMember && !isPhone && (
          <Button
            variant="secondary"
            icon={Link2}
            className={styles.invite}
            onClick={() => setInviting(true)}
          >
            {t('board:invite')}
          </Button>
        )}
        <AccountMenu participant={session.participant} compact />
      </div>
      {isInviting && (
        <Suspense>
          <InviteDialog onClose={() => setInviting(false)} />
        </Suspense>
      )}
    </header>
  );
}
