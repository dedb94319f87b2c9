import type { BoardState } from '../../shared/case/board.ts';
import type { ChairState } from '../../shared/case/chair.ts';
import {
  type Direction,
  directionTextMax,
  type proposeDirection,
} from '../../shared/case/direction.ts';
import type { DirectionDecision } from '../../shared/case/direction-decision.ts';

/** Directions nobody has set so far: most support first, then the newest. */
export function openProposals(
  directions: BoardState['directions'],
  chair: Pick<ChairState, 'decisions'>,
): Direction[] {
  const set = new Set([...chair.decisions.values()].map((decision) => decision.directionId));
  return [...directions.values()]
    .filter(({ id }) => !set.has(id))
    .sort(
      (a, b) =>
        b.supporters.length - a.supporters.length ||
        b.createdAt - a.createdAt ||
        (a.id < b.id ? -1 : 1),
    );
}

/** What a common new wording starts from: both texts where they fit, the cards of all versions. */
export function reformulation(
  directions: BoardState['directions'],
  versions: readonly DirectionDecision[],
): Parameters<typeof proposeDirection>[2] {
  const sources = versions.flatMap(({ directionId }) => directions.get(directionId) ?? []);
  const joined = versions.map(({ text }) => text).join(' ');
  return {
    text: joined.length <= directionTextMax ? joined : (versions[0]?.text ?? ''),
    voice: sources.some(({ voice }) => voice === 'family') ? 'family' : 'department',
    resourceIds: [...new Set(sources.flatMap((source) => source.resourceIds))],
    gapIds: [...new Set(sources.flatMap((source) => source.gapIds))],
  };
}
