import { normaliseWhole } from '../case/normalise.ts';
import { isDepartment, isId } from '../case/roots.ts';
import { actionFields } from './action-fields.ts';
import { type ChainTemplate, defaultChains, type TemplateStep } from './chain-templates.ts';
import { type Department, sampleDepartments } from './departments.ts';
import { ageGroups, type Instrument, supportPhases } from './instruments.ts';
import { type LegalSphere, legalSpheres } from './legal-spheres.ts';
import { defaultPhases, type Phase, phaseKinds, phaseNameMax, readPhases } from './phases.ts';
import {
  defaultQuestions,
  type Question,
  type QuestionArea,
  questionAreas,
  questionMax,
} from './question-catalogue.ts';
import { sampleInstruments } from './sample-instruments.ts';
import {
  type ChecklistItem,
  countedFroms,
  defaultTransitionRules,
  type TransitionRule,
} from './transition-rules.ts';

export interface TownDepartment extends Department {
  /** Still named wherever it appears, not offered any more; its colour is free for another. */
  readonly retired?: true;
  /** Of a retired one: the department in which it went on. */
  readonly mergedInto?: string;
}

/** What a new Fallberatung is planned with. A case takes `plannedMinutes` of the phases. */
export interface ConferenceDefaults {
  /** Empty: said anew each time. */
  readonly place: string;
  /** 1 Monday … 7 Sunday; absent: no fixed day. */
  readonly weekday?: number;
  /** "09:05". */
  readonly start: string;
  /** What a break on the agenda begins with. */
  readonly breakMinutes: number;
  /** What guests are told before they knock; absent: as Fallrunde puts it. */
  readonly confidentiality?: string;
  /** Where a family can ask, on the sheet it takes home. */
  readonly familyContact?: string;
  /**
   * After so many months without a consultation a case counts in the Regelwerk, in numbers only; absent: none does that was
   * not released.
   */
  readonly restingMonths?: number;
  /** Figures of the Regelwerk are told of so many cases at least, a multiple of five; absent: five. See decision 0034. */
  readonly minimumCases?: number;
}

/** What differs from town to town: what a coordinator edits, exports and imports. Orders are the town's. */
export interface TownContent {
  readonly departments: readonly TownDepartment[];
  /** Every kind once. */
  readonly phases: readonly Phase[];
  readonly instruments: readonly Instrument[];
  readonly questions: readonly Question[];
  readonly conference: ConferenceDefaults;
  readonly chains: readonly ChainTemplate[];
  readonly transitions: readonly TransitionRule[];
}

/** One version of it; a version never changes. */
export interface TownSettings extends TownContent {
  /** 0: what Fallrunde comes with. */
  readonly version: number;
  /** ms since epoch. */
  readonly validFrom: number;
  /** Department that saved it. */
  readonly by?: string;
}

export const townLimits = {
  departments: 40,
  /** As many as there are colours. */
  activeDepartments: 12,
  departmentId: 4,
  departmentName: 120,
  departmentShortName: 40,
  instruments: 120,
  instrumentName: 80,
  preconditions: 200,
  provider: 80,
  keywords: 200,
  waitingDays: 1000,
  questions: 200,
  place: 80,
  breakMinutes: { min: 1, max: 60 },
  confidentiality: 400,
  familyContact: 160,
  restingMonths: { min: 1, max: 60 },
  minimumCases: { min: 5, max: 50 },
  chains: 30,
  chainName: 60,
  chainSteps: 40,
  chainStep: 80,
  chainRules: 100,
  handsWhat: 80,
  targetDays: { min: 1, max: 730 },
  transitions: 20,
  ruleLabel: 60,
  ruleSource: 120,
  months: { min: 0, max: 120 },
  handoverDays: { min: 1, max: 365 },
  checklist: 20,
  checklistItem: 120,
  familyChanges: 12,
  familyChange: 160,
} as const;

export const defaultTownContent: TownContent = {
  departments: sampleDepartments,
  phases: defaultPhases,
  instruments: sampleInstruments,
  questions: defaultQuestions,
  conference: { place: '', weekday: 4, start: '09:00', breakMinutes: 10 },
  chains: defaultChains,
  transitions: defaultTransitionRules,
};

