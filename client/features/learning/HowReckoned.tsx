import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/use-format.ts';
import styles from './LearningPage.module.css';

const terms = [
  'cases',
  'median',
  'moreThan',
  'target',
  'suppressed',
  'questions',
  'competing',
  'since',
] as const;

/** What every figure means. */
export function HowReckoned({ minimum }: { readonly minimum: number }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return (
    <dl className={styles.terms}>
      {terms.map((term) => (
        <div key={term}>
          <dt>{t(`how.${term}`)}</dt>
          <dd>
            {t(`how.${term}Body`, {
              minimum: format.number(minimum),
              fewer: format.number(minimum - 1),
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
