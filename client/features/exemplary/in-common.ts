import type { SimilarCase, SimilarParts } from '../../../shared/learning/similar.ts';

type Shared = SimilarCase['shared'];

/** How what two cases share is called. */
export interface SharedWords {
  field(field: Shared['fields'][number]): string;
  phase(phase: Shared['phases'][number]): string;
  /** "Frage an KJS" */
  asked(department: string): string;
  /** "„Ist ein Kita-Platz frei?“" */
  question(question: string): string;
  resource(field: Shared['resources'][number]['field']): string;
}

/** One kind of thing two cases share, in words: "Arbeit", "Frage an KJS: „Ist ein Kita-Platz frei?“". */
export interface InCommon {
  readonly part: keyof SimilarParts;
  /** 0 nothing … 1 the same. */
  readonly value: number;
  /** What few cases share first. */
  readonly shared: readonly { readonly head?: string; readonly words: readonly string[] }[];
}

/** Of what the case at hand says nothing, nothing is said. */
export function inCommonOf({ parts, shared }: SimilarCase, say: SharedWords): readonly InCommon[] {
  const alone = (words: readonly string[]) => words.map((word) => ({ words: [word] }));
  const all = {
    fields: alone(shared.fields.map(say.field)),
    phases: alone(shared.phases.map(say.phase)),
    gaps: byHead(
      shared.gaps.map(({ department, question }) => [
        say.asked(department),
        say.question(question),
      ]),
    ),
    resources: byHead(shared.resources.map(({ field, word }) => [say.resource(field), word])),
  } as const;
  return (['fields', 'phases', 'gaps', 'resources'] as const).flatMap((part) => {
    const value = parts[part];
    return value === undefined ? [] : [{ part, value, shared: all[part] }];
  });
}

function byHead(terms: readonly (readonly [head: string, word: string])[]) {
  const heads = new Map<string, string[]>();
  for (const [head, word] of terms) {
    const words = heads.get(head);
    if (words) words.push(word);
    else heads.set(head, [word]);
  }
  return [...heads].map(([head, words]) => ({ head, words }));
}

/** "Persönlich: Maler, Verein"; no more words than `most`, what is left off is shown by a mark. */
export function inWords({ head, words }: InCommon['shared'][number], most = Infinity): string {
  const said = words.slice(0, most).join(', ') + (words.length > most ? ' …' : '');
  return head ? `${head}: ${said}` : said;
}

/** So much of each kind is named at once; the rest is there for whoever asks why. */
const mostHeads = 2;
const mostWords = 2;

/** "Arbeit · Frage an KJS: „Ist ein Kita-Platz frei?“ · Persönlich: Maler" */
export function inShort(inCommon: readonly InCommon[]): string {
  return inCommon
    .flatMap(({ shared }) => shared.slice(0, mostHeads).map((each) => inWords(each, mostWords)))
    .join(' · ');
}

export function overlapOf(value: number): 'same' | 'much' | 'some' | 'none' {
  if (value <= 0) return 'none';
  // A sum of fractions is not exactly one.
  return value > 0.999 ? 'same' : value >= 0.5 ? 'much' : 'some';
}