/** What a town has before it saved anything of its own. */
export const defaultTownSettings: TownSettings = {
  ...defaultTownContent,
  version: 0,
  validFrom: 0,
};

/** Why something is no content of a town. `field`: where, "departments/0/name". */
export interface TownProblem {
  readonly reason: 'missing' | 'wrong' | 'tooLong' | 'tooMany' | 'twice' | 'circle';
  readonly field: string;
}

class Unsound extends Error {
  readonly problem: TownProblem;

  constructor(reason: TownProblem['reason'], field: string) {
    super(reason);
    this.problem = { reason, field };
  }
}

type Raw = Readonly<Record<string, unknown>>;

/** Total: sound content, texts normalised and nothing else in it, or the first problem. */
export function readTownContent(
  raw: unknown,
): { readonly content: TownContent } | { readonly problem: TownProblem } {
  try {
    const town = record(raw, '');
    return {
      content: {
        departments: readDepartments(town.departments),
        phases: readTownPhases(town.phases),
        instruments: list(town.instruments, 'instruments', townLimits.instruments, readInstrument),
        questions: list(town.questions, 'questions', townLimits.questions, readQuestion),
        conference: readConference(record(town.conference, 'conference')),
        // What was saved before there were chains and rules goes on with those Fallrunde comes with.
        chains: list(town.chains ?? defaultChains, 'chains', townLimits.chains, readChain),
        transitions: list(
          town.transitions ?? defaultTransitionRules,
          'transitions',
          townLimits.transitions,
          readTransition,
        ),
      },
    };
  } catch (error) {
    if (error instanceof Unsound) return { problem: error.problem };
    throw error;
  }
}

/** Total: a step of a chain template, as the settings would take it; undefined: it is none. */
export function readStep(raw: unknown): TemplateStep | undefined {
  try {
    return readTemplateStep(record(raw, ''), '');
  } catch (error) {
    if (error instanceof Unsound) return undefined;
    throw error;
  }
}

export const townFile = { format: 'fallrunde-settings', version: 1 } as const;

/** The file a town takes with it or gives to another. */
export function writeTownFile({
  departments,
  phases,
  instruments,
  questions,
  conference,
  chains,
  transitions,
}: TownContent): string {
  const settings: TownContent = {
    departments,
    phases,
    instruments,
    questions,
    conference,
    chains,
    transitions,
  };
  return `${JSON.stringify({ ...townFile, settings }, null, 2)}\n`;
}

/** Total: what such a file holds, or why it cannot be taken over. */
export function readTownFile(
  text: string,
):
  | { readonly content: TownContent }
  | { readonly problem: TownProblem | { readonly reason: 'noSettings' | 'newer' } } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: { reason: 'noSettings' } };
  }
  const isFile = typeof file === 'object' && file !== null && !Array.isArray(file);
  const { format, version, settings } = isFile ? (file as Raw) : {};
  if (format !== townFile.format || typeof version !== 'number')
    return { problem: { reason: 'noSettings' } };
  if (version > townFile.version) return { problem: { reason: 'newer' } };
  return readTownContent(settings);
}

/** What must not be taken away since boards may name it: it can only retire. Undefined: nothing is missing. */
export function missingFrom(
  next: TownContent,
  known: { readonly departments: Iterable<string>; readonly instruments: Iterable<string> },
): { readonly kind: 'department' | 'instrument'; readonly id: string } | undefined {
  const departments = new Set(next.departments.map(({ id }) => id));
  for (const id of known.departments) if (!departments.has(id)) return { kind: 'department', id };
  const instruments = new Set(next.instruments.map(({ id }) => id));
  for (const id of known.instruments) if (!instruments.has(id)) return { kind: 'instrument', id };
  return undefined;
}

