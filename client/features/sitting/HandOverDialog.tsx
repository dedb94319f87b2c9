import { UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCaseSession, usePeers } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { departmentOf } from '../../ui/departments.ts';
import styles from './HandOverDialog.module.css';

/** Gives the chair to somebody who is here. */
export function HandOverDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('sitting');
  const session = useCaseSession();
  const others = usePeers().filter(({ isSelf, lens }) => !isSelf && lens !== 'room');
  return (
    <Dialog title={t('handOver')} onClose={onClose}>
      <p>{others.length > 0 ? t('handOverHint') : t('handOverNobody')}</p>
      <ul className={styles.list}>
        {others.map(({ participant }) => (
          <li key={participant.id}>
            <DepartmentPill department={participant.department} size="lg" />
            <span className={styles.name}>{departmentOf(participant.department).name}</span>
            <Button
              variant="secondary"
              size="sm"
              icon={UserRoundCheck}
              aria-label={t('handOverTo', { department: participant.department })}
              onClick={() => {
                session.handOverChair(participant.id);
                onClose();
              }}
            >
              {t('handOverShort')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
