import type { LearningAnswer } from '../../shared/protocol/learning.ts';
import { read } from './api.ts';

/** `query`: a FigureFilter, "field=work&ageGroup=under25". */
export function fetchLearning(query: string): Promise<LearningAnswer> {
  return read('GET', query ? `/learning?${query}` : '/learning');
}

export const learningTable = (query: string) => `/api/learning.csv${query ? `?${query}` : ''}`;
