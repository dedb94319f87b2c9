import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CaseListItem } from '../../../shared/protocol/http.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './DueAgreements.module.css';
import { dueSoon } from './due-soon.ts';

const shownAtFirst = 6;

/** What was agreed and is due or soon will be, of all cases. */
export function DueAgreements(props: { items: readonly CaseListItem[]; today: string }) {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { today } = props;
  const due = dueSoon(props.items, today);
  const shown = all ? due : due.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="due-agreements">
      <h2 id="due-agreements" className={styles.title}>
        {t('due.title')}
      </h2>
      {due.length === 0 && <p className={styles.none}>{t('due.none')}</p>}
      <ul>
        {shown.map((each) => (
          <li key={each.agreementId} className={styles.row}>
            <span className={cx(styles.when, each.due <= today && styles.now)}>
              {each.due === today ? t('due.today') : format.nearDate(each.due, today)}
              {each.due < today && <span className={styles.overdue}>{t('due.overdue')}</span>}
            </span>
            <span className={styles.what}>
              <Link href={`/fall/${each.caseId}/vereinbarungen`} className={styles.link}>
                {each.what}
              </Link>
              <span className={styles.who}>{each.pseudonym}</span>
            </span>
            {each.department ? (
              <DepartmentPill department={each.department} />
            ) : (
              <span className={styles.who}>{t('due.family')}</span>
            )}
          </li>
        ))}
      </ul>
      {shown.length < due.length && (
        <Button variant="quiet" size="sm" onClick={() => setAll(true)}>
          {t('due.more', { count: due.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
