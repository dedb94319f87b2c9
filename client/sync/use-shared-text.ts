import { type RefCallback, useCallback, useEffect, useRef } from 'react';
import type { CaseError } from '../../shared/case/case-error.ts';
import type { TextRef } from '../../shared/case/text.ts';
import { bindText, type TextElement } from './bind-text.ts';
import { useBoard, useCaseSession } from './use-case.tsx';

/**
 * `<textarea ref={useSharedText({ root: 'resources', id, field: 'text' }, showError)} />`: an uncontrolled element in which people write
 * one shared text together; no `value`, no `defaultValue`. While it has the focus, the others see who writes there.
 */
export function useSharedText(
  { root, id, field }: TextRef,
  onRefused?: (error: CaseError) => void,
): RefCallback<TextElement> {
  const session = useCaseSession();
  // Entrusted or opened for all, the entry is written in another document.
  const vault = useBoard((board) => board[root].get(id)?.entrusted?.key);
  const refused = useRef(onRefused);
  useEffect(() => {
    refused.current = onRefused;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies(vault): it says which text that is
  return useCallback(
    (element: TextElement | null) => {
      if (!element) return;
      return bindText({
        session,
        ref: { root, id, field },
        element,
        onRefused: (error) => refused.current?.(error),
      });
    },
    [session, root, id, field, vault],
  );
}
