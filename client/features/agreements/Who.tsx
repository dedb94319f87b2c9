import { useTranslation } from 'react-i18next';
import { useBoard } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import styles from './Agreements.module.css';
import type { Who as WhoDoesIt } from './choices.ts';

/** Who does it: the pill of a department, a person of the family, or both. `named`: with the department's name. */
export function Who({ who, named }: { readonly who: WhoDoesIt; readonly named?: boolean }) {
  const { t } = useTranslation('agreements');
  const { whoDepartment, whoPersonId } = who;
  const person = useBoard((board) => whoPersonId && board.persons.get(whoPersonId)?.label);
  return (
    <span className={styles.who}>
      {whoDepartment && <DepartmentPill department={whoDepartment} />}
      {person ? (
        <span className={styles.whoName}>{whoDepartment ? t('together', { person }) : person}</span>
      ) : (
        named &&
        whoDepartment && (
          <span aria-hidden="true" className={styles.whoName}>
            {departmentOf(whoDepartment).shortName}
          </span>
        )
      )}
    </span>
  );
}
