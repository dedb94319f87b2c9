import { Check, Hourglass, SkipForward } from 'lucide-react';
import type { StepState } from '../../../shared/case/chain.ts';
import { cx } from '../../ui/cx.ts';
import styles from './StepIcon.module.css';

/** Where a step stands, as a sign; the words stand beside it. */
export function StepIcon(props: { readonly state: StepState; readonly size?: 'sm' }) {
  const { state, size } = props;
  const px = size === 'sm' ? 11 : 15;
  return (
    <span
      aria-hidden="true"
      data-state={state}
      className={cx(styles.icon, size === 'sm' && styles.sm)}
    >
      {state === 'done' && <Check size={px} strokeWidth={2.5} />}
      {state === 'late' && <Hourglass size={px} />}
      {state === 'skipped' && <SkipForward size={px} />}
      {(state === 'due' || state === 'running') && <span className={styles.dot} />}
    </span>
  );
}
