import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiErrorCode } from '../../../shared/protocol/http.ts';
import type { Rule } from '../../../shared/protocol/rules.ts';
import styles from './RuleDialogs.module.css';
import { useRuleWords } from './use-rule-words.ts';

/** Why nothing was written, and what the rule is by now. */
export function StaleNotice(props: {
  /** As it is now; absent: a new one. */
  readonly rule?: Rule | undefined;
  readonly isStale: boolean;
  readonly failure: ApiErrorCode | undefined;
  readonly mayGoOn: boolean;
}) {
  const { t } = useTranslation(['learning', 'errors']);
  const words = useRuleWords();
  const { rule, isStale, failure } = props;
  if (!isStale)
    return failure ? (
      <p role="alert" className={styles.failure}>
        {t(`errors:api.${failure}`)}
      </p>
    ) : null;
  return (
    <div role="alert" className={styles.stale}>
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
          {rule.exceptions.map((each) => (
            <p key={each}>
              {t('rules.exception')} {each}
            </p>
          ))}
        </>
      )}
      {!props.mayGoOn && <p>{t('rules.staleDecided')}</p>}
    </div>
  );
}
