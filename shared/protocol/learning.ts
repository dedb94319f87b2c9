import type { Figures } from '../learning/figures.ts';
import type { SimilarCase } from '../learning/similar.ts';

/**
 * GET /api/learning?field=&halfYear=&ageGroup=&sphere=, a FigureFilter; GET /api/learning.csv the same as a table. What
 * the figures mean: docs/learning.md. The effects are those of the rules in force, by their numbers.
 */
export interface LearningAnswer extends Figures {
  /** Whether cases that are closed count as well. */
  readonly withClosedCases: boolean;
}

/** GET /api/cases/:id/similar, for staff at the table: released exemplary cases like this one, the most similar first. */
export interface SimilarItem extends SimilarCase {
  readonly title: string;
}