/** `next`, to be saved as that version, each chain with the version that last changed it. */
export function withChainVersions(
  next: TownContent,
  before: TownContent,
  version: number,
): TownContent {
  // Both with their fields in the order of the reader.
  const [known, own] = [before, next].map(({ chains }) =>
    list(chains, 'chains', townLimits.chains, readChain),
  ) as [readonly ChainTemplate[], readonly ChainTemplate[]];
  const textOf = (chain: ChainTemplate) => JSON.stringify({ ...chain, version: 0 });
  const old = new Map(known.map((chain) => [textOf(chain), chain.version]));
  const chains = own.map((chain) => ({ ...chain, version: old.get(textOf(chain)) ?? version }));
  return { ...next, chains };
}

/** `next` with the rules of `stored`, chain by chain: which shaped one is not for whoever saves the settings to say. */
export function keepingRules(next: TownContent, stored: TownContent): TownContent {
  const known = new Map(stored.chains.map(({ id, rules }) => [id, rules]));
  const chains = next.chains.map(({ rules: _, ...chain }) => {
    const rules = known.get(chain.id);
    return rules ? { ...chain, rules } : chain;
  });
  return { ...next, chains };
}

/** `next` with what it lacks of `known`, retired. */
export function keepingKnown(next: TownContent, known: TownContent): TownContent {
  const departments = new Set(next.departments.map(({ id }) => id));
  const instruments = new Set(next.instruments.map(({ id }) => id));
  const retired = <T extends { readonly id: string }>(of: readonly T[], kept: Set<string>) =>
    of.filter(({ id }) => !kept.has(id)).map((each) => ({ ...each, retired: true as const }));
  return {
    ...next,
    departments: [...next.departments, ...retired(known.departments, departments)],
    instruments: [...next.instruments, ...retired(known.instruments, instruments)],
  };
}

function readDepartments(raw: unknown): readonly TownDepartment[] {
  const departments = list(raw, 'departments', townLimits.departments, readDepartment);
  const active = departments.filter(({ retired }) => !retired);
  if (active.length === 0) throw new Unsound('missing', 'departments');
  if (active.length > townLimits.activeDepartments) throw new Unsound('tooMany', 'departments');
  const hues = new Set<number>();
  for (const [index, { hue, retired }] of departments.entries()) {
    if (retired) continue;
    if (hues.has(hue)) throw new Unsound('twice', `departments/${index}/hue`);
    hues.add(hue);
  }
  checkMerged(departments);
  return departments;
}

/** Each went on in another department of the town, and none by way of others in itself. */
function checkMerged(departments: readonly TownDepartment[]): void {
  const into = new Map(departments.map(({ id, mergedInto }) => [id, mergedInto]));
  for (const [index, { id, mergedInto }] of departments.entries()) {
    if (mergedInto === undefined) continue;
    const field = `departments/${index}/mergedInto`;
    if (!into.has(mergedInto)) throw new Unsound('wrong', field);
    const passed = new Set<string>();
    for (let next: string | undefined = mergedInto; next && !passed.has(next); ) {
      if (next === id) throw new Unsound('circle', field);
      passed.add(next);
      next = into.get(next);
    }
  }
}

/** By which department each is known today: the one in which it went on, or in which that one did. */
export function departmentToday(departments: readonly TownDepartment[]): (id: string) => string {
  const into = new Map(departments.map(({ id, mergedInto }) => [id, mergedInto]));
  const today = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : today(next);
  };
  return today;
}

function readDepartment(raw: Raw, field: string): TownDepartment {
  const { id, hue } = raw;
  // Longer abbreviations are sound on a board; they would not fit the pills.
  if (!isDepartment(id) || id.length > townLimits.departmentId)
    throw new Unsound(id === '' ? 'missing' : 'wrong', `${field}/id`);
  const name = line(raw, field, 'name', townLimits.departmentName);
  return {
    id,
    name,
    shortName: line(raw, field, 'shortName', townLimits.departmentShortName),
    legalSphere: readSphere(raw.legalSphere, `${field}/legalSphere`),
    hue: whole(hue, `${field}/hue`, 1, townLimits.activeDepartments),
    ...readRetired(raw),
    ...readMergedInto(raw, `${field}/mergedInto`),
  };
}

