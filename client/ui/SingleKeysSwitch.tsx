import { useTranslation } from 'react-i18next';
import { CheckLine } from './CheckLine.tsx';
import styles from './SingleKeysSwitch.module.css';
import { setSingleKeys, useSingleKeys } from './single-keys.ts';

/** Turns the keys of one character off and on. `hint`: which these are and where they work. */
export function SingleKeysSwitch({ hint }: { readonly hint?: string }) {
  const { t } = useTranslation('common');
  const line = (
    <CheckLine label={t('singleKeys')} checked={useSingleKeys()} onChange={setSingleKeys} />
  );
  if (hint === undefined) return line;
  return (
    <div className={styles.setting}>
      {line}
      <p className={styles.hint}>{hint}</p>
    </div>
  );
}
