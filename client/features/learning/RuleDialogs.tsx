import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleLimits } from '../../../shared/method/rule.ts';
import type { ExemplaryItem } from '../../../shared/protocol/exemplary.ts';
import type { Rule, RuleState, RuleVoiceKind } from '../../../shared/protocol/rules.ts';
import { ApiFailure } from '../../sync/api.ts';
import { decideRule, removeRule, sayToRule, updateRule } from '../../sync/rules-api.ts';
import { loadTown } from '../../sync/town.ts';
import { Button } from '../../ui/Button.tsx';
import { ruleName } from '../../ui/rule-name.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { useSupport, VoiceList } from './RuleCard.tsx';
import styles from './RuleDialogs.module.css';
import { contentOf } from './rule-content.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { useRuleWords } from './use-rule-words.ts';
import { useRuleWork } from './use-rule-work.ts';
import { WritingDialog } from './WritingDialog.tsx';

/** What every dialog about a rule gets. */
export interface RuleDialogProps {
  /** As it is known now; it may change while the dialog is open. */
  readonly rule: Rule;
  /** Released ones; undefined: not known. */
  readonly examples: readonly ExemplaryItem[] | undefined;
  onChanged(rule: Rule): void;
  /** Reads all rules again. */
  onStale(): Promise<void>;
  onClose(): void;
}

/** What is typed stays whatever happens; once somebody was faster, the newer rule is shown and sending builds on it. */
function Frame(
  props: RuleDialogProps & {
    readonly title: string;
    readonly submit: string;
    readonly isDanger?: boolean;
    /** Closing it would lose words. */
    readonly isTyped?: boolean;
    /** In which it can be done. */
    readonly states: readonly RuleState[];
    readonly children: ReactNode;
    /** Undefined: something is missing. */
    work(): (() => Promise<void>) | undefined;
  },
) {
  const form = useId();
  const { rule, states, onClose } = props;
  const { run, isBusy, failure } = useRuleWork(props.onStale);
  const [opened] = useState(rule);
  const mayGoOn = states.includes(rule.state);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const work = props.work();
    if (work) void run(work);
  };
  return (
    <WritingDialog
      title={props.title}
      isTyped={props.isTyped ?? false}
      onClose={onClose}
      submit={
        mayGoOn && (
          <Button
            type="submit"
            form={form}
            variant={props.isDanger ? 'danger' : 'primary'}
            aria-busy={isBusy}
          >
            {props.submit}
          </Button>
        )
      }
    >
      <form id={form} noValidate className={styles.form} onSubmit={submit}>
        <StaleNotice
          rule={rule}
          before={opened}
          examples={props.examples}
          isStale={rule.revision !== opened.revision || failure === 'stale'}
          failure={failure}
          mayGoOn={mayGoOn}
        />
        {props.children}
      </form>
    </WritingDialog>
  );
}

const weeksForReview = 6;

