import { useTranslation } from 'react-i18next';
import { useBoard } from '../../sync/use-case.tsx';
import { useFamily } from '../../ui/use-family.ts';
import styles from './OpeningLens.module.css';

/** Whom it is about, and why now. */
export function CaseInShort() {
  const { t } = useTranslation('opening');
  const { labels, needsInterpreter, languages } = useFamily();
  const note = useBoard((board) => board.meta.note);
  return (
    <dl className={styles.facts}>
      {labels.length > 0 && (
        <div className={styles.fact}>
          <dt>{t('persons')}</dt>
          <dd>
            {labels.join(', ')}
            {needsInterpreter && (
              <span className={styles.note}>
                {languages.length > 0
                  ? t('interpreterOf', { languages: languages.join(', ') })
                  : t('interpreter')}
              </span>
            )}
          </dd>
        </div>
      )}
      {note && (
        <div className={styles.fact}>
          <dt>{t('reason')}</dt>
          <dd>{note}</dd>
        </div>
      )}
    </dl>
  );
}
