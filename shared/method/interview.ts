import type { Person } from '../case/person.ts';
import { type ResourceField, resourceFields } from '../case/resource-field.ts';
import { type Question, type QuestionArea, questionAreas } from './question-catalogue.ts';

/** What an interview with a person, or with the family as a whole, is about: without areas that ask them nothing. */
export function interviewAreas(
  questions: readonly Question[],
  person: Person | undefined,
): readonly QuestionArea[] {
  return questionAreas.filter(
    (area) => isAsked(area, person) && questionsOf(questions, area, person).length > 0,
  );
}

/** Profiling II has a version for each age group; whose age nobody knows gets both, a child none. */
function isAsked(area: QuestionArea, person: Person | undefined): boolean {
  if (area !== 'workUnder25' && area !== 'workOver25') return true;
  if (!person) return false;
  const { ageGroup, kinship } = person;
  if (!ageGroup) return kinship !== 'child';
  return ageGroup === (area === 'workUnder25' ? 'under25' : 'over25');
}

/** The questions of an area, of every person or of the family as a whole. */
export function questionsOf(
  questions: readonly Question[],
  area: QuestionArea,
  person: Person | undefined,
): readonly Question[] {
  return questions.filter(
    (question) => question.area === area && (question.perPerson === true) === Boolean(person),
  );
}

/** Where on the map an answer belongs; undefined: it is a wish. */
export function fieldOfAnswer(area: QuestionArea): ResourceField | undefined {
  if (area === 'will') return undefined;
  return resourceFields.find((field) => field === area) ?? 'personal';
}
