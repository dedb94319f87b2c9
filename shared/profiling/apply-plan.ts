import type * as Y from 'yjs';
import type { Author } from '../case/author.ts';
import { requireReadable } from '../case/entity.ts';
import { addGap, gapEntity, gapQuestionMax } from '../case/gap.ts';
import { addResource, resourceEntity, updateResource } from '../case/resource.ts';
import { editText } from '../case/text.ts';
import { willEntity } from '../case/will.ts';
import { addWill } from '../case/will-commands.ts';
import { write } from '../case/write.ts';
import type { PlannedEntry, PlanRow } from './plan.ts';

/** What is done about a contradiction: the card stays, takes the words of the file, or both are asked about. */
export const resolutions = ['map', 'file', 'both'] as const;
export type Resolution = (typeof resolutions)[number];

export interface Chosen {
  readonly row: PlanRow;
  readonly resolution: Resolution;
}

export interface ApplyWords {
  /** Where the entries come from: "Profiling II". */
  readonly evidence: string;
  whichIsRight(onMap: string, inFile: string): string;
}

/** How many of what was chosen are written. */
export function countOf(chosen: readonly Chosen[]): number {
  return chosen.filter(isWritten).length;
}

const isWritten = ({ row, resolution }: Chosen) =>
  row.result === 'new' || (row.result === 'conflict' && resolution !== 'map');

/** Writes all of it as one step, or throws CaseError and has written nothing. */
export function applyPlan(
  doc: Y.Doc,
  author: Author,
  chosen: readonly Chosen[],
  words: ApplyWords,
): void {
  const written = chosen.filter(isWritten);
  const evidence = words.evidence.slice(0, 120);
  // What a command would refuse is refused before the first of them has written.
  resourceEntity.kinds.evidence.create('evidence', evidence);
  for (const { row } of written) {
    if (row.result === 'error') continue;
    check(row.entry);
    if (row.result === 'conflict') requireReadable(doc, resourceEntity, row.onMap.id);
  }
  write(doc, author, () => {
    for (const { row, resolution } of written) {
      if (row.result === 'new') add(doc, author, row.entry, evidence);
      if (row.result !== 'conflict') continue;
      const { entry, onMap } = row;
      if (resolution === 'file') {
        const { text } = requireReadable(doc, resourceEntity, onMap.id);
        const ref = { root: 'resources', id: onMap.id, field: 'text' } as const;
        editText(doc, author, ref, { index: 0, remove: text.length, insert: entry.text });
        const { basis, caveat, recordedOn, questionId } = entry;
        const patch = { basis, caveat, recordedOn, questionId, evidence };
        updateResource(doc, author, onMap.id, patch);
        continue;
      }
      const question = words.whichIsRight(onMap.text.slice(0, 110), entry.text.slice(0, 110));
      const { field, personIds } = entry;
      const asked = { question: question.slice(0, gapQuestionMax), field, personIds };
      // What asks about an entrusted card is entrusted with it.
      addGap(doc, author, asked, { root: 'resources', id: onMap.id });
    }
  });
}

function check({ kind, text, caveat, recordedOn, questionId, askedDepartment }: PlannedEntry) {
  const { kinds } = resourceEntity;
  if (kind === 'resource') kinds.text.create('text', text);
  else if (kind === 'gap') gapEntity.kinds.question.create('question', text);
  else willEntity.kinds.statement.create('statement', text);
  if (caveat !== undefined) kinds.caveat.create('caveat', caveat);
  if (recordedOn !== undefined) kinds.recordedOn.create('recordedOn', recordedOn);
  kinds.questionId.create('questionId', questionId);
  if (askedDepartment !== undefined)
    gapEntity.kinds.askedDepartment.create('askedDepartment', askedDepartment);
}

function add(doc: Y.Doc, author: Author, entry: PlannedEntry, evidence: string): void {
  const { kind, text, field, personIds, questionId, basis, caveat, recordedOn } = entry;
  if (kind === 'wish') {
    const [personId] = personIds;
    addWill(doc, author, { statement: text, questionId, ...(personId && { personId }) });
  } else if (kind === 'gap') {
    const { askedDepartment } = entry;
    addGap(doc, author, { question: text, field, personIds, questionId, askedDepartment });
  } else {
    addResource(doc, author, {
      text,
      field,
      personIds,
      basis,
      caveat,
      recordedOn,
      evidence,
      questionId,
    });
  }
}
