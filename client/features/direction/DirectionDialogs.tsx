import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChair } from '../../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { ProposalsDialog } from './ProposalsDialog.tsx';

/**
 * Always mounted: proposals while `directionDialog` is on, and by itself, for the chair alone, the decision
 * between directions set at the same time. Everybody else goes on working.
 */
export function DirectionDialogs() {
  const { t } = useTranslation('direction');
  const view = useCaseViewStore();
  const isOpen = useCaseView((state) => state.directionDialog);
  const isChair = useIsChair();
  const readOnly = useReadOnly();
  const versions = useChair((chair) => chair.current);
  const conflict = versions.length > 1 ? versions.map(({ id }) => id).join() : undefined;
  const [postponed, setPostponed] = useState<string>();
  const [reformulated, setReformulated] = useState<string>();

  useEffect(() => {
    if (conflict && !isChair)
      toasts.info({ title: `${t('conflict')}.`, body: `${t('conflictHint')}.` }, 'conflict');
  }, [conflict, isChair, t]);

  const close = () => {
    setReformulated(undefined);
    view.setState({ directionDialog: false });
  };
  if (conflict && isChair && !readOnly && !reformulated && (isOpen || postponed !== conflict))
    return (
      <ConflictDialog
        versions={versions}
        onClose={() => {
          setPostponed(conflict);
          close();
        }}
        onReformulate={(proposalId) => {
          setReformulated(proposalId);
          view.setState({ directionDialog: true });
        }}
      />
    );
  return isOpen ? <ProposalsDialog reformulated={reformulated} onClose={close} /> : null;
}
