import { Plus, Save, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionField, actionFields } from '../../../shared/method/action-fields.ts';
import { isSame } from '../../../shared/method/merge.ts';
import { type RuleContent, ruleLimits } from '../../../shared/method/rule.ts';
import type { ExemplaryItem } from '../../../shared/protocol/exemplary.ts';
import type { Rule } from '../../../shared/protocol/rules.ts';
import { draftRule, updateRule } from '../../sync/rules-api.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ruleName } from '../../ui/rule-name.ts';
import { Select, TextArea, TextField } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { ChangeFields, useChangeProblem } from './ChangeFields.tsx';
import styles from './RuleDialogs.module.css';
import { contentOf, mergeRule } from './rule-content.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { SupportingCases } from './SupportingCases.tsx';
import { useRuleWork } from './use-rule-work.ts';
import { WritingDialog } from './WritingDialog.tsx';

/** Of a new one the Handlungsfeld is still to be chosen. */
type Written = Omit<RuleContent, 'field'> & { readonly field?: ActionField };

interface Draft extends Omit<Written, 'exceptions'> {
  readonly exceptions: readonly { readonly key: number; readonly text: string }[];
}

const blank: Written = { title: '', text: '', cases: [], exceptions: [] };

function draftOf({ exceptions, ...content }: Written): Draft {
  return { ...content, exceptions: exceptions.map((text, key) => ({ key, text })) };
}

function writtenOf({ exceptions, ...content }: Draft): Written {
  return { ...content, exceptions: exceptions.flatMap(({ text }) => text.trim() || []) };
}

