import type { NoteBlock } from '../../../shared/case/notes.ts';

/** A department's word, or nobody's in particular. */
export interface Said {
  readonly id: string;
  readonly department?: string;
  readonly text: string;
}

export interface StrategyText {
  readonly id: string;
  readonly letter: string;
  readonly title: string;
  readonly summary: string;
  readonly isPursued: boolean;
  readonly proposers: readonly string[];
  /** One for each head in `figureHeads`. */
  readonly figures: readonly string[];
  readonly outcome?: string;
  readonly conditions: readonly Said[];
}

export interface AgreementText {
  readonly id: string;
  readonly department?: string;
  /** A person of the family. */
  readonly person?: string;
  readonly what: string;
  readonly due: string;
  /** What became of it. */
  readonly state?: string;
}

/** The minutes in words: what the screen, the sheet of paper and the Word file say alike. */
export interface MinutesText {
  readonly heading: string;
  readonly pseudonym: string;
  /** "Irak, vier Personen (F-0617)" */
  readonly caseFacts: string;
  readonly time: string;
  readonly day: string;
  readonly sphere: string;
  readonly lead: string;
  readonly present: readonly string[];
  readonly excused: string;
  readonly directions: readonly string[];
  readonly wills: readonly { readonly id: string; readonly who: string; readonly what: string }[];
  readonly figureHeads: readonly string[];
  readonly strategies: readonly StrategyText[];
  readonly weighedIn: string;
  readonly decision: string;
  readonly objections: readonly (Said & { readonly to: string })[];
  readonly agreements: readonly AgreementText[];
  readonly earlier: readonly AgreementText[];
  readonly openGaps: readonly Said[];
  readonly closedGaps: readonly (Said & { readonly answer: string })[];
  readonly notes: readonly NoteBlock[];
  readonly addenda: readonly (Said & { readonly head: string })[];
  /** Which version it is. */
  readonly versionNote: string;
  /** What it was made from, and when the next consultation is. */
  readonly foot: string;
  readonly confidential: string;
}
