import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseListItem, Participant } from '../../shared/protocol/http.ts';
import type { ErasureReceipt } from '../../shared/protocol/privacy.ts';
import { Erased } from '../features/privacy/Erased.tsx';
import { Privacy } from '../features/privacy/Privacy.tsx';
import { useBoard } from '../sync/use-case.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import styles from './CasePage.module.css';
import { OpenedCase, WhenLoaded } from './OpenedCase.tsx';

function OpenPage({ item }: { readonly item: CaseListItem }) {
  const { t } = useTranslation('privacy');
  const pseudonym = useBoard((board) => board.meta.pseudonym);
  /** Kept here: the case itself closes as soon as it is erased. */
  const [receipt, setReceipt] = useState<ErasureReceipt>();
  useEffect(() => {
    if (pseudonym) document.title = t('pageTitle', { pseudonym });
  }, [pseudonym, t]);
  if (receipt) return <Erased receipt={receipt} />;
  return (
    <div className={styles.page}>
      <CaseHeader item={item} />
      <CaseNotices />
      <WhenLoaded>
        <Privacy caseId={item.id} caseNumber={item.number} onErased={setReceipt} />
      </WhenLoaded>
    </div>
  );
}

/** `/fall/<case>/datenschutz`: no lens of the conference, and nobody is taken along to it. */
export function PrivacyPage(props: { readonly caseId: string; readonly participant: Participant }) {
  return (
    <OpenedCase caseId={props.caseId} participant={props.participant} lens="privacy">
      {(item) => <OpenPage item={item} />}
    </OpenedCase>
  );
}
