import { useTranslation } from 'react-i18next';
import type { ChainTemplate } from '../../shared/method/chain-templates.ts';
import type { Rule } from '../../shared/protocol/rules.ts';
import { fetchRules } from '../sync/rules-api.ts';
import { useTown } from '../sync/town.ts';
import { useFetched } from '../sync/use-fetched.ts';
import { useFormat } from '../words/use-format.ts';
import { followedRules } from './followed-rules.ts';
import { ruleName } from './rule-name.ts';

const none = async (): Promise<readonly Rule[]> => [];

/** The numbers of the rules a template follows; `mayRead`: guests may not, to them nothing is said. */
export function useFollowedRules(mayRead: boolean): (template: ChainTemplate) => readonly number[] {
  const { chains } = useTown();
  const isAny = mayRead && chains.some(({ rules = [] }) => rules.length > 0);
  const { value } = useFetched(isAny ? fetchRules : none);
  return (template) => followedRules(template, value);
}

/** "folgt R 05 und R 07"; undefined where it follows none. */
export function useFollows(mayRead: boolean): (template: ChainTemplate) => string | undefined {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const rulesOf = useFollowedRules(mayRead);
  return (template) => {
    const rules = rulesOf(template);
    return rules.length > 0 ? t('follows', { rules: format.list(rules.map(ruleName)) }) : undefined;
  };
}
