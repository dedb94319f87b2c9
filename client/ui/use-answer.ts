import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { answerGap } from '../../shared/case/gap.ts';
import { type Basis, resourceTextMax } from '../../shared/case/resource.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { isoDay } from '../words/format.ts';
import { drafts, useDraft } from './drafts.ts';
import { useCommand } from './use-command.ts';

const draftOf = (gapId: string) => `answer ${gapId}`;

/** Whether an answer to that gap was typed here and not sent. */
export function useHasUnsentAnswer(gapId: string): boolean {
  return useStore(drafts, (all) => Boolean(all.get(draftOf(gapId))));
}

/** The gaps to which an answer was typed here and not sent. */
export function useUnsentAnswers(gaps: ReadonlyMap<string, unknown>): readonly string[] {
  const all = useStore(drafts);
  return useMemo(() => [...gaps.keys()].filter((id) => all.get(draftOf(id))), [all, gaps]);
}

export type Answer = ReturnType<typeof useAnswer>;

/** The answer being typed to a gap, the same wherever it is typed. */
export function useAnswer(gapId: string) {
  const { board, author } = useCaseSession();
  const run = useCommand();
  const [text, setText] = useDraft(draftOf(gapId), '');
  const [isTried, setTried] = useState(false);
  const ref = useRef<HTMLTextAreaElement>(null);
  const { length } = text.trim();
  /**
   * The new resource; where it was refused the field has the focus and says why. `remaining`: what of the question is
   * still open.
   */
  const send = (
    how: { readonly basis?: Basis | undefined; readonly remaining?: string | undefined } = {},
  ) => {
    setTried(true);
    const { basis, remaining } = how;
    const id =
      length > resourceTextMax
        ? undefined
        : run(() =>
            answerGap(
              board,
              author,
              gapId,
              { text, basis, recordedOn: isoDay(author.now()) },
              remaining,
            ),
          );
    if (id) setText('');
    else ref.current?.focus();
    return id;
  };
  return {
    text,
    setText,
    length,
    isTried,
    isTooLong: isTried && length > resourceTextMax,
    ref,
    send,
  };
}