function inWeeks(today: string, weeks: number): string {
  return new Date(Date.parse(today) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}

/** Gives a draft to the steering group. */
export function GiveDialog(props: RuleDialogProps) {
  const { t } = useTranslation('learning');
  const today = isoDay(Date.now());
  const [until, setUntil] = useState(() => inWeeks(today, weeksForReview));
  const [isTried, setTried] = useState(false);
  const { rule } = props;
  const name = ruleName(rule.number);
  return (
    <Frame
      {...props}
      title={t('rules.giveTitle', { rule: name })}
      submit={t('rules.giveForReview')}
      states={['draft', 'review']}
      work={() => {
        setTried(true);
        if (until === '') return undefined;
        return async () => {
          const update = { basedOn: rule.revision, content: contentOf(rule), reviewUntil: until };
          props.onChanged(await updateRule(rule.number, update));
          toasts.info({ title: t('rules.given', { rule: name }) });
          props.onClose();
        };
      }}
    >
      <p>{t('rules.giveLead')}</p>
      <TextField
        type="date"
        label={t('rules.until')}
        value={until}
        error={isTried && until === '' ? t('rules.dateMissing') : undefined}
        onChange={(event) => setUntil(event.target.value)}
      />
    </Frame>
  );
}

/** Says something to a rule. */
export function SayDialog(
  props: RuleDialogProps & { readonly kind: Exclude<RuleVoiceKind, 'agree'> },
) {
  const { t } = useTranslation('learning');
  const { rule, kind } = props;
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const name = ruleName(rule.number);
  return (
    <Frame
      {...props}
      title={t(`rules.say.${kind}`, { rule: name })}
      submit={t('rules.say.submit')}
      isTyped={text.trim() !== ''}
      states={['review']}
      work={() => {
        setTried(true);
        if (text.trim() === '') return undefined;
        return async () => {
          props.onChanged(await sayToRule(rule.number, { basedOn: rule.revision, kind, text }));
          toasts.info({ title: t('rules.say.done', { rule: name }) });
          props.onClose();
        };
      }}
    >
      <p className={styles.quiet}>{rule.title}</p>
      <TextArea
        label={t(`rules.say.text.${kind}`)}
        maxLength={ruleLimits.voice}
        value={text}
        error={isTried && text.trim() === '' ? t('rules.say.missing') : undefined}
        onChange={(event) => setText(event.target.value)}
      />
    </Frame>
  );
}

/** What is to be known of a rule before it is decided. */
function Weighed({ rule, examples }: Pick<RuleDialogProps, 'rule' | 'examples'>) {
  const { t } = useTranslation('learning');
  const words = useRuleWords();
  const { summary } = useSupport({ rule, examples });
  const agree = rule.voices.filter(({ kind }) => kind === 'agree').length;
  const questions = rule.voices.filter(({ kind }) => kind === 'question');
  const against = rule.voices.filter(({ kind }) => kind === 'reject');
  const voices = [
    agree === 0 ? t('rules.voices.noAgree') : t('rules.voices.agree', { count: agree }),
    questions.length === 0
      ? t('rules.voices.noQuestion')
      : t('rules.voices.questions', { count: questions.length }),
    against.length === 0
      ? t('rules.voices.noReject')
      : t('rules.voices.against', { count: against.length }),
  ];
  return (
    <div className={styles.weighed}>
      <p className={styles.caption}>{rule.title}</p>
      {rule.change && <p>{words.change(rule)}.</p>}
      <p>{summary}.</p>
      {rule.exceptions.length > 0 && (
        <ul>
          {rule.exceptions.map((each) => (
            <li key={each}>
              <strong>{t('rules.exception')}</strong> {each}
            </li>
          ))}
        </ul>
      )}
      <p>{voices.join(', ')}.</p>
      {questions.length + against.length > 0 && <VoiceList voices={[...questions, ...against]} />}
    </div>
  );
}

/** Accepts a rule, with the day from which it holds, or rejects it with a reason. */
export function DecideDialog(props: RuleDialogProps) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const today = isoDay(Date.now());
  const { rule } = props;
  const [decision, setDecision] = useState<'accept' | 'reject'>('accept');
  const [validFrom, setValidFrom] = useState(today);
  const isSound = validFrom !== '' && validFrom <= today;
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const name = ruleName(rule.number);

  const accept = async () => {
    const decided = await decideRule(rule.number, { basedOn: rule.revision, decision, validFrom });
    props.onChanged(decided);
    const { settingsVersion: version } = decided;
    if (version !== undefined)
      try {
        await loadTown();
      } catch (error) {
        // It is accepted all the same; the templates are read again with the page.
        if (!(error instanceof ApiFailure)) throw error;
      }
    toasts.info({
      title: t('rules.accepted', { rule: name, date: format.date(validFrom) }),
      ...(version === undefined ? {} : { body: t('rules.acceptedBody', { version }) }),
    });
    props.onClose();
  };
  const reject = async () => {
    props.onChanged(
      await decideRule(rule.number, { basedOn: rule.revision, decision: 'reject', reason }),
    );
    toasts.info({ title: t('rules.rejected', { rule: name }) });
    props.onClose();
  };

  return (
    <Frame
      {...props}
      title={t('rules.decideTitle', { rule: name })}
      submit={t(decision === 'accept' ? 'rules.accept' : 'rules.reject')}
      isDanger={decision === 'reject'}
      isTyped={reason.trim() !== ''}
      states={['review']}
      work={() => {
        setTried(true);
        if (decision === 'accept') return isSound ? accept : undefined;
        return reason.trim() === '' ? undefined : reject;
      }}
    >
      <Weighed rule={rule} examples={props.examples} />
      <SegmentedSwitch
        label={t('rules.decideTitle', { rule: name })}
        hideLabel
        options={[
          { value: 'accept', label: t('rules.accept') },
          { value: 'reject', label: t('rules.reject') },
        ]}
        value={decision}
        onChange={(next) => {
          setDecision(next);
          setTried(false);
        }}
      />
      {decision === 'accept' ? (
        <>
          <p>{t(rule.change ? 'rules.acceptLead' : 'rules.acceptLeadNoChange')}</p>
          <TextField
            type="date"
            label={t('rules.validFrom')}
            hint={t('rules.validFromHint')}
            value={validFrom}
            max={today}
            error={isTried && !isSound ? t('rules.dateAhead') : undefined}
            onChange={(event) => setValidFrom(event.target.value)}
          />
          <p role="status" className={styles.quiet}>
            {validFrom !== '' && validFrom < today && t('rules.datePast')}
          </p>
        </>
      ) : (
        <Reason reason={reason} isTried={isTried} onChange={setReason} />
      )}
    </Frame>
  );
}

