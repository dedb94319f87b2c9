import type { BoardState } from '../case/board.ts';
import { gapQuestionMax } from '../case/gap.ts';
import { normaliseWhole } from '../case/normalise.ts';
import { type Basis, bases, resourceTextMax } from '../case/resource.ts';
import type { ResourceField } from '../case/resource-field.ts';
import { sameWords, subjectOf } from '../case/same-words.ts';
import { willStatementMax } from '../case/will.ts';
import { readAnswerDate } from './answer-date.ts';
import { licence, questionOf, sourceKey, type Target, type Who } from './mapping.ts';
import type { Questionnaire } from './questionnaire.ts';

export type AnswerFault =
  | 'NoSuchDay'
  | 'AmbiguousDay'
  | 'NotADay'
  | 'UnknownBasis'
  | 'UnknownPerson'
  | 'TextTooLong';

/** What an answer becomes, as it would stand on the board. */
export interface PlannedEntry {
  readonly kind: 'resource' | 'gap' | 'wish';
  readonly text: string;
  readonly field: ResourceField;
  readonly personIds: readonly string[];
  readonly basis: Basis;
  readonly questionId: string;
  readonly caveat?: string;
  readonly recordedOn?: string;
  readonly askedDepartment?: string;
}

interface Planned {
  /** The cell: `<record>:<column>`. */
  readonly id: string;
  readonly line: number;
  readonly column: string;
}

/** The card that says something else about the same. */
export interface OnMap {
  readonly id: string;
  readonly text: string;
  readonly department: string;
  readonly recordedOn?: string;
}

export type PlanRow = Planned &
  (
    | { readonly result: 'new' | 'existing'; readonly entry: PlannedEntry }
    | { readonly result: 'conflict'; readonly entry: PlannedEntry; readonly onMap: OnMap }
    | { readonly result: 'error'; readonly fault: AnswerFault; readonly text: string }
  );

export interface PlanInput {
  readonly questionnaire: Questionnaire;
  readonly targets: readonly Target[];
  readonly board: Pick<BoardState, 'persons' | 'resources' | 'gaps' | 'wills'>;
  /** Who answered, where no column says it. */
  readonly askedId?: string | undefined;
  /** What was typed in place of an answer, by cell; null: left out. */
  readonly corrections: ReadonlyMap<string, string | null>;
  readonly words: PlanWords;
}

export interface PlanWords {
  /** "ohne Nachweis", from the column "Nachweis" answered with no. */
  without(column: string): string;
  readonly basis: Readonly<Record<Basis, string>>;
}

const caveatMax = 80;
const no = /^(nein|kein(e[rs]?)?|keine? .*|no|none|nicht vorhanden)$/i;
const yes = /^(ja|yes|vorhanden)$/i;

/** What would become of every answer; nothing is written. The same file on the same board gives the same plan. */
export function planImport(input: PlanInput): PlanRow[] {
  const { questionnaire, targets } = input;
  const known = knownOn(input.board);
  const source = sourceKey(questionnaire.columns);
  const planned = questionnaire.records.flatMap((_, record) =>
    planRecord(input, record, source, targets),
  );
  const isKnown = planned.map((row) => row.result === 'new' && known.has(keyOf(row.entry)));
  const taken = new Set(
    planned.flatMap((row, index) =>
      row.result === 'new' && isKnown[index] ? (known.get(keyOf(row.entry)) ?? []) : [],
    ),
  );
  const seen = new Set<string>();
  return planned.map((row, index): PlanRow => {
    if (row.result !== 'new') return row;
    const key = keyOf(row.entry);
    if (isKnown[index] || seen.has(key)) return { ...row, result: 'existing' };
    seen.add(key);
    const onMap = contradicted(row.entry, input.board, taken);
    return onMap ? { ...row, result: 'conflict', onMap } : row;
  });
}

