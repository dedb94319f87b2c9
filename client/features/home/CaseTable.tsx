import { CalendarClock, ChevronRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import type { CaseListItem, CaseSummary } from '../../../shared/protocol/http.ts';
import { CaseSign } from '../../ui/CaseSign.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { GapMark } from '../../ui/FieldTile.tsx';
import { typeset } from '../../ui/typeset.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './CaseTable.module.css';

/** A table on wide screens, cards on narrow ones; the whole row is the link. */
export function CaseTable(props: {
  items: readonly CaseListItem[];
  /** When each case is on an agenda next, ISO date. */
  nextOf: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('home');
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.caseHead}>
            {t('columnCase')}
          </th>
          <th scope="col">{t('columnLegalSphere')}</th>
          <th scope="col">{t('columnLead')}</th>
          <th scope="col">{t('columnDirection')}</th>
          <th scope="col">{t('columnGaps')}</th>
          <th scope="col">{t('columnNext')}</th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((item) => (
          <CaseRow key={item.id} item={item} next={props.nextOf.get(item.id)} />
        ))}
      </tbody>
    </table>
  );
}

function CaseRow({ item, next }: { item: CaseListItem; next: string | undefined }) {
  const { t } = useTranslation(['home', 'common', 'method']);
  const format = useFormat();
  const { summary } = item;
  const gaps = resourceFields.reduce((sum, field) => sum + summary.openGaps[field], 0);
  const sphere = summary.legalSphere ?? 'none';
  return (
    <tr>
      <th scope="row" className={styles.case}>
        <CaseSign
          resources={summary.resources}
          openGaps={summary.openGaps}
          directions={summary.directions.length}
        />
        <span className={styles.who}>
          <Link href={`/fall/${item.id}`} className={styles.open}>
            {summary.pseudonym}
          </Link>
          <span className={styles.meta}>
            {[summary.origin, t('common:persons', { count: summary.persons }), item.number]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {item.retention && (
            <Link href={`/fall/${item.id}/datenschutz`} className={styles.retention}>
              <CalendarClock aria-hidden="true" size={16} />
              {t(`retention.${item.retention.state}`, { date: format.date(item.retention.until) })}
            </Link>
          )}
        </span>
      </th>
      <td className={styles.sphere}>
        {t(`method:legalSphere.${sphere}`)}
        {summary.legalSphereSince && (
          <span className={styles.meta}>
            {t('common:since', { date: format.date(summary.legalSphereSince) })}
          </span>
        )}
      </td>
      <td className={styles.lead}>
        <DepartmentPill department={item.leadDepartment} className={styles.above} />
      </td>
      <td className={styles.direction}>
        <Direction directions={summary.directions} />
      </td>
      <td className={styles.gaps}>
        <GapMark />
        <span aria-hidden="true" className="tabular">
          {gaps}
        </span>
        <span className={styles.gapWords}>{t('common:openGaps', { count: gaps })}</span>
      </td>
      <td className={cx(styles.next, !next && styles.noNext)}>
        <span className={styles.nextWords}>{t('columnNext')} </span>
        {next && format.date(next)}
        <ChevronRight aria-hidden="true" size={18} className={styles.arrow} />
      </td>
    </tr>
  );
}

function Direction({ directions }: Pick<CaseSummary, 'directions'>) {
  const { t } = useTranslation('home');
  if (directions.length > 1) {
    return (
      <span className={styles.conflict}>
        <TriangleAlert aria-hidden="true" size={16} /> {t('directionConflict')}
      </span>
    );
  }
  const [only] = directions;
  return only === undefined ? (
    <span className={styles.none}>{t('noDirection')}</span>
  ) : (
    typeset(only)
  );
}
