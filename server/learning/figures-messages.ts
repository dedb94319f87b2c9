import type { CaseFacts } from '../../shared/learning/facts.ts';
import type { Figures, Learning } from '../../shared/learning/figures.ts';
import type { SimilarCase } from '../../shared/learning/similar.ts';
import type { TownDepartment } from '../../shared/method/town-settings.ts';

/** A released case, or one that rests. */
export interface LearntCase {
  readonly id: string;
  readonly facts: CaseFacts;
}

export type FiguresQuestion =
  | { readonly kind: 'figures'; readonly learning: Learning }
  | {
      readonly kind: 'similar';
      readonly own: CaseFacts;
      readonly departments: readonly TownDepartment[];
    };

export interface FiguresRequest {
  readonly id: number;
  /** Absent: those it was given before. */
  readonly learnt?: readonly LearntCase[];
  readonly question: FiguresQuestion;
}

export interface FiguresAnswers {
  readonly figures: Figures;
  readonly similar: readonly SimilarCase[];
}

export interface FiguresReply {
  readonly id: number;
  readonly answer: FiguresAnswers[FiguresQuestion['kind']];
}