function readMergedInto(
  { mergedInto, retired }: Raw,
  field: string,
): Pick<TownDepartment, 'mergedInto'> {
  if (mergedInto === undefined) return {};
  // Whoever still sits at the table has not gone on elsewhere.
  if (retired !== true) throw new Unsound('wrong', field);
  return { mergedInto: readDepartmentId(mergedInto, field) };
}

function readTownPhases(raw: unknown): readonly Phase[] {
  if (!Array.isArray(raw)) throw new Unsound('missing', 'phases');
  for (const [index, each] of raw.entries()) {
    const name = typeof each === 'object' && each !== null ? (each as Raw).name : undefined;
    if (typeof name === 'string' && normaliseWhole(name, false).length > phaseNameMax)
      throw new Unsound('tooLong', `phases/${index}/name`);
    if (!readPhases([each])) throw new Unsound('wrong', `phases/${index}`);
  }
  const phases = readPhases(raw);
  if (phases?.length !== phaseKinds.length) throw new Unsound('missing', 'phases');
  return phases.map(({ name, ...phase }) => {
    const own = name === undefined ? '' : normaliseWhole(name, false);
    return own ? { ...phase, name: own } : phase;
  });
}

function readInstrument(raw: Raw, field: string): Instrument {
  const { validFrom, validUntil, legalSphere } = raw;
  if (typeof validFrom === 'string' && typeof validUntil === 'string' && validUntil < validFrom)
    throw new Unsound('wrong', `${field}/validUntil`);
  return {
    id: readId(raw.id, `${field}/id`),
    name: line(raw, field, 'name', townLimits.instrumentName),
    phases: some(raw.phases, supportPhases, `${field}/phases`),
    ageGroups: some(raw.ageGroups, ageGroups, `${field}/ageGroups`),
    ...(legalSphere === undefined
      ? {}
      : { legalSphere: readSphere(legalSphere, `${field}/legalSphere`) }),
    ...readDate(raw, field, 'validFrom'),
    ...readDate(raw, field, 'validUntil'),
    ...readDate(raw, field, 'reviewBy'),
    ...readNote(raw, field, 'preconditions', townLimits.preconditions),
    ...readNote(raw, field, 'provider', townLimits.provider),
    ...(raw.arrangedBy === undefined
      ? {}
      : { arrangedBy: readId(raw.arrangedBy, `${field}/arrangedBy`) }),
    ...(raw.waitingDays === undefined
      ? {}
      : {
          waitingDays: whole(raw.waitingDays, `${field}/waitingDays`, 0, townLimits.waitingDays),
        }),
    ...(raw.forChildren === true ? { forChildren: true as const } : {}),
    ...readNote(raw, field, 'keywords', townLimits.keywords),
    ...readRetired(raw),
  };
}

function readNote<K extends string>(
  raw: Raw,
  field: string,
  key: K,
  max: number,
): { readonly [k in K]?: string } {
  if (raw[key] === undefined) return {};
  const note = text(raw, field, key, max);
  return note ? ({ [key]: note } as { readonly [k in K]: string }) : {};
}

function readQuestion(raw: Raw, field: string): Question {
  const area = questionAreas.find((each) => each === raw.area);
  if (!area) throw new Unsound('wrong', `${field}/area`);
  return {
    id: readId(raw.id, `${field}/id`),
    area: area satisfies QuestionArea,
    text: line(raw, field, 'text', questionMax.text),
    hint: text(raw, field, 'hint', questionMax.hint),
    ...(raw.perPerson === true ? { perPerson: true as const } : {}),
  };
}

