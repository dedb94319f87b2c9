import { Check, MessageCircleQuestionMark, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionFigure } from '../../../shared/learning/questions.ts';
import { useTown } from '../../sync/town.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { GapMark } from '../../ui/FieldTile.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFormat } from '../../words/use-format.ts';
import page from './LearningPage.module.css';
import styles from './RecurringQuestions.module.css';
import { useAdopt } from './use-adopt.ts';

const shownAtFirst = 6;

/** Questions that come back, with the step into the Fragenkatalog for whoever may take it. */
export function RecurringQuestions(props: {
  readonly questions: readonly QuestionFigure[];
  readonly mayAdopt: boolean;
  onAdopted(): void;
}) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const { questions: catalogue } = useTown();
  const [showsAll, setShowsAll] = useState(false);
  const { adopt, isBusy } = useAdopt(props.onAdopted);
  const isKnown = ({ question, questionId }: QuestionFigure) =>
    questionId !== undefined || catalogue.some(({ text }) => text === question);
  const shown = showsAll ? props.questions : props.questions.slice(0, shownAtFirst);
  const unknown = shown.filter((each) => !isKnown(each));
  const more = props.questions.length - shownAtFirst;
  return (
    <section aria-labelledby="questions" className={page.panel}>
      <header className={page.panelHead}>
        <MessageCircleQuestionMark aria-hidden="true" size={18} />
        <h2 id="questions" className={page.panelTitle}>
          {t('questions.title')}
        </h2>
        {props.questions.length > 0 && (
          <span className={page.panelNote}>{t('questions.inCases')}</span>
        )}
      </header>
      {props.questions.length === 0 && <p className={page.quiet}>{t('questions.none')}</p>}
      <ul>
        {shown.map((each) => (
          <li key={`${each.department} ${each.question}`} className={styles.row}>
            <span data-field={each.field} className={styles.mark}>
              <GapMark />
            </span>
            <span className={styles.text}>
              {each.question}
              {isKnown(each) && (
                <span className={styles.known}>
                  <Check aria-hidden="true" size={14} />
                  {t('questions.inCatalogue')}
                </span>
              )}
            </span>
            {props.mayAdopt && !isKnown(each) && (
              <IconButton
                icon={Plus}
                label={t('questions.adoptOf', { question: each.question })}
                className={styles.add}
                onClick={() => void adopt([each])}
              />
            )}
            <DepartmentPill department={each.department} />
            <strong className={styles.count}>
              <span aria-hidden="true">{each.cases}</span>
              <span className="visually-hidden">{t('questions.cases', { count: each.cases })}</span>
            </strong>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button variant="quiet" size="sm" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('questions.fewer') : t('questions.more', { count: more })}
        </Button>
      )}
      {props.mayAdopt && unknown.length > 1 && (
        <p className={styles.all}>
          {t('questions.frequent')}{' '}
          <button
            type="button"
            className={styles.adoptAll}
            aria-busy={isBusy}
            onClick={() => void adopt(unknown)}
          >
            {t('questions.adoptAll', {
              count: unknown.length,
              word: format.number(unknown.length),
            })}
          </button>
        </p>
      )}
    </section>
  );
}
