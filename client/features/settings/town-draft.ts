import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { isSame } from '../../../shared/method/merge.ts';
import type { TownContent, TownSettings } from '../../../shared/method/town-settings.ts';
import { useTown } from '../../sync/town.ts';
import { useAskOnUnload } from '../../ui/use-ask-on-unload.ts';

interface Draft {
  /** The version that is being changed. */
  readonly base: TownSettings;
  readonly content: TownContent;
}

/** What is changed and not saved yet. It outlives the page: coming back shows it again. */
const store = createStore<{ readonly draft?: Draft }>(() => ({}));

const isDirty = ({ base, content }: Draft) =>
  Object.keys(content).some((key) => {
    const part = key as keyof TownContent;
    return !isSame(content[part], base[part]);
  });

function contentOf({ version: _, validFrom: __, by: ___, ...content }: TownSettings): TownContent {
  return content;
}

export function useTownDraft() {
  const town = useTown();
  const draft = useStore(store, (state) => state.draft);
  const { base, content } = useMemo(
    () => draft ?? { base: town, content: contentOf(town) },
    [draft, town],
  );
  const dirty = useMemo(() => isDirty({ base, content }), [base, content]);
  useAskOnUnload(dirty);

  return {
    base,
    content,
    isDirty: dirty,
    change: (part: Partial<TownContent>) =>
      store.setState((state) => {
        const before = state.draft ?? { base: town, content: contentOf(town) };
        return { draft: { ...before, content: { ...before.content, ...part } } };
      }),
    /** Goes on with other content, to be saved on top of `onto`. */
    replace: (next: TownContent, onto: TownSettings) =>
      store.setState({ draft: { base: onto, content: next } }),
    discard: () => store.setState({}, true),
  };
}
