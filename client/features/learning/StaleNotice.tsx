import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RuleContent } from '../../../shared/method/rule.ts';
import type { ExemplaryItem } from '../../../shared/protocol/exemplary.ts';
import type { ApiErrorCode } from '../../../shared/protocol/http.ts';
import type { Rule } from '../../../shared/protocol/rules.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './RuleDialogs.module.css';
import { contested, differenceOf } from './rule-content.ts';
import { useRuleWords } from './use-rule-words.ts';

interface Newer {
  /** As it was when the dialog began with it. */
  readonly before: RuleContent | undefined;
  /** What is being written; absent: nothing of the rule itself. */
  readonly mine?: RuleContent | undefined;
  /** Released ones; undefined: not known. */
  readonly examples: readonly ExemplaryItem[] | undefined;
}

/** It stands above a form that may be scrolled. */
function show(notice: HTMLElement | null): void {
  notice?.scrollIntoView({ block: 'nearest' });
}

/** Why nothing was written, and what the rule is by now. */
export function StaleNotice(
  props: Newer & {
    /** As it is now; absent: a new one. */
    readonly rule?: Rule | undefined;
    readonly isStale: boolean;
    readonly failure: ApiErrorCode | undefined;
    readonly mayGoOn: boolean;
  },
) {
  const { t } = useTranslation(['learning', 'errors']);
  const words = useRuleWords();
  const { rule, before, isStale, failure, mayGoOn } = props;
  if (!isStale)
    return failure ? (
      <p ref={show} role="alert" className={styles.failure}>
        {t(`errors:api.${failure}`)}
      </p>
    ) : null;
  return (
    <div ref={show} role="alert" className={styles.stale}>
      <p>
        <RefreshCw aria-hidden="true" size={16} /> {t('rules.stale')}
      </p>
      {rule && (
        <>
          <p>
            <strong>{t('rules.staleNow', { state: words.state(rule) })}</strong>
          </p>
          <p>
            <strong>{rule.title}</strong> {rule.text}
          </p>
          {rule.change && <p>{words.change(rule)}</p>}
          {before && <Difference {...props} rule={rule} before={before} />}
        </>
      )}
      {!mayGoOn && <p>{t('rules.staleDecided')}</p>}
    </div>
  );
}

/** What others changed besides its words, and what of it is changed here too. */
function Difference({
  rule,
  before,
  mine,
  examples,
  mayGoOn,
}: Newer & { rule: Rule; before: RuleContent; mayGoOn: boolean }) {
  const { t } = useTranslation(['learning', 'chain']);
  const format = useFormat();
  const { parts, cases, exceptions } = differenceOf(before, rule);
  const quoted = (text: string) => t('rules.staleQuoted', { text });
  const caseName = (id: string) => {
    const example = examples?.find((each) => each.id === id);
    return example ? quoted(example.title) : t('rules.staleCaseGone');
  };
  const listed = (
    { added, removed }: typeof cases,
    name: (text: string) => string,
    say: (what: string) => string,
  ) => {
    const what = [
      ...(added.length > 0 ? [t('rules.staleAdded', { items: format.list(added.map(name)) })] : []),
      ...(removed.length > 0
        ? [t('rules.staleRemoved', { items: format.list(removed.map(name)) })]
        : []),
    ];
    return what.length > 0 && <p>{say(what.join(', '))}</p>;
  };
  const both = mine && mayGoOn ? contested(before, mine, rule) : [];
  return (
    <>
      {parts.includes('change') && !rule.change && <p>{t('rules.staleNoChange')}</p>}
      {parts.includes('field') && (
        <p>
          {t('rules.staleField', {
            is: t(`chain:field.${rule.field}`),
            was: t(`chain:field.${before.field}`),
          })}
        </p>
      )}
      {listed(cases, caseName, (what) => t('rules.staleCases', { what }))}
      {listed(exceptions, quoted, (what) => t('rules.staleExceptions', { what }))}
      {both.length > 0 && (
        <p>
          <strong>
            {t('rules.staleBoth', {
              parts: format.list(both.map((part) => t(`rules.stalePart.${part}`))),
            })}
          </strong>
        </p>
      )}
    </>
  );
}
