import type { BoardState } from '../../../shared/case/board.ts';
import type { Person } from '../../../shared/case/person.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { type Entry, entriesByField, orderedStrategies } from '../../../shared/case/select.ts';
import { perField } from '../../ui/per-field.ts';
import type { Note, PosterEntry } from './poster-layout.ts';

/** What a card says beside what was written. */
export interface EntryWords {
  person(persons: ReadonlyMap<string, Person>, personIds: readonly string[]): string;
  date(iso: string): string;
  readonly asked: string;
  readonly nobody: string;
  readonly accepted: string;
  entrustedTo(departments: readonly string[]): string;
}

/** The cards of each field. `board`: as those may read it for whom the poster is, see `boardFor`. */
export function posterEntries(
  board: BoardState,
  words: EntryWords,
): Record<ResourceField, PosterEntry[]> {
  const strategies = orderedStrategies(board);
  const entryOf = ({ root, id, entity }: Entry): PosterEntry => {
    const notes: Note[] = [{ kind: 'person', text: words.person(board.persons, entity.personIds) }];
    const add = (kind: Note['kind'], text: string | undefined) => {
      if (text) notes.push({ kind, text });
    };
    if ('question' in entity) {
      const { askedDepartment } = entity;
      if (entity.state !== 'accepted') add('word', words.asked);
      if (askedDepartment) add('department', askedDepartment);
      else add('word', words.nobody);
      if (entity.state === 'accepted') add('word', words.accepted);
    } else {
      add('department', entity.department);
      add('word', entity.recordedOn && words.date(entity.recordedOn));
      add('caveat', entity.caveat);
    }
    add('entrusted', entity.entrusted && words.entrustedTo(entity.entrusted.departments));
    const links = root === 'gaps' ? 'gapIds' : 'resourceIds';
    for (const strategy of strategies)
      if (strategy[links].includes(id)) add('letter', strategy.letter);
    return { id, root, text: 'question' in entity ? entity.question : entity.text, notes };
  };
  const fields = entriesByField(board);
  return perField((field) => fields[field].map(entryOf));
}
