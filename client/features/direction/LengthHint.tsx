import { useTranslation } from 'react-i18next';
import { directionTextAdvised, directionTextMax } from '../../../shared/case/direction.ts';
import { cx } from '../../ui/cx.ts';
import styles from './LengthHint.module.css';

/** How long a direction is; from the advised length on it says that shorter carries further. */
export function LengthHint({ length }: { readonly length: number }) {
  const { t } = useTranslation('direction');
  const isLong = length > directionTextAdvised;
  return (
    <span className={cx(styles.hint, isLong && styles.long)}>
      <span className="tabular">
        {length}/{directionTextMax}
      </span>
      {isLong && ` · ${t('shorter')}`}
    </span>
  );
}
