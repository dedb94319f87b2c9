import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/case/person.ts';

/** "Wille des Vaters" where the label is the plain word for the kinship, else "Wille: Großmutter". */
export function useWillTitle(): (person: Pick<Person, 'label' | 'kinship'>) => string {
  const { t } = useTranslation('panel');
  const { t: method } = useTranslation('method');
  return ({ label, kinship }) =>
    (kinship === 'father' || kinship === 'mother') && label === method(`kinship.${kinship}`)
      ? t(`willOf.${kinship}`)
      : t('willOf.other', { person: label });
}
