import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/case/person.ts';

/**
 * "Wille des Vaters" where the label is the plain word for the kinship, else "Wille: Großmutter"; without own action it
 * is a Wunsch.
 */
export function useWillTitle(): (
  person: Pick<Person, 'label' | 'kinship'>,
  isWish: boolean,
) => string {
  const { t } = useTranslation('panel');
  const { t: method } = useTranslation('method');
  return ({ label, kinship }, isWish) => {
    const of = isWish ? 'wishOf' : 'willOf';
    return (kinship === 'father' || kinship === 'mother') && label === method(`kinship.${kinship}`)
      ? t(`${of}.${kinship}`)
      : t(`${of}.other`, { person: label });
  };
}
