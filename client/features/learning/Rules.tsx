import { PenLine, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EffectFigure } from '../../../shared/learning/hand-overs.ts';
import type { Role } from '../../../shared/protocol/roles.ts';
import type { Rule } from '../../../shared/protocol/rules.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchExemplaryCases } from '../../sync/exemplary-api.ts';
import { fetchRules, sayToRule, updateRule } from '../../sync/rules-api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { handOnFocus } from '../../ui/hand-on-focus.ts';
import { ruleName } from '../../ui/rule-name.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toasts } from '../../ui/toasts.ts';
import page from './LearningPage.module.css';
import { type RuleAction, RuleCard } from './RuleCard.tsx';
import {
  DecideDialog,
  DeleteDialog,
  EndDialog,
  GiveDialog,
  type RuleDialogProps,
  SayDialog,
} from './RuleDialogs.tsx';
import { RuleForm } from './RuleForm.tsx';
import styles from './Rules.module.css';
import { contentOf, sortedRules } from './rule-content.ts';

/** Others discuss and decide at the same time. */
const readEveryMs = 20_000;

/** `rule`: as it was when the dialog was opened. */
type Opened = { readonly action: RuleAction; readonly rule: Rule } | 'new';

/** Rules: drafted by who coordinates, weighed and decided by the steering group. */
export function Rules(props: { readonly role: Role; readonly effects: readonly EffectFigure[] }) {
  const { t } = useTranslation(['learning', 'common', 'errors']);
  const { role, effects } = props;
  const { value: rules, failure, reload, show } = useFetched(fetchRules, readEveryMs);
  const { value: exemplary } = useFetched(fetchExemplaryCases);
  const examples = exemplary?.filter(({ state }) => state === 'released');
  const [opened, setOpened] = useState<Opened>();
  const mayDraft = role === 'coordinator' || role === 'steering';
  const { current, former } = sortedRules(rules ?? []);
  const isLoaded = rules !== undefined;
  useEffect(() => {
    // The card the address names was not there yet when the page was.
    if (isLoaded) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isLoaded]);

  const onChanged = (changed: Rule) =>
    show([changed, ...(rules ?? []).filter(({ number }) => number !== changed.number)]);
  const close = () => {
    setOpened(undefined);
    // The button that opened the dialog may be gone with the state of the rule.
    if (opened && opened !== 'new')
      handOnFocus(document.getElementById(`regel-${opened.rule.number}-titel`));
  };
  /** What needs no dialog. */
  const act = async (work: () => Promise<Rule>, done: string) => {
    try {
      onChanged(await work());
      toasts.info({ title: done });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) }, 'rules');
      if (error.code === 'stale' || error.code === 'notFound') await reload();
    }
  };
  const onAct = (rule: Rule, action: RuleAction) => {
    const { number, revision } = rule;
    const name = { rule: ruleName(number) };
    if (action === 'agree')
      void act(
        () => sayToRule(number, { basedOn: revision, kind: 'agree', text: '' }),
        t('rules.agreedDone', name),
      );
    else if (action === 'takeBack')
      void act(
        () => updateRule(number, { basedOn: revision, content: contentOf(rule) }),
        t('rules.takenBack', name),
      );
    else setOpened({ action, rule });
  };
  const cards = (of: readonly Rule[]) => (
    <ul className={styles.cards}>
      {of.map((rule) => (
        <li key={rule.number}>
          <RuleCard
            rule={rule}
            role={role}
            examples={examples}
            effect={effects.find(({ ruleId }) => ruleId === String(rule.number))}
            onAct={(action) => onAct(rule, action)}
          />
        </li>
      ))}
    </ul>
  );
  const rule =
    opened !== undefined && opened !== 'new'
      ? (rules?.find(({ number }) => number === opened.rule.number) ?? opened.rule)
      : undefined;

  return (
    <section aria-labelledby="regeln" className={styles.section}>
      <header className={styles.head}>
        <h2 id="regeln" className={styles.title}>
          {t('rules.title')}
        </h2>
        <p className={styles.lead}>{t('rules.lead')}</p>
        {mayDraft && (
          <Button variant="secondary" icon={Plus} onClick={() => setOpened('new')}>
            {t('rules.write')}
          </Button>
        )}
      </header>
      {failure && (
        <div role="alert" className={page.failure}>
          <p>
            <strong>{t('rules.failed')}</strong> {t(`errors:api.${failure.code}`)}{' '}
            {rules && t('failedKept')}
          </p>
          <Button variant="secondary" size="sm" onClick={() => void reload()}>
            {t('common:retry')}
          </Button>
        </div>
      )}
      {!rules && !failure && <Skeleton label={t('common:loading')} rows={3} />}
      {rules?.length === 0 && (
        <div className={page.panel}>
          <EmptyState icon={PenLine} text={<strong>{t('rules.none')}</strong>}>
            <p>{t('rules.noneBody')}</p>
          </EmptyState>
        </div>
      )}
      {current.length > 0 && cards(current)}
      {former.length > 0 && (
        <details className={styles.former}>
          <summary>
            {t('rules.former')} ({former.length})
          </summary>
          {cards(former)}
        </details>
      )}
      {opened === 'new' && (
        <RuleForm examples={examples} onChanged={onChanged} onStale={reload} onClose={close} />
      )}
      {rule && opened && opened !== 'new' && (
        <RuleDialogOf
          action={opened.action}
          examples={examples}
          rule={rule}
          onChanged={onChanged}
          onDeleted={() => {
            show((rules ?? []).filter(({ number }) => number !== rule.number));
            close();
          }}
          onStale={reload}
          onClose={close}
        />
      )}
    </section>
  );
}

function RuleDialogOf({
  action,
  onDeleted,
  ...rest
}: RuleDialogProps & {
  readonly action: RuleAction;
  onDeleted(): void;
}) {
  switch (action) {
    case 'edit':
      return <RuleForm {...rest} />;
    case 'give':
      return <GiveDialog {...rest} />;
    case 'delete':
      return <DeleteDialog {...rest} onDeleted={onDeleted} />;
    case 'question':
    case 'reject':
    case 'comment':
      return <SayDialog {...rest} kind={action} />;
    case 'decide':
      return <DecideDialog {...rest} />;
    case 'end':
      return <EndDialog {...rest} />;
    // Done without a dialog.
    case 'agree':
    case 'takeBack':
      return null;
  }
}
