import { Languages, MessageCircleQuestion } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Person } from '../../../shared/case/person.ts';
import { interviewAreas, questionsOf } from '../../../shared/method/interview.ts';
import type { QuestionArea } from '../../../shared/method/question-catalogue.ts';
import { useTown } from '../../sync/town.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { areaIcons } from '../../ui/area-icons.ts';
import { useCaseView } from '../../ui/case-view.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { personChoices } from '../../ui/person-choices.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { answersTo } from './answers.ts';
import styles from './GuideLens.module.css';
import { QuestionItem } from './QuestionItem.tsx';

const family = 'family';

/** The Fragenkatalog of the town beside the case: what is asked becomes a resource, a wish or a gap at once. */
export function GuideLens() {
  const { t } = useTranslation('guide');
  const titleId = useId();
  const { questions } = useTown();
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const filter = useCaseView((view) => view.personIds);
  const [wantedId, setWantedId] = useState(filter.length === 1 ? filter[0] : undefined);
  const [wantedArea, setWantedArea] = useState<QuestionArea>();
  const singles = personChoices(persons).filter(({ personIds }) => personIds.length < 2);
  const person = persons.get(wantedId ?? '');
  const areas = interviewAreas(questions, person);
  const area = areas.find((each) => each === wantedArea) ?? areas[0];
  return (
    <section aria-labelledby={titleId} className={styles.lens}>
      <header className={styles.head}>
        <div>
          <h2 id={titleId} className={styles.title}>
            {t('title')}
          </h2>
          <p className={styles.lead}>{t('lead')}</p>
        </div>
        <div className={styles.who}>
          <SegmentedSwitch
            label={t('who')}
            options={singles.map(({ personIds }) => ({
              value: personIds[0] ?? family,
              label: personWord(persons, personIds),
            }))}
            value={person?.id ?? family}
            onChange={(id) => setWantedId(id === family ? undefined : id)}
          />
          {person?.interpreter && (
            <p className={styles.note}>
              <Languages aria-hidden="true" size={16} />
              {t('interpreter')}
            </p>
          )}
        </div>
      </header>
      {area ? (
        <div className={styles.columns}>
          <Areas areas={areas} selected={area} person={person} onSelect={setWantedArea} />
          <ul className={styles.questions} aria-label={t(`area.${area}`)}>
            {questionsOf(questions, area, person).map((question) => (
              <QuestionItem
                key={`${question.id} ${person?.id}`}
                question={question}
                personId={person?.id}
              />
            ))}
          </ul>
        </div>
      ) : (
        <EmptyState icon={MessageCircleQuestion} text={t('nothing')} />
      )}
      <p className={styles.foot}>
        <Link href="/einstellungen">{t('edit')}</Link>
      </p>
    </section>
  );
}

/** The areas, each with how much of it was asked. */
function Areas(props: {
  readonly areas: readonly QuestionArea[];
  readonly selected: QuestionArea;
  readonly person: Person | undefined;
  onSelect(area: QuestionArea): void;
}) {
  const { t } = useTranslation('guide');
  const { questions } = useTown();
  const { person } = props;
  const resources = useBoard((board) => board.resources);
  const gaps = useBoard((board) => board.gaps);
  const wills = useBoard((board) => board.wills);
  return (
    <nav aria-label={t('areas')} className={styles.areas}>
      {props.areas.map((area) => {
        const Icon = areaIcons[area];
        const all = questionsOf(questions, area, person);
        const asked = all.filter(
          ({ id }) => answersTo({ resources, gaps, wills }, id, person?.id).length > 0,
        );
        return (
          <button
            key={area}
            type="button"
            aria-current={area === props.selected || undefined}
            className={styles.area}
            onClick={() => props.onSelect(area)}
          >
            <Icon aria-hidden="true" size={18} />
            <span className={styles.areaName}>{t(`area.${area}`)}</span>
            <span className={styles.count}>
              {t('asked', { asked: asked.length, all: all.length })}
            </span>
          </button>
        );
      })}
    </nav>
  );
}
