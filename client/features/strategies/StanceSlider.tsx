import type { CSSProperties, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { resistanceMax } from '../../../shared/method/resistance.ts';
import { cx } from '../../ui/cx.ts';
import styles from './StanceSlider.module.css';
import { resistanceByKey } from './stance-steps.ts';

/** Resistance from 0 to 10. Without a thumb until it is touched: a value in the middle would be a lie. */
export function StanceSlider(props: {
  readonly label: string;
  /** null: abstains; undefined: not touched. */
  readonly value: number | null | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  onChange(value: number): void;
}) {
  const { t } = useTranslation('weighing');
  const { value, onChange } = props;
  const isSet = typeof value === 'number';
  const words = isSet ? t('value', { value }) : t(value === null ? 'abstains' : 'unset');
  return (
    <div className={styles.slider} style={{ '--value': isSet ? value : 0 } as CSSProperties}>
      <div className={styles.bar}>
        <span aria-hidden="true" className={cx(styles.track, isSet && styles.filled)} />
        <input
          ref={props.inputRef}
          type="range"
          min={0}
          max={resistanceMax}
          step={1}
          value={isSet ? value : resistanceMax / 2}
          aria-label={props.label}
          aria-valuetext={words}
          className={styles.input}
          onChange={(event) => onChange(Number(event.target.value))}
          // The untouched slider stands in the middle: a tap there changes nothing of its own.
          onClick={(event) => onChange(Number(event.currentTarget.value))}
          onKeyDown={(event) => {
            if (event.altKey || event.ctrlKey || event.metaKey) return;
            const next = resistanceByKey(event.key, value);
            if (next === undefined) return;
            event.preventDefault();
            onChange(next);
          }}
        />
        {isSet && (
          <span aria-hidden="true" className={styles.thumb}>
            {value}
          </span>
        )}
      </div>
      <p aria-hidden="true" className={styles.ends}>
        <span>{t('none')}</span>
        <span>{t('unbearable')}</span>
      </p>
    </div>
  );
}