/** Writes a draft, or changes one; what is typed stays when somebody else was faster. */
export function RuleForm(props: {
  /** As it is known now; absent: a new one. */
  readonly rule?: Rule;
  /** Released ones; undefined: not known. */
  readonly examples: readonly ExemplaryItem[] | undefined;
  onChanged(rule: Rule): void;
  onStale(): Promise<void>;
  onClose(): void;
}) {
  const { t } = useTranslation(['learning', 'chain']);
  const form = useId();
  const { rule, examples, onClose } = props;
  const { run, isBusy, failure, forgive } = useRuleWork(props.onStale);
  /** What is written goes on from it. */
  const [opened, setOpened] = useState(rule);
  const base = opened && contentOf(opened);
  const [draft, setDraft] = useState(() => draftOf(base ?? blank));
  const written = writtenOf(draft);
  const { field } = written;
  const content: RuleContent | undefined = field && { ...written, field };
  const isTyped = !isSame(written, base ?? blank);
  const isOver =
    written.cases.length > ruleLimits.cases || written.exceptions.length > ruleLimits.exceptions;
  const [isMerged, setMerged] = useState(false);
  const [isTried, setTried] = useState(false);
  const problem = useChangeProblem(draft.change);
  const set = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  const isStale = rule?.revision !== opened?.revision || failure === 'stale';
  const mayGoOn = !rule || rule.state === 'draft' || rule.state === 'review';
  const name = rule ? ruleName(rule.number) : '';

  const goOnFrom = (newer: Rule, content: RuleContent) => {
    setOpened(newer);
    setDraft(draftOf(content));
    forgive();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isStale && rule && base && content) {
      goOnFrom(rule, mergeRule(base, content, contentOf(rule)));
      setMerged(true);
      return;
    }
    setTried(true);
    if (!content || draft.title.trim() === '' || draft.text.trim() === '' || problem || isOver) {
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('dialog [aria-invalid="true"]')?.focus(),
      );
      return;
    }
    void run(async () => {
      const { reviewUntil } = rule ?? {};
      const saved = rule
        ? await updateRule(rule.number, {
            basedOn: rule.revision,
            content,
            ...(reviewUntil === undefined ? {} : { reviewUntil }),
          })
        : await draftRule(content);
      props.onChanged(saved);
      toasts.info({ title: t('rules.form.saved', { rule: ruleName(saved.number) }) });
      onClose();
    });
  };

  return (
    <WritingDialog
      size="lg"
      title={rule ? t('rules.form.edit', { rule: name }) : t('rules.form.new')}
      isTyped={isTyped}
      onClose={onClose}
      submit={
        <>
          {isStale && rule && (
            <Button
              variant="secondary"
              onClick={() => {
                goOnFrom(rule, contentOf(rule));
                setMerged(false);
              }}
            >
              {t('rules.staleTake')}
            </Button>
          )}
          {mayGoOn && (
            <Button type="submit" form={form} icon={Save} aria-busy={isBusy}>
              {isStale && rule
                ? t('rules.staleMerge')
                : t(rule?.state === 'review' ? 'rules.form.saveReview' : 'rules.form.save')}
            </Button>
          )}
        </>
      }
    >
      <form id={form} noValidate className={styles.form} onSubmit={submit}>
        <StaleNotice
          rule={rule}
          before={base}
          mine={content}
          examples={examples}
          isStale={isStale}
          failure={failure}
          mayGoOn={mayGoOn}
        />
        <p role="status" className={styles.quiet}>
          {isMerged && !isStale && t('rules.staleMerged')}
        </p>
        <div className={styles.pair}>
          <TextField
            label={t('rules.form.title')}
            maxLength={ruleLimits.title}
            value={draft.title}
            error={isTried && draft.title.trim() === '' ? t('rules.form.titleMissing') : undefined}
            onChange={(event) => set({ title: event.target.value })}
          />
          <Select
            label={t('rules.form.field')}
            value={draft.field ?? ''}
            error={isTried && !draft.field ? t('rules.form.fieldMissing') : undefined}
            onChange={(event) => {
              const chosen = actionFields.find((each) => each === event.target.value);
              if (chosen) set({ field: chosen });
            }}
          >
            {!draft.field && <option value="">{t('rules.form.chooseField')}</option>}
            {actionFields.map((each) => (
              <option key={each} value={each}>
                {t(`chain:field.${each}`)}
              </option>
            ))}
          </Select>
        </div>
        <TextArea
          label={t('rules.form.text')}
          maxLength={ruleLimits.text}
          value={draft.text}
          error={isTried && draft.text.trim() === '' ? t('rules.form.textMissing') : undefined}
          onChange={(event) => set({ text: event.target.value })}
        />
        <ChangeFields
          change={draft.change}
          problem={isTried ? problem : undefined}
          onChange={(change) => {
            const { change: _, ...rest } = draft;
            setDraft(change ? { ...rest, change } : rest);
          }}
        />
        <fieldset className={styles.group}>
          <legend>{t('rules.form.cases')}</legend>
          <SupportingCases
            chosen={draft.cases}
            examples={examples}
            onChange={(cases) => set({ cases })}
          />
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{t('rules.form.exceptions')}</legend>
          {draft.exceptions.map(({ key, text }, index) => (
            <div key={key} className={styles.exception}>
              <TextField
                label={t('rules.form.exception', { number: index + 1 })}
                hideLabel
                maxLength={ruleLimits.exception}
                value={text}
                onChange={(event) =>
                  set({
                    exceptions: draft.exceptions.with(index, { key, text: event.target.value }),
                  })
                }
              />
              <IconButton
                icon={X}
                label={t('rules.form.removeException', { number: index + 1 })}
                onClick={() => set({ exceptions: draft.exceptions.toSpliced(index, 1) })}
              />
            </div>
          ))}
          {draft.exceptions.length > ruleLimits.exceptions && (
            <p role="alert" className={styles.failure}>
              {t('rules.form.exceptionsFull', { max: ruleLimits.exceptions })}
            </p>
          )}
          {draft.exceptions.length < ruleLimits.exceptions && (
            <div>
              <Button
                variant="quiet"
                size="sm"
                icon={Plus}
                onClick={() => {
                  const key = Math.max(-1, ...draft.exceptions.map((each) => each.key)) + 1;
                  set({ exceptions: [...draft.exceptions, { key, text: '' }] });
                }}
              >
                {t('rules.form.addException')}
              </Button>
            </div>
          )}
        </fieldset>
      </form>
    </WritingDialog>
  );
}