/** Ends a rule that holds. */
export function EndDialog(props: RuleDialogProps) {
  const { t } = useTranslation('learning');
  const { rule } = props;
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const name = ruleName(rule.number);
  return (
    <Frame
      {...props}
      title={t('rules.endTitle', { rule: name })}
      submit={t('rules.endSubmit')}
      isDanger
      isTyped={reason.trim() !== ''}
      states={['valid']}
      work={() => {
        setTried(true);
        if (reason.trim() === '') return undefined;
        return async () => {
          props.onChanged(
            await decideRule(rule.number, { basedOn: rule.revision, decision: 'end', reason }),
          );
          toasts.info({ title: t('rules.ended', { rule: name }) });
          props.onClose();
        };
      }}
    >
      <p className={styles.quiet}>{rule.title}</p>
      {rule.change && <p>{t('rules.endLead')}</p>}
      <Reason reason={reason} isTried={isTried} onChange={setReason} />
    </Frame>
  );
}

function Reason(props: {
  readonly reason: string;
  readonly isTried: boolean;
  onChange(reason: string): void;
}) {
  const { t } = useTranslation('learning');
  return (
    <TextArea
      label={t('rules.why')}
      maxLength={ruleLimits.voice}
      value={props.reason}
      error={props.isTried && props.reason.trim() === '' ? t('rules.whyMissing') : undefined}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

/** Throws a draft away. */
export function DeleteDialog(props: RuleDialogProps & { onDeleted(): void }) {
  const { t } = useTranslation('learning');
  const { rule } = props;
  const name = ruleName(rule.number);
  return (
    <Frame
      {...props}
      title={t('rules.deleteTitle', { rule: name })}
      submit={t('rules.deleteSubmit')}
      isDanger
      states={['draft']}
      work={() => async () => {
        await removeRule(rule.number, { basedOn: rule.revision });
        toasts.info({ title: t('rules.deleted', { rule: name }) });
        props.onDeleted();
      }}
    >
      <p>{t('rules.deleteBody', { title: rule.title })}</p>
    </Frame>
  );
}
