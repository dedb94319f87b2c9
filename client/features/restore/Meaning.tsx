import { useTranslation } from 'react-i18next';
import type { Since } from '../../../shared/case/turn-back.ts';
import styles from './Meaning.module.css';

/** What restoring does, and what it leaves alone. */
export function Meaning({ since }: { readonly since: Since | null | undefined }) {
  const { t } = useTranslation('restore');
  if (since === undefined) return <p>{t('comparing')}</p>;
  const { added = 0, changed = 0, removed = 0, drawn = 0 } = since ?? {};
  const effects = [
    removed > 0 && t('willReturn', { count: removed }),
    changed > 0 && t('willChange', { count: changed }),
    added > 0 && t('willGo', { count: added }),
    drawn > 0 && t('willDraw'),
  ].filter((effect) => effect !== false);
  if (since && effects.length === 0) return <p className={styles.box}>{t('nothing')}</p>;
  return (
    <section className={styles.box}>
      <h3 className={styles.heading}>{t('meaning')}</h3>
      <ul className={styles.list}>
        {[...effects, t('stays'), t('undoable')].map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </section>
  );
}
