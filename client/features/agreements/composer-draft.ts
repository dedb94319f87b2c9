import { useDraft } from '../../ui/drafts.ts';
import type { Source, Who } from './choices.ts';

/** What others know the row by that is being written. */
export const composerId = 'new-agreement';

export interface ComposerDraft {
  readonly who: Who;
  readonly source: Source;
  /** ISO day; empty: none yet. */
  readonly due: string;
}

/** The row somebody is writing: it stays over remote changes and other lenses. */
export function useComposerDraft(department: string) {
  const [what, setWhat] = useDraft('agreement', '');
  const empty: ComposerDraft = { who: { whoDepartment: department }, source: {}, due: '' };
  const [draft, setDraft] = useDraft<ComposerDraft>('agreement details', empty);
  return {
    what,
    ...draft,
    setWhat,
    set: (patch: Partial<ComposerDraft>) => setDraft({ ...draft, ...patch }),
    clear: () => {
      setWhat('');
      setDraft(empty);
    },
  };
}
