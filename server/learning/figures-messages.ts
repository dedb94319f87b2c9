import type { CaseFacts } from '../../shared/learning/facts.ts';
import type { Figures, Learning } from '../../shared/learning/figures.ts';

export interface FiguresRequest {
  readonly id: number;
  /** Absent: those it was given before. */
  readonly facts?: readonly CaseFacts[];
  readonly learning: Learning;
}

export interface FiguresReply {
  readonly id: number;
  readonly figures: Figures;
}