function readConference(raw: Raw): ConferenceDefaults {
  const { start, weekday } = raw;
  if (typeof start !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(start))
    throw new Unsound('wrong', 'conference/start');
  const { min, max } = townLimits.breakMinutes;
  return {
    place: text(raw, 'conference', 'place', townLimits.place),
    ...(weekday === undefined ? {} : { weekday: whole(weekday, 'conference/weekday', 1, 7) }),
    start,
    breakMinutes: whole(raw.breakMinutes, 'conference/breakMinutes', min, max),
    ...(raw.confidentiality === undefined
      ? {}
      : {
          confidentiality: text(raw, 'conference', 'confidentiality', townLimits.confidentiality),
        }),
    ...(raw.familyContact === undefined
      ? {}
      : { familyContact: text(raw, 'conference', 'familyContact', townLimits.familyContact) }),
    ...(raw.restingMonths === undefined
      ? {}
      : {
          restingMonths: whole(
            raw.restingMonths,
            'conference/restingMonths',
            townLimits.restingMonths.min,
            townLimits.restingMonths.max,
          ),
        }),
    ...(raw.minimumCases === undefined ? {} : { minimumCases: readMinimumCases(raw.minimumCases) }),
  };
}

function readChain(raw: Raw, field: string): ChainTemplate {
  return {
    id: readId(raw.id, `${field}/id`),
    name: line(raw, field, 'name', townLimits.chainName),
    version: whole(raw.version, `${field}/version`, 0, 1e6),
    field: oneOf(raw.field, actionFields, `${field}/field`),
    ...(raw.ageGroup === undefined
      ? {}
      : { ageGroup: oneOf(raw.ageGroup, ageGroups, `${field}/ageGroup`) }),
    steps: list(raw.steps, `${field}/steps`, townLimits.chainSteps, readTemplateStep),
    ...readRules(raw.rules, `${field}/rules`),
  };
}

function readRules(raw: unknown, field: string): Pick<ChainTemplate, 'rules'> {
  if (raw === undefined) return {};
  if (!Array.isArray(raw) || raw.length > townLimits.chainRules) throw new Unsound('wrong', field);
  return { rules: raw.map((each) => whole(each, field, 1, 1e6)) };
}

function readTemplateStep(raw: Raw, field: string): TemplateStep {
  const { targetDays, legalSphere, handsTo } = raw;
  const { min, max } = townLimits.targetDays;
  if (
    !Array.isArray(handsTo) ||
    handsTo.length > townLimits.departments ||
    !handsTo.every((each): each is string => isDepartment(each))
  )
    throw new Unsound('wrong', `${field}/handsTo`);
  return {
    id: readId(raw.id, `${field}/id`),
    what: line(raw, field, 'what', townLimits.chainStep),
    department: readDepartmentId(raw.department, `${field}/department`),
    ...(targetDays === undefined
      ? {}
      : { targetDays: whole(targetDays, `${field}/targetDays`, min, max) }),
    handsTo: [...new Set(handsTo)],
    handsWhat: text(raw, field, 'handsWhat', townLimits.handsWhat),
    ...(legalSphere === undefined
      ? {}
      : { legalSphere: readSphere(legalSphere, `${field}/legalSphere`) }),
  };
}

function readTransition(raw: Raw, field: string): TransitionRule {
  const { months, handoverDays } = townLimits;
  const dates = {
    ...readDate(raw, field, 'validUntil'),
    ...readDate(raw, field, 'reviewBy'),
  };
  const { validFrom } = readDate(raw, field, 'validFrom');
  if (validFrom === undefined) throw new Unsound('missing', `${field}/validFrom`);
  if (dates.validUntil !== undefined && dates.validUntil < validFrom)
    throw new Unsound('wrong', `${field}/validUntil`);
  return {
    id: readId(raw.id, `${field}/id`),
    label: line(raw, field, 'label', townLimits.ruleLabel),
    source: line(raw, field, 'source', townLimits.ruleSource),
    from: readSphere(raw.from, `${field}/from`),
    to: readSphere(raw.to, `${field}/to`),
    months: whole(raw.months, `${field}/months`, months.min, months.max),
    countedFrom: oneOf(raw.countedFrom, countedFroms, `${field}/countedFrom`),
    validFrom,
    ...dates,
    handoverDays: whole(
      raw.handoverDays,
      `${field}/handoverDays`,
      handoverDays.min,
      handoverDays.max,
    ),
    checklist: list(raw.checklist, `${field}/checklist`, townLimits.checklist, readChecklistItem),
    changes: list(raw.changes, `${field}/changes`, townLimits.familyChanges, (change, where) => ({
      id: readId(change.id, `${where}/id`),
      text: line(change, where, 'text', townLimits.familyChange),
    })),
  };
}

