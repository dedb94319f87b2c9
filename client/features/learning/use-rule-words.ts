import { useTranslation } from 'react-i18next';
import type { ChainTemplate } from '../../../shared/method/chain-templates.ts';
import type { Rule } from '../../../shared/protocol/rules.ts';
import { useTown } from '../../sync/town.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { chainNameOf, changeWords } from './change-words.ts';

/** Rules in words: what state one is in, and what it makes of a chain template. */
export function useRuleWords() {
  const { t } = useTranslation(['learning', 'method']);
  const format = useFormat();
  const today = isoDay(Date.now());
  const { chains } = useTown();

  return {
    chainName: (chain: ChainTemplate) => chainNameOf(chain, t),
    state({ state, reviewUntil, validFrom }: Rule): string {
      if (state === 'review')
        return t('rules.state.review', { date: reviewUntil ? format.date(reviewUntil) : '' });
      if (state !== 'valid') return t(`rules.state.${state}`);
      const date = validFrom ? format.date(validFrom) : '';
      return t(validFrom && validFrom > today ? 'rules.state.validFrom' : 'rules.state.valid', {
        date,
      });
    },
    /** Undefined: it changes none. */
    change: (rule: Rule) => changeWords(rule, { chains, t, list: format.list }),
  };
}
