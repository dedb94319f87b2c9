import { useTranslation } from 'react-i18next';
import type { ChainTemplate } from '../../shared/method/chain-templates.ts';
import { useFormat } from '../words/use-format.ts';
import { ruleName } from './rule-name.ts';

/** "folgt R 05 und R 07"; undefined where no rule shaped the template. */
export function useFollows(): (template: ChainTemplate) => string | undefined {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return ({ rules = [] }) =>
    rules.length > 0 ? t('follows', { rules: format.list(rules.map(ruleName)) }) : undefined;
}
