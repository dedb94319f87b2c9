import type { ChairState } from '../../../shared/case/chair.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import type { PhaseKind } from '../../../shared/method/phases.ts';
import type { Peer } from '../../sync/presence.ts';
import type { Lens } from '../../sync/read-presence.ts';

/** How long the closing picture stays after a consultation, ms. */
export const closingMs = 60_000;

/** What the screen shows: nothing of the case, or one picture of the consultation. */
export type Scene =
  | { readonly kind: 'asleep'; readonly isOver: boolean }
  | { readonly kind: 'awake'; readonly sitting: Sitting; readonly picture: Picture };

/** A picture for every phase; the map with one of its fields opened is one of its own. */
export type Picture =
  | 'opening'
  | 'map'
  | 'field'
  | 'will'
  | 'proposals'
  | 'strategies'
  | 'agreements'
  | 'closing';

const pictureOfPhase: Record<PhaseKind, Picture> = {
  opening: 'opening',
  resources: 'map',
  will: 'will',
  direction: 'map',
  strategies: 'strategies',
  agreements: 'agreements',
  snapshot: 'closing',
};

/** The lenses that are a picture here; the others say nothing about where everybody should look. */
const pictureOfLens: Partial<Record<Lens, Picture>> = {
  map: 'map',
  gaps: 'map',
  strategies: 'strategies',
  opening: 'opening',
  will: 'will',
  agreements: 'agreements',
};

export type Lead = Pick<Peer, 'lens' | 'view'>;

/** The picture of the phase; "Für alle zeigen" brings the screen to where the chair is, until the next step of the course. */
function pictureOf(
  { phase, since }: Sitting,
  lead: Lead | undefined,
  hasProposals: boolean,
): Picture {
  const shown = (lead?.view?.showAt ?? 0) > since && lead ? pictureOfLens[lead.lens] : undefined;
  if (!shown && phase === 'direction' && hasProposals) return 'proposals';
  const picture = shown ?? pictureOfPhase[phase];
  return picture === 'map' && lead?.view?.openField ? 'field' : picture;
}

/** `now`: server time, ms. */
export function sceneOf(
  { sitting, sittings }: Pick<ChairState, 'sitting' | 'sittings'>,
  lead: Lead | undefined,
  hasProposals: boolean,
  now: number,
): Scene {
  if (sitting) return { kind: 'awake', sitting, picture: pictureOf(sitting, lead, hasProposals) };
  const last = sittings.at(-1);
  const since = now - (last?.finishedAt ?? Number.NEGATIVE_INFINITY);
  if (last && since < closingMs) return { kind: 'awake', sitting: last, picture: 'closing' };
  return { kind: 'asleep', isOver: since < dayMs };
}

/** Whoever looks at the screen later than this has come for the next consultation, ms. */
const dayMs = 12 * 60 * 60_000;
