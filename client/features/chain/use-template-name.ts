import { useTranslation } from 'react-i18next';
import type { ChainTemplate } from '../../../shared/method/chain-templates.ts';

/** "Ankommen und Arbeit, Ü25" */
export function useTemplateName(): (template: ChainTemplate) => string {
  const { t } = useTranslation('method');
  return ({ name, ageGroup }) => (ageGroup ? `${name}, ${t(`ageGroup.${ageGroup}`)}` : name);
}
