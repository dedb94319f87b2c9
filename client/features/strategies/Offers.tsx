import { CircleCheck, Lightbulb, MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addGap } from '../../../shared/case/gap.ts';
import { keywordsOf, mentions, type Suggestion } from '../../../shared/method/suggest.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { useCommand } from '../../ui/use-command.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './Offers.module.css';
import { useReasonWords } from './use-reason-words.ts';
import { useSuggestions } from './use-suggestions.ts';

/** What resources and children of the case lead to beside the strategies: clubs, volunteers, what is for children. */
export function Offers() {
  const { t } = useTranslation('strategies');
  const offers = useSuggestions().filter(({ reasons }) =>
    reasons.some(({ kind }) => kind !== 'age'),
  );
  if (offers.length === 0) return null;
  return (
    <section aria-label={t('offers.title')} className={styles.offers}>
      <h2 className={styles.title}>
        <Lightbulb aria-hidden="true" size={18} />
        {t('offers.title')}
        <small className={styles.note}>{t('offers.note')}</small>
      </h2>
      <ul className={styles.list}>
        {offers.map((offer) => (
          <Offer key={offer.instrument.id} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer: { instrument, reasons, isValid } }: { readonly offer: Suggestion }) {
  const { t } = useTranslation('strategies');
  const session = useCaseSession();
  const command = useCommand();
  const readOnly = useReadOnly();
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const { notesOf, wordsOf } = useReasonWords();
  const own = reasons.filter(({ kind }) => kind !== 'age');
  const about = [
    ...new Set(
      own.flatMap((reason) =>
        reason.kind === 'resource'
          ? (session.boardStore.getState().resources.get(reason.resourceId)?.personIds ?? [])
          : reason.personIds,
      ),
    ),
  ];
  const question = t('offers.question', {
    instrument: instrument.name,
    person: personWord(persons, about),
  });
  const isTaken = useBoard((board) => {
    const words = instrument.forChildren ? keywordsOf(instrument) : [];
    const isNamed = (text: string) => text === question || mentions(text, words);
    return (
      [...board.strategies.values()].some(({ instrumentIds }) =>
        instrumentIds.includes(instrument.id),
      ) ||
      [...board.gaps.values()].some((gap) => isNamed(gap.question)) ||
      [...board.agreements.values()].some(({ what }) => isNamed(what)) ||
      [...board.resources.values()].some(({ text }) => isNamed(text))
    );
  });
  const ask = () =>
    command(() =>
      addGap(session.board, session.author, {
        question,
        field: instrument.forChildren ? 'material' : 'social',
        personIds: about,
        ...(instrument.arrangedBy ? { askedDepartment: instrument.arrangedBy } : {}),
      }),
    );
  const askWords = instrument.arrangedBy
    ? t('offers.askDepartment', { department: departmentOf(instrument.arrangedBy).id })
    : t('offers.ask');
  const notes = notesOf(instrument, isValid);
  return (
    <li className={styles.offer}>
      <div className={styles.words}>
        <p className={styles.name}>
          {instrument.name}
          {instrument.arrangedBy && <DepartmentPill department={instrument.arrangedBy} />}
        </p>
        <p className={styles.why}>{[...new Set(own.map(wordsOf))].join(' · ')}</p>
        {notes.length > 0 && <p className={styles.why}>{notes.join(' · ')}</p>}
      </div>
      {isTaken ? (
        <span className={styles.taken}>
          <CircleCheck aria-hidden="true" size={16} />
          {t('offers.taken')}
        </span>
      ) : (
        !readOnly && (
          <Button
            variant="secondary"
            size="sm"
            icon={MessageCircleQuestion}
            aria-label={`${askWords}: ${instrument.name}`}
            onClick={ask}
          >
            {askWords}
          </Button>
        )
      )}
    </li>
  );
}
