import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Card } from './Card.tsx';
import styles from './Entrusted.module.css';

/** How many entries are entrusted to whom; of what is entrusted to others only how many. */
export function Entrusted() {
  const { t } = useTranslation('privacy');
  const resources = useBoard((board) => board.resources);
  const gaps = useBoard((board) => board.gaps);
  const stubs = useBoard((board) => board.stubs);
  const entrusted = [...resources.values(), ...gaps.values()].flatMap((entry) =>
    entry.entrusted ? [entry.entrusted] : [],
  );
  const own = [...Map.groupBy(entrusted, ({ key }) => key)];
  const others = resourceFields.reduce((sum, field) => sum + stubs[field], 0);
  if (own.length === 0 && others === 0) return null;
  return (
    <Card icon={Lock} title={t('entrusted.title')}>
      <ul className={styles.list}>
        {own.map(([key, entries]) => (
          <li key={key} className={styles.row}>
            {t('entrusted.for', { count: entries.length })}
            {entries[0]?.departments.map((department) => (
              <DepartmentPill key={department} department={department} />
            ))}
          </li>
        ))}
        {others > 0 && <li className={styles.row}>{t('entrusted.others', { count: others })}</li>}
      </ul>
    </Card>
  );
}
