import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../sync/town.ts';
import { cx } from '../../ui/cx.ts';
import styles from './TablePreview.module.css';

/** A point on the rim, `share` of the way round from the top. */
function seatAt(share: number) {
  const angle = share * 2 * Math.PI;
  return { left: `${50 + 44 * Math.sin(angle)}%`, top: `${50 - 44 * Math.cos(angle)}%` };
}

/** The table as it will stand there, still empty. A picture of what the form says in words. */
export function TablePreview(props: {
  department: string;
  /** Who sits at the table. */
  departments: readonly string[];
  pseudonym: string;
  facts: readonly string[];
}) {
  const { t } = useTranslation('home');
  const departments = useDepartments();
  return (
    <figure aria-label={t('create.preview')}>
      <div aria-hidden="true" className={styles.table}>
        <span className={styles.hub}>
          <Compass size={18} />
          <span className={styles.small}>{t('create.previewDirection')}</span>
          <span className={styles.question}>{t('create.previewQuestion')}</span>
        </span>
        {departments.map(({ id, hue }, index) => (
          <span
            key={id}
            data-hue={hue}
            className={cx(
              styles.seat,
              id === props.department && styles.own,
              !props.departments.includes(id) && styles.out,
            )}
            style={seatAt(index / departments.length)}
          >
            {id}
          </span>
        ))}
      </div>
      <figcaption>
        <strong className={cx(styles.name, props.pseudonym === '' && styles.none)}>
          {props.pseudonym || t('create.previewPseudonym')}
        </strong>
        <span className={styles.small}>{props.facts.join(' · ')}</span>
      </figcaption>
    </figure>
  );
}
