import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { CaseListItem, Participant } from '../../shared/protocol/http.ts';
import { Propose } from '../features/exemplary/Propose.tsx';
import { useBoard, useCaseSession } from '../sync/use-case.tsx';
import { CaseViewProvider } from '../ui/case-view.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import styles from './CasePage.module.css';
import { OpenedCase, WhenLoaded } from './OpenedCase.tsx';

function OpenPage({ item }: { readonly item: CaseListItem }) {
  const { t } = useTranslation('exemplary');
  const [, navigate] = useLocation();
  const { participant } = useCaseSession();
  const pseudonym = useBoard((board) => board.meta.pseudonym);
  useEffect(() => {
    if (pseudonym) document.title = t('propose.pageTitle', { pseudonym });
  }, [pseudonym, t]);
  return (
    <div className={styles.page}>
      <CaseHeader item={item} />
      <CaseNotices />
      <WhenLoaded>
        {participant.role === 'coordinator' ? (
          <Propose onProposed={(id) => navigate(`/beispiele/${id}`)} />
        ) : (
          <main id="content">
            <p>{t('propose.notCoordinator')}</p>
          </main>
        )}
      </WhenLoaded>
    </div>
  );
}

/** `/fall/<case>/exemplarisch`: no lens of the conference, and nobody is taken along to it. */
export function ProposePage(props: { readonly caseId: string; readonly participant: Participant }) {
  return (
    <OpenedCase caseId={props.caseId} participant={props.participant} lens="privacy">
      {(item) => (
        <CaseViewProvider>
          <OpenPage item={item} />
        </CaseViewProvider>
      )}
    </OpenedCase>
  );
}