function readChecklistItem(raw: Raw, field: string): ChecklistItem {
  return {
    id: readId(raw.id, `${field}/id`),
    what: line(raw, field, 'what', townLimits.checklistItem),
    department: readDepartmentId(raw.department, `${field}/department`),
    ...(raw.days === undefined
      ? {}
      : { days: whole(raw.days, `${field}/days`, 0, townLimits.handoverDays.max) }),
  };
}

function readDepartmentId(value: unknown, field: string): string {
  if (!isDepartment(value)) throw new Unsound('wrong', field);
  return value;
}

function oneOf<T extends string>(value: unknown, choice: readonly T[], field: string): T {
  const found = choice.find((each) => each === value);
  if (!found) throw new Unsound('wrong', field);
  return found;
}

function record(raw: unknown, field: string): Raw {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new Unsound('missing', field);
  return raw as Raw;
}

/** Each with an id of its own. */
function list<T extends { readonly id: string }>(
  raw: unknown,
  field: string,
  max: number,
  read: (raw: Raw, field: string) => T,
): readonly T[] {
  if (!Array.isArray(raw)) throw new Unsound('missing', field);
  if (raw.length > max) throw new Unsound('tooMany', field);
  const ids = new Set<string>();
  return Array.from(raw, (each, index) => {
    const item = read(record(each, `${field}/${index}`), `${field}/${index}`);
    if (ids.has(item.id)) throw new Unsound('twice', `${field}/${index}/id`);
    ids.add(item.id);
    return item;
  });
}

/** One line of text, possibly empty. */
function text(raw: Raw, field: string, key: string, max: number): string {
  const value = raw[key];
  if (typeof value !== 'string') throw new Unsound('missing', `${field}/${key}`);
  // Far too much is not even normalised.
  if (value.length > max * 4) throw new Unsound('tooLong', `${field}/${key}`);
  const shown = normaliseWhole(value, false);
  if (shown.length > max) throw new Unsound('tooLong', `${field}/${key}`);
  return shown;
}

function line(raw: Raw, field: string, key: string, max: number): string {
  const value = text(raw, field, key, max);
  if (value === '') throw new Unsound('missing', `${field}/${key}`);
  return value;
}

function whole(value: unknown, field: string, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    throw new Unsound('wrong', field);
  // JSON knows -0.
  return value + 0;
}

/** In fives only: from one minimum to another single cases would come and go. */
function readMinimumCases(value: unknown): number {
  const { min, max } = townLimits.minimumCases;
  const cases = whole(value, 'conference/minimumCases', min, max);
  if (cases % min !== 0) throw new Unsound('wrong', 'conference/minimumCases');
  return cases;
}

function readId(value: unknown, field: string): string {
  if (!isId(value)) throw new Unsound('wrong', field);
  return value;
}

function readSphere(value: unknown, field: string): LegalSphere {
  const sphere = [...legalSpheres, 'none' as const].find((each) => each === value);
  if (!sphere) throw new Unsound('wrong', field);
  return sphere;
}

/** Some of a choice, in its order. */
function some<T>(raw: unknown, choice: readonly T[], field: string): readonly T[] {
  if (
    !Array.isArray(raw) ||
    raw.length > choice.length ||
    !raw.every((each) => choice.includes(each))
  )
    throw new Unsound('wrong', field);
  return choice.filter((each) => raw.includes(each));
}

function readDate<K extends string>(
  raw: Raw,
  field: string,
  key: K,
): { readonly [P in K]?: string } {
  const value = raw[key];
  if (value === undefined) return {};
  const isDate =
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value);
  if (!isDate) throw new Unsound('wrong', `${field}/${key}`);
  return { [key]: value } as { readonly [P in K]?: string };
}

function readRetired(raw: Raw): { readonly retired?: true } {
  return raw.retired === true ? { retired: true } : {};
}
