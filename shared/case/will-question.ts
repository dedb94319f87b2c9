import type { Collections } from './board.ts';
import { byAge } from './entity.ts';
import type { Gap } from './gap.ts';
import type { Resource } from './resource.ts';

/** The question for somebody's Wille that is still open. */
export function openWillQuestion(gaps: Iterable<Gap>, personId: string): Gap | undefined {
  return [...gaps]
    .filter((gap) => gap.willOfPersonId === personId && gap.state !== 'closed')
    .sort(byAge)[0];
}

/** What was asked for somebody's Wille: the question nobody has answered yet, and the latest answer. */
export interface WillQuestion {
  readonly open: Gap | undefined;
  readonly answer: Resource | undefined;
}

export function willQuestion(
  board: Pick<Collections, 'gaps' | 'resources'>,
  personId: string,
): WillQuestion {
  const answers = [...board.gaps.values()].flatMap((gap) =>
    gap.willOfPersonId === personId && gap.state === 'closed'
      ? (board.resources.get(gap.answerResourceId ?? '') ?? [])
      : [],
  );
  return {
    open: openWillQuestion(board.gaps.values(), personId),
    answer: answers.sort(byAge).at(-1),
  };
}
