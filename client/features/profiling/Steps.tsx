import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './Steps.module.css';

const steps = ['file', 'mapping', 'preview', 'done'] as const;
export type Step = (typeof steps)[number];

export function Steps({ step }: { readonly step: Step }) {
  const { t } = useTranslation('profiling');
  const at = steps.indexOf(step);
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {steps.map((each, index) => (
        <li
          key={each}
          aria-current={each === step ? 'step' : undefined}
          className={styles.step}
          data-state={index < at ? 'past' : index === at ? 'now' : 'next'}
        >
          <span className={styles.sign}>
            {index < at ? <Check aria-hidden="true" size={14} /> : index + 1}
          </span>
          <span className={styles.name}>{t(`step.${each}`)}</span>
        </li>
      ))}
    </ol>
  );
}
