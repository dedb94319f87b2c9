import { Cloud, Footprints, HelpCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../sync/use-case.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { willRows } from '../../ui/will-rows.ts';
import { areaElementId } from './areas.ts';
import styles from './Section.module.css';

/** What the persons will; who was not asked yet is shown too. */
export function WillSection() {
  const { t } = useTranslation(['panel', 'board']);
  const persons = useBoard((board) => board.persons);
  const wills = useBoard((board) => board.wills);
  const personWord = usePersonWord();
  const rows = willRows(persons, wills);
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
          {rows.map(({ key, person, will }) => {
            const Icon = will ? (will.stage === 'will' ? Footprints : Cloud) : HelpCircle;
            const feasibility = will ? t(`feasibility.${will.feasibility}`) : '';
            return (
              <li key={key} className={styles.plainRow} data-stage={will?.stage ?? 'notAsked'}>
                <Icon aria-hidden="true" size={18} className={styles.stage} />
                <span className={styles.statement}>
                  {will ? t('quote', { text: will.statement }) : t('notAsked')}
                </span>
                <span className={styles.who}>{personWord(persons, person ? [person.id] : [])}</span>
                <span className={styles.state}>
                  {will && (
                    <>
                      {t(will.stage === 'will' ? 'willWith' : 'wishWith', { feasibility })}
                      {will.evidence && ` · ${t('inMotion', { evidence: will.evidence })}`}
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