function planRecord(
  { questionnaire, board, askedId, corrections, words }: PlanInput,
  record: number,
  source: string,
  targets: readonly Target[],
): PlanRow[] {
  const faults: PlanRow[] = [];
  const cells = (questionnaire.records[record] ?? []).map(({ text, line }, at) => {
    const id = `${record}:${at}`;
    const corrected = corrections.get(id);
    return {
      id,
      line,
      at,
      column: questionnaire.columns[at] ?? '',
      target: targets[at] ?? ({ kind: 'ignored' } as const),
      text: corrected === undefined ? text : normaliseWhole(corrected ?? '', false),
      leftOut: corrected === null,
    };
  });
  const fail = ({ id, line, column, text }: (typeof cells)[number], fault: AnswerFault) => {
    faults.push({ id, line, column, result: 'error', fault, text });
    return undefined;
  };
  const the = (kind: Target['kind']) =>
    cells.find((cell) => cell.target.kind === kind && cell.text !== '');

  const date = the('date');
  const day = date && readAnswerDate(date.text);
  const recordedOn = date && day && ('day' in day ? day.day : fail(date, day.why));

  const stated = the('basis');
  const basis =
    (stated &&
      (bases.find(
        (each) => each === stated.text || sameWords(words.basis[each]) === sameWords(stated.text),
      ) ??
        fail(stated, 'UnknownBasis'))) ??
    'stated';

  const named = the('person');
  const personIds = named && (personsNamed(named.text, board) ?? fail(named, 'UnknownPerson'));
  const asked = personIds ?? (askedId === undefined ? [] : [askedId]);
  const about = (who: Who) => (who === 'asked' ? asked : []);

  const caveats = new Map<number, string[]>();
  const told = new Set<string>();
  for (const cell of cells) {
    const isCaveat = cell.target.kind === 'caveat' || isLacking(cell);
    if (!isCaveat || cell.text === '' || yes.test(cell.text)) continue;
    const of = cells.findLast(
      (other) => other.at < cell.at && other.target.kind === 'resource' && !isLacking(other),
    );
    if (!of || of.text === '') continue;
    told.add(cell.id);
    const caveat = no.test(cell.text) ? words.without(cell.column) : cell.text;
    const all = [...(caveats.get(of.at) ?? []), caveat];
    if (all.join(', ').length > caveatMax) fail(cell, 'TextTooLong');
    else caveats.set(of.at, all);
  }

  const entries = cells.flatMap((cell): PlanRow[] => {
    const { id, line, column, at, target, text } = cell;
    if ((target.kind !== 'resource' && target.kind !== 'wish') || cell.leftOut) return [];
    if (told.has(id)) return [];
    const isGap = text === '';
    const gapTo = target.kind === 'resource' ? target.gapTo : undefined;
    if (isGap && gapTo === undefined) return [];
    const question = column.endsWith('?') ? column : `${column}?`;
    const entryText = isGap ? normaliseWhole(question, false).slice(0, gapQuestionMax) : said(cell);
    const max = target.kind === 'wish' ? willStatementMax : resourceTextMax;
    if (entryText.length > max) {
      fail(cell, 'TextTooLong');
      return [];
    }
    const caveat = caveats.get(at)?.join(', ');
    const entry: PlannedEntry = {
      kind: isGap ? 'gap' : target.kind,
      text: entryText,
      field: target.kind === 'wish' ? 'personal' : target.field,
      personIds: about(target.who),
      basis,
      questionId: questionOf(column)?.id ?? `${source}-${sourceKey([column]).slice(0, 12)}`,
      ...(caveat && !isGap && { caveat }),
      ...(recordedOn && { recordedOn }),
      ...(isGap && gapTo && { askedDepartment: gapTo }),
    };
    return [{ id, line, column, result: 'new', entry }];
  });
  return [...entries, ...faults];

  /** A licence is told with its name: "Klasse B" alone says nothing. */
  function said(cell: Cell): string {
    const { column, target, text } = cell;
    if (target.kind !== 'resource' || !licence.test(column)) return text;
    if (isLacking(cell)) return words.without(column);
    if (yes.test(text)) return column;
    return licence.test(text) ? text : `${column}: ${text}`;
  }
}

interface Cell {
  readonly column: string;
  readonly target: Target;
  readonly text: string;
}

/** "keiner" in a column of what somebody has. */
function isLacking({ column, target, text }: Cell): boolean {
  return target.kind === 'resource' && licence.test(column) && no.test(text);
}

/** One person, or several with commas between them. */
function personsNamed(text: string, { persons }: PlanInput['board']): string[] | undefined {
  const find = (label: string) =>
    [...persons.values()].find((person) => sameWords(person.label) === sameWords(label))?.id;
  const whole = find(text);
  if (whole !== undefined) return [whole];
  const ids = text.split(',').map(find);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

type Keyed = Pick<PlannedEntry, 'kind' | 'text' | 'field' | 'personIds'>;

/** Entries with the same key are the same entry. A wish has no field. */
function keyOf({ kind, text, field, personIds }: Keyed): string {
  const place = kind === 'wish' ? '' : field;
  return JSON.stringify([kind, place, [...personIds].sort(), sameWords(text) || text]);
}

/** What is on the board already, by key. */
function knownOn({ resources, gaps, wills }: PlanInput['board']): Map<string, string> {
  const known = new Map<string, string>();
  for (const { id, text, field, personIds } of resources.values())
    known.set(keyOf({ kind: 'resource', text, field, personIds }), id);
  for (const { id, question, field, personIds } of gaps.values())
    known.set(keyOf({ kind: 'gap', text: question, field, personIds }), id);
  for (const { id, statement, wish, personId } of wills.values()) {
    const of = { kind: 'wish', field: 'personal', personIds: personId ? [personId] : [] } as const;
    for (const text of [statement, wish ?? statement]) known.set(keyOf({ ...of, text }), id);
  }
  return known;
}

/** A card about the same person and field that came from the same question, or begins with the same subject. */
function contradicted(
  entry: PlannedEntry,
  { resources }: PlanInput['board'],
  taken: ReadonlySet<string>,
): OnMap | undefined {
  if (entry.kind !== 'resource') return undefined;
  const subject = subjectOf(entry.text);
  const persons = [...entry.personIds].sort().join(' ');
  for (const card of resources.values()) {
    if (card.field !== entry.field || taken.has(card.id)) continue;
    if ([...card.personIds].sort().join(' ') !== persons) continue;
    const isSame = subject !== '' && subjectOf(card.text) === subject;
    if (!isSame && card.questionId !== entry.questionId) continue;
    const { id, text, department, recordedOn } = card;
    return { id, text, department, ...(recordedOn && { recordedOn }) };
  }
  return undefined;
}
