import { useTranslation } from 'react-i18next';
import type { ResourceField } from '../../shared/case/resource-field.ts';
import { entriesByField } from '../../shared/case/select.ts';
import { useBoard } from '../sync/use-case.tsx';
import { useCaseView } from '../ui/case-view.tsx';

export interface FieldCounts {
  readonly resources: number;
  readonly gaps: number;
  /** "7 Ressourcen · 1 offen"; with a person filter "3 von 7 Ressourcen · 1 offen". */
  readonly text: string;
  /** The same in its parts. */
  readonly parts: readonly string[];
}

/** How much a field holds, and how much of it is about the chosen persons. */
export function useFieldCounts(field: ResourceField): FieldCounts {
  const { t } = useTranslation('map');
  const chosen = useCaseView((view) => view.personIds);
  const [resources, gaps, matching] = useBoard(
    (board): readonly [number, number, number] => {
      const entries = entriesByField(board)[field];
      const isChosen = (personIds: readonly string[]) =>
        personIds.length === 0 || personIds.some((id) => chosen.includes(id));
      const all = entries.filter(({ root }) => root === 'resources');
      return [
        all.length,
        entries.length - all.length,
        all.filter(({ entity }) => isChosen(entity.personIds)).length,
      ];
    },
    (a, b) => a.every((value, index) => value === b[index]),
  );
  const words = t('resources', { count: resources });
  const shown =
    chosen.length > 0 && resources > 0
      ? `${t('countOf', { count: matching, all: resources })} ${words.slice(words.indexOf(' ') + 1)}`
      : words;
  const openGaps = gaps > 0 ? [t('open', { count: gaps })] : [];
  const parts = resources + gaps === 0 ? [] : [shown, ...openGaps];
  return { resources, gaps, text: parts.join(' · '), parts };
}
