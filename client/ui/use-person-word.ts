import { useTranslation } from 'react-i18next';
import { type Person, personGroup } from '../../shared/case/person.ts';

/** Who an entry is about, in a word: "Familie", "Eltern", "Kinder", "Vater, Kind 1". */
export function usePersonWord(): (
  persons: ReadonlyMap<string, Person>,
  personIds: readonly string[],
) => string {
  const { t } = useTranslation('method');
  return (persons, personIds) => {
    const group = personGroup(persons, personIds);
    return group.kind === 'persons' ? group.labels.join(', ') : t(`personGroup.${group.kind}`);
  };
}
