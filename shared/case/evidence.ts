import type { Collections } from './board.ts';
import { dayOf } from './day-of.ts';
import type { Will } from './will.ts';

/** Something linked to a Wille as evidence of own action. */
export interface Evidence extends EvidenceRef {
  readonly text: string;
  readonly department: string;
  /** Since when it is known. */
  readonly on?: string;
  /** Only told: linked, but no evidence until somebody has observed it. */
  readonly isTold: boolean;
}

export interface EvidenceRef {
  readonly root: 'resources' | 'chronicle';
  readonly id: string;
}

/** What is linked as evidence, the oldest first. */
export function evidenceOf(
  will: Pick<Will, 'evidenceIds' | 'eventIds'>,
  board: Pick<Collections, 'resources' | 'chronicle'>,
): Evidence[] {
  const cards = will.evidenceIds.flatMap((id): Evidence[] => {
    const card = board.resources.get(id);
    if (!card) return [];
    const { text, department, recordedOn: on, basis } = card;
    return [
      { root: 'resources', id, text, department, isTold: basis === 'stated', ...(on && { on }) },
    ];
  });
  const events = will.eventIds.flatMap((id): Evidence[] => {
    const event = board.chronicle.get(id);
    if (!event) return [];
    const { what: text, department } = event;
    return [{ root: 'chronicle', id, text, department, on: dayOf(event), isTold: false }];
  });
  const place = ({ on = '9', text, id }: Evidence) => `${on} ${text} ${id}`;
  return [...cards, ...events].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
