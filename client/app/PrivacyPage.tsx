import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseListItem, Participant } from '../../shared/protocol/http.ts';
import type { ErasureReceipt } from '../../shared/protocol/privacy.ts';
import { Erased } from '../features/privacy/Erased.tsx';
import { Privacy } from '../features/privacy/Privacy.tsx';
import { useBoard } from '../sync/use-case.tsx';
import { CaseViewProvider } from '../ui/case-view.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import styles from './CasePage.module.css';
import { OpenedCase, WhenLoaded } from './OpenedCase.tsx';

function OpenPage(props: { readonly item: CaseListItem; onErased(receipt: ErasureReceipt): void }) {
  const { t } = useTranslation('privacy');
  const { item } = props;
  const pseudonym = useBoard((board) => board.meta.pseudonym);
  useEffect(() => {
    if (pseudonym) document.title = t('pageTitle', { pseudonym });
  }, [pseudonym, t]);
  return (
    <div className={styles.page}>
      <CaseHeader item={item} />
      <CaseNotices />
      <WhenLoaded>
        <Privacy caseId={item.id} caseNumber={item.number} onErased={props.onErased} />
      </WhenLoaded>
    </div>
  );
}

/** `/fall/<case>/datenschutz`: no lens of the conference, and nobody is taken along to it. */
export function PrivacyPage(props: { readonly caseId: string; readonly participant: Participant }) {
  /** Kept here: the case itself closes as soon as it is erased. */
  const [receipt, setReceipt] = useState<ErasureReceipt>();
  if (receipt) return <Erased receipt={receipt} />;
  return (
    <OpenedCase caseId={props.caseId} participant={props.participant} lens="privacy">
      {(item) => (
        <CaseViewProvider>
          <OpenPage item={item} onErased={setReceipt} />
        </CaseViewProvider>
      )}
    </OpenedCase>
  );
}
