import { Compass } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import styles from './AarBand.module.css';
import { cx } from './cx.ts';
import { Needle } from './Needle.tsx';
import { typeset } from './typeset.ts';

export interface AarBandProps {
  /** The current directions: none, one, or several while undecided. */
  texts: readonly string[];
  /** Behind the term: "gesetzt 9:21 Uhr durch SAF". */
  label?: string | undefined;
  /** Where the needle points: the field with most of the linked cards. */
  field?: ResourceField | undefined;
  /** Buttons or the Wille at the right. */
  children?: ReactNode;
  className?: string | undefined;
}

/** The direction wherever the hub is not: the only large dark surface of its screen. */
export function AarBand({ texts, label, field, children, className }: AarBandProps) {
  const { t } = useTranslation('direction');
  const headingId = useId();
  const several = texts.length > 1;
  const term = [several ? t('conflict') : t('term'), label].filter(Boolean).join('\u00a0· ');
  return (
    <section
      aria-labelledby={headingId}
      className={cx(styles.band, texts.length === 0 && styles.empty, className)}
    >
      <span className={styles.disc}>
        {texts.length === 0 ? <Compass aria-hidden="true" size={22} /> : <Needle field={field} />}
      </span>
      <div className={styles.words}>
        <h2 id={headingId} className={styles.label}>
          {term}
        </h2>
        {texts.length === 0 && <p className={styles.text}>{t('emptyQuestion')}</p>}
        {several ? (
          <ul className={styles.several}>
            {texts.map((text) => (
              <li key={text} className={styles.text}>
                {typeset(text)}
              </li>
            ))}
          </ul>
        ) : (
          texts.map((text) => (
            <p key={text} className={styles.text}>
              {typeset(text)}
            </p>
          ))
        )}
        {several && <p className={styles.hint}>{t('conflictHint')}</p>}
      </div>
      {children && <div className={styles.aside}>{children}</div>}
    </section>
  );
}
