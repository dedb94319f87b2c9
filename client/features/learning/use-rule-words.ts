import { useTranslation } from 'react-i18next';
import type { ChainTemplate, TemplateStep } from '../../../shared/method/chain-templates.ts';
import type { RuleChange } from '../../../shared/method/rule.ts';
import type { Rule } from '../../../shared/protocol/rules.ts';
import { useTown } from '../../sync/town.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';

/** Rules in words: what state one is in, and what it makes of a chain template. */
export function useRuleWords() {
  const { t } = useTranslation(['learning', 'method']);
  const format = useFormat();
  const today = isoDay(Date.now());
  const { chains } = useTown();

  const chainName = ({ name, ageGroup }: ChainTemplate) =>
    ageGroup ? `${name}, ${t(`method:ageGroup.${ageGroup}`)}` : name;
  const stepWords = ({ what, department, targetDays }: TemplateStep) =>
    [
      t('rules.changes.step', { what, department }),
      ...(targetDays === undefined ? [] : [t('rules.changes.target', { count: targetDays })]),
    ].join(', ');

  return {
    chainName,
    state({ state, reviewUntil, validFrom }: Rule): string {
      if (state === 'review')
        return t('rules.state.review', { date: reviewUntil ? format.date(reviewUntil) : '' });
      if (state !== 'valid') return t(`rules.state.${state}`);
      const date = validFrom ? format.date(validFrom) : '';
      return t(validFrom && validFrom > today ? 'rules.state.validFrom' : 'rules.state.valid', {
        date,
      });
    },
    change(change: RuleChange): string {
      const template = chains.find(({ id }) => id === change.chainId);
      const chain = template ? chainName(template) : t('rules.changes.gone');
      const stepName = (id: string) =>
        template?.steps.find((step) => step.id === id)?.what ?? t('rules.changes.goneStep');
      switch (change.kind) {
        case 'change': {
          const step = stepName(change.step.id);
          return t('rules.changes.change', { step, chain, what: stepWords(change.step) });
        }
        case 'add':
          return change.after === undefined
            ? t('rules.changes.addFirst', { chain, what: stepWords(change.step) })
            : t('rules.changes.add', {
                chain,
                after: stepName(change.after),
                what: stepWords(change.step),
              });
        case 'remove':
          return t('rules.changes.remove', { step: stepName(change.stepId), chain });
      }
    },
  };
}
