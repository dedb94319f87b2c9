import { Check } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { townLimits } from '../../../shared/method/town-settings.ts';
import { useLanguage } from '../../words/i18n.ts';
import styles from './ColourChoice.module.css';
import { contrast } from './contrast.ts';

const hues = Array.from({ length: townLimits.activeDepartments }, (_, index) => index + 1);

/** One of the checked colours. What another department wears is pale and named; the ratio is measured in both themes. */
export function ColourChoice(props: {
  readonly value: number;
  /** Whose a colour is. */
  readonly ownerOf: ReadonlyMap<number, string>;
  onChange(hue: number): void;
}) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const name = useId();
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const ratio = (scheme: 'light' | 'dark') => number.format(contrast(props.value, scheme));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{t('departments.colour')}</legend>
      <div className={styles.hues}>
        {hues.map((hue) => {
          const owner = props.ownerOf.get(hue);
          return (
            <label key={hue} data-hue={hue} className={styles.hue}>
              <input
                type="radio"
                className="visually-hidden"
                name={name}
                checked={hue === props.value}
                disabled={owner !== undefined}
                aria-label={
                  owner === undefined
                    ? t('departments.hue', { number: hue })
                    : t('departments.hueTaken', { number: hue, department: owner })
                }
                onChange={() => props.onChange(hue)}
              />
              {hue === props.value && <Check aria-hidden="true" size={16} />}
            </label>
          );
        })}
        <p className={styles.ratio}>
          <strong>{t('departments.ratio', { light: ratio('light'), dark: ratio('dark') })}</strong>{' '}
          {t('departments.pale')}
        </p>
      </div>
    </fieldset>
  );
}
