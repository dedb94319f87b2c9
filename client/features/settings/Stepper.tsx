import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Stepper.module.css';

/** A small number of minutes: typed, or one more and one less. What is typed counts once it fits. */
export function Stepper(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  onChange(value: number): void;
}) {
  const { t } = useTranslation('settings');
  const { label, value, min, max } = props;
  const [typed, setTyped] = useState<string>();
  const set = (next: number) => {
    setTyped(undefined);
    if (next >= min && next <= max) props.onChange(next);
  };
  return (
    <fieldset aria-label={label} className={styles.stepper}>
      <button
        type="button"
        aria-label={t('less', { name: label })}
        aria-disabled={value <= min}
        onClick={() => set(value - 1)}
      >
        <Minus aria-hidden="true" size={16} />
      </button>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        className="tabular"
        value={typed ?? String(value)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          const next = /^\d+$/.test(text) ? Number(text) : Number.NaN;
          if (next >= min && next <= max) props.onChange(next);
        }}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          set(value + step);
        }}
        onBlur={() => setTyped(undefined)}
      />
      <button
        type="button"
        aria-label={t('more', { name: label })}
        aria-disabled={value >= max}
        onClick={() => set(value + 1)}
      >
        <Plus aria-hidden="true" size={16} />
      </button>
    </fieldset>
  );
}
