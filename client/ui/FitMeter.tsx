import { useTranslation } from 'react-i18next';
import { type Fit, fits } from '../../shared/case/strategy.ts';
import styles from './FitMeter.module.css';

/** Three squares, and always the word. */
export function FitMeter({ fit }: { readonly fit: Fit }) {
  const { t } = useTranslation('method');
  const filled = fits.indexOf(fit) + 1;
  return (
    <span className={styles.meter}>
      <span aria-hidden="true" className={styles.squares}>
        {fits.map((each, index) => (
          <span key={each} className={index < filled ? styles.filled : styles.square} />
        ))}
      </span>
      <strong className={styles.word}>{t(`fit.${fit}`)}</strong>
    </span>
  );
}
