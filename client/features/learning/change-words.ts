import type { TFunction } from 'i18next';
import type { ChainTemplate, TemplateStep } from '../../../shared/method/chain-templates.ts';
import { isSame } from '../../../shared/method/merge.ts';
import type { RuleContent } from '../../../shared/method/rule.ts';
import type { RuleState } from '../../../shared/protocol/rules.ts';

interface Input {
  /** As the town's settings have them now. */
  readonly chains: readonly ChainTemplate[];
  readonly t: TFunction<['learning', 'method']>;
  list(items: readonly string[]): string;
}

/** "Ankommen und Arbeit, U25" */
export function chainNameOf({ name, ageGroup }: ChainTemplate, t: Input['t']): string {
  return ageGroup ? `${name}, ${t(`method:ageGroup.${ageGroup}`)}` : name;
}

/** What a rule makes of a chain template, whole; of a step it changes, as long as nobody has decided, each part and what it was. */
export function changeWords(
  { change, state }: Pick<RuleContent, 'change'> & { readonly state: RuleState },
  { chains, t, list }: Input,
): string | undefined {
  if (!change) return undefined;
  const template = chains.find(({ id }) => id === change.chainId);
  const chain = template ? chainNameOf(template, t) : t('rules.changes.gone');
  const stepOf = (id: string) => template?.steps.find((step) => step.id === id);
  const nameOf = (id: string) => stepOf(id)?.what ?? t('rules.changes.goneStep');
  switch (change.kind) {
    case 'change': {
      // Once it is decided the template is what it was made, or others made it since.
      const was = state === 'draft' || state === 'review' ? stepOf(change.step.id) : undefined;
      const what = was ? differenceOf(was, change.step) : wholeOf(change.step);
      return t('rules.changes.change', { step: nameOf(change.step.id), chain, what });
    }
    case 'add': {
      const what = wholeOf(change.step);
      return change.after === undefined
        ? t('rules.changes.addFirst', { chain, what })
        : t('rules.changes.add', { chain, after: nameOf(change.after), what });
    }
    case 'remove':
      return t('rules.changes.remove', { step: nameOf(change.stepId), chain });
  }

  function wholeOf({
    what,
    department,
    targetDays,
    handsTo,
    handsWhat,
    legalSphere,
  }: TemplateStep): string {
    return [
      t('rules.changes.step', { what, department }),
      ...(targetDays === undefined ? [] : [t('rules.changes.target', { count: targetDays })]),
      ...(handsTo.length > 0 ? [t('rules.changes.handsTo', { to: list(handsTo) })] : []),
      ...(handsWhat ? [t('rules.changes.handsWhat', { what: handsWhat })] : []),
      ...(legalSphere ? [t('rules.changes.sphere', { to: sphere(legalSphere) })] : []),
    ].join(', ');
  }

  function differenceOf(was: TemplateStep, is: TemplateStep): string {
    const parts = [
      ...differ(was.what, is.what, (before, what) => t('rules.changes.was.what', { what, before })),
      ...differ(was.department, is.department, (before, department) =>
        t('rules.changes.was.department', { department, before }),
      ),
      ...differ(was.targetDays, is.targetDays, (before, count) =>
        count === undefined
          ? t('rules.changes.was.noTarget', { count: before ?? 0 })
          : before === undefined
            ? t('rules.changes.was.newTarget', { count })
            : t('rules.changes.was.target', { count, before }),
      ),
      ...differ(was.handsTo.toSorted(), is.handsTo.toSorted(), (before, to) =>
        to.length === 0
          ? t('rules.changes.was.noHandsTo', { before: list(before) })
          : before.length === 0
            ? t('rules.changes.was.newHandsTo', { to: list(to) })
            : t('rules.changes.was.handsTo', { to: list(to), before: list(before) }),
      ),
      ...differ(was.handsWhat, is.handsWhat, (before, what) =>
        what === ''
          ? t('rules.changes.was.noHandsWhat', { before })
          : before === ''
            ? t('rules.changes.was.newHandsWhat', { what })
            : t('rules.changes.was.handsWhat', { what, before }),
      ),
      ...differ(was.legalSphere, is.legalSphere, (before, to) =>
        to === undefined
          ? t('rules.changes.was.noSphere', { before: before ? sphere(before) : '' })
          : before === undefined
            ? t('rules.changes.was.newSphere', { to: sphere(to) })
            : t('rules.changes.was.sphere', { to: sphere(to), before: sphere(before) }),
      ),
    ];
    return parts.length > 0 ? parts.join(', ') : t('rules.changes.was.same');
  }

  function sphere(id: NonNullable<TemplateStep['legalSphere']>): string {
    return t(`method:legalSphere.${id}`);
  }
}

function differ<T>(was: T, is: T, words: (was: T, is: T) => string): readonly string[] {
  return isSame(was, is) ? [] : [words(was, is)];
}
