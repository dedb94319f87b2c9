import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import { useBoard } from '../sync/use-case.tsx';
import { cx } from './cx.ts';
import styles from './EntrustedStub.module.css';

/** How many entries of a field are entrusted to others: all that is known of them here. Nothing where there are none. */
export function EntrustedStub(props: {
  readonly field: ResourceField;
  /** In the headline of a field, or on a screen for everybody. */
  readonly size?: 'short' | 'room';
}) {
  const { t } = useTranslation('vault');
  const count = useBoard((board) => board.stubs[props.field]);
  if (count === 0) return null;
  if (props.size === 'short')
    return (
      <span className={cx(styles.stub, styles.short)} title={t('forOthers')}>
        <Lock aria-hidden="true" size={13} />
        <span aria-hidden="true">{t('stubShort', { count })}</span>
        <span className="visually-hidden">
          {t('stub', { count })}, {t('forOthers')}
        </span>
      </span>
    );
  return (
    <p className={cx(styles.stub, props.size === 'room' && styles.room)}>
      <Lock aria-hidden="true" />
      <strong>{t('stub', { count })}</strong>
      <span className={styles.whose}>{t('forOthers')}</span>
    </p>
  );
}
