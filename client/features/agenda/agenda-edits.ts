import { nanoid } from 'nanoid';
import {
  type AgendaItem,
  agendaMax,
  type Conference,
  itemMinutes,
} from '../../../shared/method/agenda.ts';
import type { Edit } from './use-conference.ts';

const withItems =
  (change: (items: readonly AgendaItem[]) => readonly AgendaItem[]): Edit =>
  (conference) => ({ ...conference, items: change(conference.items) });

function insert(item: AgendaItem): Edit {
  return withItems((items) => (items.length < agendaMax ? [...items, item] : items));
}

/** A case once only: where somebody else was faster nothing is added. */
export function addCase(caseId: string, minutes: number): Edit {
  const item: AgendaItem = { kind: 'case', id: nanoid(), caseId, minutes };
  return (conference) => (isOnAgenda(conference, caseId) ? conference : insert(item)(conference));
}

export function isOnAgenda({ items }: Conference, caseId: string): boolean {
  return items.some((item) => item.kind === 'case' && item.caseId === caseId && !item.postponed);
}

export function addBreak(minutes: number): Edit {
  return insert({ kind: 'break', id: nanoid(), minutes });
}

export function removeItem(id: string): Edit {
  return withItems((items) => items.filter((item) => item.id !== id));
}

export function removeCase(caseId: string): Edit {
  return withItems((items) =>
    items.filter((item) => item.kind !== 'case' || item.caseId !== caseId || item.postponed),
  );
}

export function setMinutes(id: string, minutes: number): Edit {
  const valid = Math.min(itemMinutes.max, Math.max(itemMinutes.min, Math.round(minutes)));
  return withItems((items) =>
    items.map((item) => (item.id === id ? { ...item, minutes: valid } : item)),
  );
}

/** Puts an item directly before another; without one, or where that is gone, at the end. */
export function moveBefore(id: string, before: string | undefined): Edit {
  return withItems((items) => {
    const moved = items.find((item) => item.id === id);
    if (!moved || id === before) return items;
    const rest = items.filter((item) => item !== moved);
    const at = rest.findIndex((item) => item.id === before);
    return at < 0 ? [...rest, moved] : rest.toSpliced(at, 0, moved);
  });
}

export function setInvited(department: string, invited: boolean): Edit {
  return (conference) => ({
    ...conference,
    invitations: invited
      ? conference.invitations.some((each) => each.department === department)
        ? conference.invitations
        : [...conference.invitations, { department, answer: 'open' }]
      : conference.invitations.filter((each) => each.department !== department),
  });
}
