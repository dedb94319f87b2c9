import type { Fit } from '../../../shared/case/strategy.ts';
import type { Feasibility } from '../../../shared/case/will.ts';

/** A judged feasibility is shown with the three squares of the Passung, and its words. */
export const fitOfLevel: Readonly<Record<Exclude<Feasibility, 'unknown'>, Fit>> = {
  notNow: 'low',
  partial: 'partial',
  feasible: 'high',
};
