import { MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Will } from '../../../shared/case/will.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Statement } from './Statement.tsx';
import { useHeld } from './use-held.ts';
import styles from './WillStair.module.css';

/** What was said. Once it is a Wille its words are worked on there, here stays how it was said. */
export function WishStep(props: {
  readonly will: Will;
  readonly who: string;
  readonly isWill: boolean;
}) {
  const { t } = useTranslation(['will', 'method']);
  const { will, who, isWill } = props;
  const { isHeld, ...hold } = useHeld();
  return (
    <>
      {isWill && !isHeld ? (
        <p className={styles.statement}>{t('quote', { text: will.wish ?? will.statement })}</p>
      ) : (
        <div {...hold}>
          <Statement will={will} who={who} />
        </div>
      )}
      <p className={styles.meta}>
        <MessageSquareText aria-hidden="true" size={15} />
        {t('method:basis.stated')}
        {will.department && <DepartmentPill department={will.department} />}
      </p>
    </>
  );
}
