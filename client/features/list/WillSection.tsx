import { Cloud, Footprints, HelpCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../sync/use-case.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useWillRows } from '../../ui/use-will-rows.ts';
import { useFormat } from '../../words/use-format.ts';
import { areaElementId } from './areas.ts';
import styles from './Section.module.css';

/** What the persons will; who was not asked yet is shown too. */
export function WillSection() {
  const { t } = useTranslation(['panel', 'board']);
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const format = useFormat();
  const rows = useWillRows();
  const id = areaElementId('will');
  return (
    <section id={id} aria-labelledby={`${id}-name`} data-area="will" className={styles.section}>
      <header className={styles.header}>
        <span className={styles.mark}>
          <Footprints aria-hidden="true" size={17} />
        </span>
        <h2 id={`${id}-name`} tabIndex={-1} data-headline="" className={styles.name}>
          {t('will')}
        </h2>
      </header>
      {rows.length === 0 ? (
        <EmptyState icon={Footprints} text={t('board:willEmpty')} />
      ) : (
        <ul>
          {rows.map(({ key, person, will, lack, evidence }) => {
            const isWill = evidence > 0;
            const Icon = will ? (isWill ? Footprints : Cloud) : HelpCircle;
            const feasibility = will ? t(`feasibility.${will.feasibility}`) : '';
            return (
              <li
                key={key}
                className={styles.plainRow}
                data-stage={will ? (isWill ? 'will' : 'wish') : 'notAsked'}
              >
                <Icon aria-hidden="true" size={18} className={styles.stage} />
                <span className={styles.statement}>
                  {will ? t('quote', { text: will.statement }) : t(lack)}
                </span>
                <span className={styles.who}>{personWord(persons, person ? [person.id] : [])}</span>
                <span className={styles.state}>
                  {will && (
                    <>
                      {t(isWill ? 'willWith' : 'wishWith', { feasibility })}
                      {isWill &&
                        ` · ${t('inMotion', { count: evidence, word: format.number(evidence) })}`}
                    </>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
