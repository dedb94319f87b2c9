import { useTranslation } from 'react-i18next';
import styles from './AdultWills.module.css';
import { useWillRows } from './use-will-rows.ts';
import { useWillTitle } from './use-will-title.ts';

/** What the adults will, in short: for the side of the direction band. */
export function AdultWills() {
  const { t } = useTranslation('panel');
  const title = useWillTitle();
  const rows = useWillRows().filter(
    ({ person }) => person !== undefined && person.kinship !== 'child',
  );
  if (rows.length === 0) return null;
  return (
    <dl className={styles.wills}>
      {rows.map(({ key, person, will, lack, evidence }) => (
        <div key={key} className={styles.will}>
          <dt className={styles.who}>
            {person && title(person, will !== undefined && evidence === 0)}
          </dt>
          <dd className={styles.what}>{will ? t('quote', { text: will.statement }) : t(lack)}</dd>
        </div>
      ))}
    </dl>
  );
}
