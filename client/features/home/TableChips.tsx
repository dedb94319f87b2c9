import { Check, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../sync/town.ts';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import styles from './TableChips.module.css';

/** Which departments sit at the table of the case; the own one always does. */
export function TableChips(props: {
  own: string;
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}) {
  const { t } = useTranslation('home');
  const departments = useDepartments();
  const { own, chosen } = props;
  return (
    <fieldset aria-label={t('create.table')} className={styles.chips}>
      {departments.map(({ id }) => {
        const isIn = chosen.includes(id);
        return (
          <button
            key={id}
            type="button"
            aria-pressed={isIn}
            aria-disabled={id === own}
            className={cx(styles.chip, !isIn && styles.out)}
            onClick={() => {
              if (id === own) return;
              props.onChange(isIn ? chosen.filter((each) => each !== id) : [...chosen, id]);
            }}
          >
            <DepartmentPill department={id} out={!isIn} />
            {isIn ? <Check aria-hidden="true" size={18} /> : <Plus aria-hidden="true" size={18} />}
          </button>
        );
      })}
    </fieldset>
  );
}
