import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import type { CaseListItem, Participant } from '../../shared/protocol/http.ts';
import { isStaff } from '../../shared/protocol/roles.ts';
import { Profiling } from '../features/profiling/Profiling.tsx';
import { useBoard } from '../sync/use-case.tsx';
import { CaseViewProvider } from '../ui/case-view.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import styles from './CasePage.module.css';
import { OpenedCase, WhenLoaded } from './OpenedCase.tsx';

function OpenPage({ item }: { readonly item: CaseListItem }) {
  const { t } = useTranslation('profiling');
  const pseudonym = useBoard((board) => board.meta.pseudonym);
  useEffect(() => {
    if (pseudonym) document.title = t('pageTitle', { pseudonym });
  }, [pseudonym, t]);
  return (
    <div className={styles.page}>
      <CaseHeader item={item} />
      <CaseNotices />
      <WhenLoaded>
        <Profiling />
      </WhenLoaded>
    </div>
  );
}

/** `/fall/<case>/fragebogen`: the others see one at the Liste, where what is taken over appears. */
export function ProfilingPage(props: {
  readonly caseId: string;
  readonly participant: Participant;
}) {
  const { caseId, participant } = props;
  if (!isStaff(participant.role)) return <Redirect to={`/fall/${caseId}`} replace />;
  return (
    <OpenedCase caseId={caseId} participant={participant} lens="list">
      {(item) => (
        <CaseViewProvider>
          <OpenPage item={item} />
        </CaseViewProvider>
      )}
    </OpenedCase>
  );
}
