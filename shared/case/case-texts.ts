import type { BoardFile, ChairFile, FiledEntity } from './case-file.ts';
import { definitionOf } from './definitions.ts';
import { directionTextMax } from './direction.ts';
import { kindEntries } from './entity.ts';
import type { FieldKind } from './field-kinds.ts';
import { metaKinds } from './meta.ts';
import { type RootName, rootNames } from './roots.ts';
import { stanceObjectionMax } from './round.ts';
import { decisionTextMax } from './strategy-decision.ts';

/** A text of a case that somebody wrote, and how long it may be where it stands. */
export interface CaseText {
  readonly of: RootName | 'meta' | 'chair';
  readonly text: string;
}

/** How long a free text may be; undefined: the field is none. */
export function textMaxOf({ text, schema }: FieldKind<unknown>): number | undefined {
  if (text) return text.max * 4;
  return schema.type === 'string' && typeof schema.maxLength === 'number'
    ? schema.maxLength
    : undefined;
}

export const chairTextMax = {
  direction: directionTextMax,
  decision: decisionTextMax,
  objection: stanceObjectionMax,
} as const;

/** All that people wrote and that a copy for others would still say: without what is removed, entrusted, or noted. */
export function textsOf(board: BoardFile, chair: ChairFile): readonly CaseText[] {
  const meta = (Object.keys(metaKinds) as (keyof typeof metaKinds)[]).flatMap((field) =>
    textMaxOf(metaKinds[field]) === undefined ? [] : [board.meta[field]],
  );
  const entries = rootNames.flatMap((root) => {
    const fields = kindEntries(definitionOf(root)).filter(([, kind]) => textMaxOf(kind));
    return board[root]
      .filter(({ entrusted }) => !entrusted)
      .flatMap((entry) =>
        fields.map(([field]) => ({ of: root, text: entry[field as keyof FiledEntity] })),
      );
  });
  const said = [
    ...chair.directionDecisions.map(({ text }) => text),
    ...chair.strategyDecisions.map(({ text }) => text),
    ...chair.rounds.flatMap(({ revealed }) => revealed?.stances.map(({ objection }) => objection)),
    ...chair.sittingEvents.flatMap((event) =>
      'plan' in event ? event.plan.map(({ name }) => name) : [],
    ),
  ];
  return [
    ...meta.map((text) => ({ of: 'meta' as const, text })),
    ...entries,
    ...said.map((text) => ({ of: 'chair' as const, text })),
  ].filter((each): each is CaseText => typeof each.text === 'string' && each.text !== '');
}
