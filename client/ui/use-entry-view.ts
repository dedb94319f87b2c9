import type { EntryRef } from '../../shared/case/entries.ts';
import type { Gap } from '../../shared/case/gap.ts';
import { concerns } from '../../shared/case/person.ts';
import type { Resource } from '../../shared/case/resource.ts';
import { orderedStrategies } from '../../shared/case/select.ts';
import { useBoard, useEditors, useIsPending } from '../sync/use-case.tsx';
import { useFormat } from '../words/use-format.ts';
import { useCaseView } from './case-view.tsx';
import type { EntryCardProps, EntryLetter } from './EntryCard.tsx';
import { useHighlighted } from './use-highlighted.ts';
import { usePersonWord } from './use-person-word.ts';

export interface EntryView
  extends Pick<
    EntryCardProps,
    | 'root'
    | 'field'
    | 'text'
    | 'person'
    | 'department'
    | 'date'
    | 'caveat'
    | 'accepted'
    | 'letters'
    | 'writing'
    | 'dimmed'
    | 'highlighted'
    | 'pending'
    | 'entrusted'
    | 'mark'
  > {
  readonly personIds: readonly string[];
}

const sameLetters = (a: readonly EntryLetter[], b: readonly EntryLetter[]) =>
  a.length === b.length &&
  a.every(({ letter, title, on }, index) => {
    const other = b[index];
    return other?.letter === letter && other.title === title && other.on === on;
  });

/** What a card shows of an entry; undefined once it is gone. Changes with that entry only. */
export function useEntryView({ root, id }: EntryRef): EntryView | undefined {
  const entity: Resource | Gap | undefined = useBoard((board) => board[root].get(id));
  const persons = useBoard((board) => board.persons);
  const strategyId = useCaseView((view) => view.strategyId);
  const dimmed = useCaseView(
    ({ personIds }) => entity !== undefined && !concerns(entity.personIds, personIds),
  );
  const letters = useBoard(
    (board): readonly EntryLetter[] =>
      orderedStrategies(board)
        .filter((strategy) => strategy[root === 'gaps' ? 'gapIds' : 'resourceIds'].includes(id))
        .map(({ letter, title, id: strategy }) => ({ letter, title, on: strategy === strategyId })),
    sameLetters,
  );
  const editors = useEditors(id);
  const pending = useIsPending(id);
  const highlighted = useHighlighted(id);
  const mark = useCaseView(({ marks }) => marks?.get(id));
  const personWord = usePersonWord();
  const { shortDate } = useFormat();
  if (!entity) return undefined;
  const writing = editors.map(({ participant }) => participant.department);
  const common = {
    root,
    field: entity.field,
    personIds: entity.personIds,
    person: personWord(persons, entity.personIds),
    letters,
    writing: [...new Set(writing)],
    dimmed,
    highlighted,
    pending,
    entrusted: entity.entrusted?.departments,
    mark,
  };
  if ('question' in entity)
    return {
      ...common,
      text: entity.question,
      department: entity.askedDepartment,
      accepted: entity.state === 'accepted',
    };
  return {
    ...common,
    text: entity.text,
    department: entity.department,
    date: entity.recordedOn && shortDate(entity.recordedOn),
    caveat: entity.caveat,
  };
}
