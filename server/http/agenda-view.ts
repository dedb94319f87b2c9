import type { AgendaItem, Conference } from '../../shared/method/agenda.ts';
import type { AgendaInput, ConferenceInput } from '../../shared/protocol/http.ts';

/** A conference as somebody sees it for whom only `cases` exist: of the others the time they take. */
export function conferenceFor(conference: Conference, cases: ReadonlySet<string>): Conference {
  return { ...conference, items: conference.items.flatMap((item) => itemFor(item, cases)) };
}

function itemFor(item: AgendaItem, cases: ReadonlySet<string>): AgendaItem[] {
  if (item.kind !== 'case' || cases.has(item.caseId)) return [item];
  const { id, minutes, postponed } = item;
  return postponed ? [] : [{ kind: 'other', id, minutes }];
}

/** What somebody made of the agenda, with the cases they do not see put back as they were. */
export function wholeAgenda(
  input: ConferenceInput,
  before: Conference,
  cases: ReadonlySet<string>,
): ConferenceInput {
  const hidden = new Map(
    before.items.flatMap((item) =>
      item.kind === 'case' && !cases.has(item.caseId) ? [[item.id, item] as const] : [],
    ),
  );
  const items = input.items.map((item): AgendaInput => hidden.get(item.id) ?? item);
  const kept = new Set(items.map(({ id }) => id));
  const left = [...hidden.values()].filter(({ id }) => !kept.has(id));
  return {
    ...input,
    items: [...items, ...left].map((item) => {
      const { id, minutes } = item;
      return item.kind === 'case'
        ? { kind: 'case', id, minutes, caseId: item.caseId }
        : { kind: item.kind, id, minutes };
    }),
  };
}
