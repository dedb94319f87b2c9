import { Plus } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useTranslation } from 'react-i18next';
import {
  type Question,
  type QuestionArea,
  questionAreas,
  questionMax,
} from '../../../shared/method/question-catalogue.ts';
import { townLimits } from '../../../shared/method/town-settings.ts';
import { areaIcons } from '../../ui/area-icons.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { cx } from '../../ui/cx.ts';
import { PersonChips } from '../../ui/PersonChips.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import styles from './Questions.module.css';
import rows from './rows.module.css';
import { Section } from './Section.tsx';
import { movedItem, type Part } from './section-part.ts';

/** What is asked in the interviews, and how: one area at a time. */
export function Questions({
  town,
  change,
  open,
  onOpen,
  errorOf,
  area,
  onArea,
}: Part & { readonly area: QuestionArea; onArea(area: QuestionArea): void }) {
  const { t } = useTranslation(['settings', 'method', 'guide']);
  const { questions } = town;
  const shown = questions.filter((each) => each.area === area);
  const isFull = questions.length >= townLimits.questions;
  const set = (next: readonly Question[]) => change({ questions: next });
  const replace = (next: Question) =>
    set(questions.map((each) => (each.id === next.id ? next : each)));
  const move = (from: number, to: number) => {
    const order = movedItem(shown, from, to).values();
    set(questions.map((each) => (each.area === area ? (order.next().value ?? each) : each)));
  };
  return (
    <Section
      id="fragen"
      title={t('questions.title')}
      actions={
        <Button
          variant="quiet"
          size="sm"
          icon={Plus}
          aria-disabled={isFull}
          onClick={() => {
            if (isFull) return;
            const id = nanoid(12);
            set([...questions, { id, area, text: '', hint: '' }]);
            onOpen(id);
          }}
        >
          {t('questions.add')}
        </Button>
      }
    >
      <div className={styles.areas}>
        <PersonChips
          label={t('questions.areas')}
          chips={questionAreas.map((each) => ({
            id: each,
            label: t(`guide:area.${each}`),
            icon: areaIcons[each],
            count: questions.filter((question) => question.area === each).length,
          }))}
          selected={[area]}
          onToggle={(chosen) => {
            onOpen(undefined);
            onArea(questionAreas.find((each) => each === chosen) ?? area);
          }}
        />
      </div>
      {shown.length === 0 && <p className={rows.empty}>{t('questions.none')}</p>}
      <ol className={cx(rows.rows, styles.list)}>
        {shown.map((question, index) => {
          const { id, text, hint, perPerson } = question;
          const isOpen = open === id;
          const at = questions.indexOf(question);
          return (
            <li key={id} data-row className={cx(rows.row, isOpen && rows.open)}>
              <MoveHandle
                label={text || t('unnamed')}
                index={index}
                count={shown.length}
                onMove={move}
              />
              <button
                type="button"
                className={rows.name}
                aria-expanded={isOpen}
                data-opens={`questions ${id}`}
                onClick={() => onOpen(isOpen ? undefined : id)}
              >
                {text || t('unnamed')}
                {hint && <small>{hint}</small>}
              </button>
              {perPerson && <span className={rows.tag}>{t('questions.perPersonShort')}</span>}
              {isOpen && (
                <div className={rows.form}>
                  <TextArea
                    autoFocus
                    label={t('questions.text')}
                    value={text}
                    maxLength={questionMax.text}
                    error={errorOf(`questions/${at}/text`)}
                    onChange={(event) => replace({ ...question, text: event.target.value })}
                  />
                  <TextArea
                    label={t('questions.hint')}
                    hint={t('questions.hintHint')}
                    value={hint}
                    maxLength={questionMax.hint}
                    error={errorOf(`questions/${at}/hint`)}
                    onChange={(event) => replace({ ...question, hint: event.target.value })}
                  />
                  <CheckLine
                    label={t('questions.perPerson')}
                    checked={perPerson === true}
                    onChange={(checked) => {
                      const { perPerson: _, ...rest } = question;
                      replace(checked ? { ...rest, perPerson: true } : rest);
                    }}
                  />
                  <div className={rows.done}>
                    <Button
                      variant="danger"
                      size="sm"
                      onClick={() => {
                        set(questions.filter((each) => each.id !== id));
                        onOpen(undefined);
                      }}
                    >
                      {t('takeAway')}
                    </Button>
                    <Button size="sm" onClick={() => onOpen(undefined)}>
                      {t('closeRow')}
                    </Button>
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
