import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toasts } from './toasts.ts';

/** Puts texts where they can be pasted from; `copied` is the one that was copied last. */
export function useCopy(): { readonly copied: string | undefined; copy(text: string): void } {
  const { t } = useTranslation('link');
  const [copied, setCopied] = useState<string>();
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // Not every browser lets a page write there; the text can be copied by hand.
      toasts.error({ title: t('copyFailed') });
    }
  };
  return { copied, copy: (text) => void copy(text) };
}
