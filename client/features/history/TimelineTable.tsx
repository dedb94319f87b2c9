import { useTranslation } from 'react-i18next';
import type { Timeline } from '../../../shared/case/timeline.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './TimelineTable.module.css';

/** The same as the chart, in words. */
export function TimelineTable({ timeline }: { readonly timeline: Timeline }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const items = timeline.lanes
    .flatMap((lane) => lane.items)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.from')}</th>
            <th scope="col">{t('table.to')}</th>
            <th scope="col">{t('table.department')}</th>
            <th scope="col">{t('table.kind')}</th>
            <th scope="col">{t('table.what')}</th>
            <th scope="col" className={styles.number}>
              {t('table.days')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, from, to, department, kind, label, days, stalls }) => {
            const goesOn = !to && (kind === 'running' || kind === 'waiting');
            return (
              <tr key={id} className={stalls && styles.stalls}>
                <td>{format.date(from)}</td>
                <td>{to ? format.date(to) : goesOn ? t('table.goesOn') : ''}</td>
                <td>
                  <DepartmentPill department={department} />
                </td>
                <td>{t(`kind.${kind}`)}</td>
                <th scope="row">{label}</th>
                <td className={styles.number}>{days}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
