import { toHexString } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { type ResourceField, resourceFields } from '../case/resource-field.ts';
import { isDepartment, isRecord } from '../case/roots.ts';
import { sameWords } from '../case/same-words.ts';
import { defaultQuestions } from '../method/question-catalogue.ts';

/** Whom an answer is about: who was asked, or the whole family. */
export const whos = ['asked', 'family'] as const;
export type Who = (typeof whos)[number];

/** What becomes of a column. */
export type Target =
  | {
      readonly kind: 'resource';
      readonly field: ResourceField;
      readonly who: Who;
      /** An empty answer becomes a question to this department. */
      readonly gapTo?: string;
    }
  | { readonly kind: 'wish'; readonly who: Who }
  /** Limits what the nearest column before it says. */
  | { readonly kind: 'caveat' }
  | { readonly kind: 'date' | 'basis' | 'person' | 'ignored' };

export type Edition = 'under25' | 'over25';

/** What somebody has or has not: having it is a resource, not having it limits what stands before it. */
export const licence = /^führerschein/i;

const personal: Target = { kind: 'resource', field: 'personal', who: 'asked' };
const social: Target = { kind: 'resource', field: 'social', who: 'asked' };
const infrastructural: Target = { kind: 'resource', field: 'infrastructural', who: 'asked' };
const wish: Target = { kind: 'wish', who: 'asked' };

/** Questions of Profiling II that do not ask what somebody can. */
const ofWork: Readonly<Record<string, Target>> = {
  'workUnder25-5': wish,
  'workOver25-5': wish,
  'workOver25-6': wish,
  'workOver25-8': social,
};

const byName: readonly (readonly [RegExp, Target])[] = [
  [/^(datum|date|tag)\b/i, { kind: 'date' }],
  [/^(grundlage|basis)$/i, { kind: 'basis' }],
  [/^(person|wer)$/i, { kind: 'person' }],
  [/^(nachweis|einschränkung)/i, { kind: 'caveat' }],
  [licence, personal],
  [/^persönlich$/i, personal],
  [/^sozial$/i, social],
  [/^materiell$/i, { kind: 'resource', field: 'material', who: 'asked' }],
  [/^infrastrukturell$/i, infrastructural],
  [/wunsch|wünsch/i, wish],
  [/kürzel|^name|aktenzeichen|^nr\b|^id$/i, { kind: 'ignored' }],
  [/kurs|maßnahme|gesundheitskarte/i, infrastructural],
  [/wohnung|einkommen|sozialticket/i, { kind: 'resource', field: 'material', who: 'family' }],
  [/kontakt|verein|familie|freund/i, social],
  [/beruf|schul|zeugnis|sprach|kenntnis|erfahrung|ausbildung|stärke/i, personal],
];

const questions = new Map(defaultQuestions.map((question) => [sameWords(question.text), question]));

/** The question of the Fragenkatalog whose words a column has. */
export function questionOf(column: string) {
  return questions.get(sameWords(column));
}

/** How the two versions of Profiling II are mapped, and what a column's name tells otherwise. */
export function suggestedTargets(columns: readonly string[]): Target[] {
  return columns.map((column): Target => {
    const question = questionOf(column);
    if (question) {
      if (question.area === 'will') return wish;
      if (question.area === 'workUnder25' || question.area === 'workOver25')
        return ofWork[question.id] ?? personal;
      const who = question.perPerson ? 'asked' : 'family';
      return { kind: 'resource', field: question.area, who };
    }
    return byName.find(([name]) => name.test(column))?.[1] ?? { kind: 'ignored' };
  });
}

/** Which version of Profiling II the columns are from. */
export function editionOf(columns: readonly string[]): Edition | undefined {
  const areas = columns.map((column) => questionOf(column)?.area);
  const under = areas.filter((area) => area === 'workUnder25').length;
  const over = areas.filter((area) => area === 'workOver25').length;
  if (under === over) return undefined;
  return under > over ? 'under25' : 'over25';
}

/** By this a source is known again; nothing of its words can be read from it. */
export function sourceKey(columns: readonly string[]): string {
  return toHexString(digest(new TextEncoder().encode(JSON.stringify(columns)))).slice(0, 32);
}

/** A remembered mapping, as far as it still fits the columns. */
export function readTargets(stored: unknown, columns: readonly string[]): Target[] | undefined {
  if (!Array.isArray(stored) || stored.length !== columns.length) return undefined;
  const targets = stored.map(readTarget);
  return targets.every((target) => target !== undefined) ? targets : undefined;
}

function readTarget(stored: unknown): Target | undefined {
  if (!isRecord(stored)) return undefined;
  const { kind, field, who, gapTo } = stored;
  switch (kind) {
    case 'caveat':
    case 'date':
    case 'basis':
    case 'person':
    case 'ignored':
      return { kind };
    case 'wish':
    case 'resource': {
      const about = whos.find((each) => each === who);
      if (!about) return undefined;
      if (kind === 'wish') return { kind, who: about };
      const place = resourceFields.find((each) => each === field);
      return (
        place && {
          kind,
          field: place,
          who: about,
          ...(isDepartment(gapTo) ? { gapTo } : {}),
        }
      );
    }
    default:
      return undefined;
  }
}
