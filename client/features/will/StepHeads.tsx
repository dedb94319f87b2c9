import { Cloud, Flag, Footprints, Layers2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './WillLens.module.css';

export const stepIcons = {
  wish: Cloud,
  action: Footprints,
  will: Flag,
  feasible: Layers2,
} as const;

/** The names of the steps above the rows; where rows are read one by one, each says them itself. */
export function StepHeads() {
  const { t } = useTranslation('will');
  return (
    <div aria-hidden="true" className={styles.heads}>
      {(['wish', 'action', 'will', 'feasible'] as const).map((step) => {
        const Icon = stepIcons[step];
        return (
          <p key={step} className={styles.head}>
            <Icon size={17} />
            <strong>{t(`step.${step}`)}</strong>
            <span className={styles.headHint}>{t(`stepHint.${step}`)}</span>
          </p>
        );
      })}
    </div>
  );
}
