import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { stepIcons } from './StepHeads.tsx';
import styles from './WillStair.module.css';

/** One step of the stair, with its name for everybody who does not see the heads above, and how it stands in words. */
export function Step(props: {
  readonly step: 'wish' | 'action' | 'will';
  readonly isReached: boolean;
  readonly state?: string | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('will');
  const { step, isReached, state } = props;
  const Icon = stepIcons[step];
  return (
    <li data-step={step} className={cx(styles.step, isReached && styles.reached)}>
      <h3 className={styles.name}>{t(`step.${step}`)}</h3>
      {state && (
        <p className={styles.state}>
          <Icon aria-hidden="true" size={16} />
          {state}
        </p>
      )}
      {props.children}
    </li>
  );
}
