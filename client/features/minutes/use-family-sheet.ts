import { useMemo } from 'react';
import { type FamilySheet, familySheetOf } from '../../../shared/case/family-sheet.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { languageNameOf } from '../../../shared/method/common-languages.ts';
import { isStaff } from '../../../shared/protocol/roles.ts';
import { useBoard, useCaseSession, useChair } from '../../sync/use-case.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useLanguage } from '../../words/i18n.ts';

/** The family's sheet of a sitting follows the board, closed minutes or not. */
export function useFamilySheet(sitting: Sitting): FamilySheet {
  const board = useBoard((all) => all);
  const chair = useChair((all) => all);
  return useMemo(() => familySheetOf(board, chair, sitting), [board, chair, sitting]);
}

/** Guests read it. */
export function useMayWriteSheet(): boolean {
  const { participant } = useCaseSession();
  const readOnly = useReadOnly();
  return isStaff(participant.role) && !readOnly;
}

/** The name of a language in the one that is shown. */
export function useLanguageName(): (tag: string) => string {
  const shown = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(shown, { type: 'language' });
    // What is stored may be no tag at all.
    return (tag) =>
      shown === 'de' || languageNameOf(tag) === tag ? languageNameOf(tag) : (names.of(tag) ?? tag);
  }, [shown]);
}
