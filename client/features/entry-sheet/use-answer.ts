import { useRef, useState } from 'react';
import { answerGap } from '../../../shared/case/gap.ts';
import { resourceTextMax } from '../../../shared/case/resource.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { useCommand } from '../../ui/use-command.ts';
import { isoDay } from '../../words/format.ts';

export type Answer = ReturnType<typeof useAnswer>;

/** The answer being typed to a gap: sent by its own button, or by being done with the sheet. */
export function useAnswer(gapId: string) {
  const { board, author } = useCaseSession();
  const run = useCommand();
  const [text, setText] = useDraft(`answer ${gapId}`, '');
  const [isTried, setTried] = useState(false);
  const ref = useRef<HTMLTextAreaElement>(null);
  const { length } = text.trim();
  /** The new resource; where it was refused the field has the focus and says why. */
  const send = () => {
    setTried(true);
    const id =
      length > resourceTextMax
        ? undefined
        : run(() => answerGap(board, author, gapId, { text, recordedOn: isoDay(author.now()) }));
    if (id) setText('');
    else ref.current?.focus();
    return id;
  };
  return { text, setText, length, isTooLong: isTried && length > resourceTextMax, ref, send };
}
