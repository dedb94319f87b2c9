import { Calendar, CircleAlert, Handshake, Plus } from 'lucide-react';
import { type FormEvent, type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AgreementPart,
  agreementWhatMax,
  missingParts,
} from '../../../shared/case/agreement.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DayButtons } from '../../ui/DayButtons.tsx';
import { NewText } from '../../ui/NewText.tsx';
import { useEditing } from '../../ui/use-editing.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { useSuggestedDays } from '../../ui/use-suggested-days.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './Composer.module.css';
import { composerId, useComposerDraft } from './composer-draft.ts';
import { SourceSelect } from './SourceSelect.tsx';
import { useAgreementCommands } from './use-agreement-commands.ts';
import { WhoSelect } from './WhoSelect.tsx';

/** The row that is being written: wer, was, aus, bis wann, and Enter begins the next. On phones a sheet below. */
export function Composer({ text }: { readonly text: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation('agreements');
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const { participant } = useCaseSession();
  const { department } = participant;
  const isPhone = useMedia(breakpoints.phone);
  const commands = useAgreementCommands();
  const draft = useComposerDraft(department);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const messageId = useId();
  const { what, who, source, due } = draft;
  const missing = missingParts({ ...who, what, due });
  const lacks = (part: AgreementPart) => isTried && missing.includes(part);
  const describedBy = (part: AgreementPart) => (lacks(part) ? messageId : undefined);
  const length = what.trim().length;
  const editing = useEditing(composerId, 'what');

  const focus = (part: AgreementPart) =>
    form.current
      ?.querySelector<HTMLElement>(`[data-part="${part}"] :is(select, textarea, input)`)
      ?.focus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const [first] = missing;
    if (first) return focus(first);
    if (length > agreementWhatMax || !commands.add({ ...who, ...source, what, due }))
      return focus('what');
    draft.clear();
    setTried(false);
    focus(isPhone ? 'what' : 'who');
  };
  const suggested = useSuggestedDays();
  const today = useToday();
  const date = (
    <input
      type="date"
      aria-label={t('due')}
      aria-invalid={lacks('due') || undefined}
      aria-describedby={describedBy('due')}
      value={due}
      className={styles.date}
      onChange={(event) => draft.set({ due: event.target.value })}
      onClick={(event) => isPhone && event.currentTarget.showPicker()}
    />
  );
  const days = (
    <DayButtons
      days={suggested}
      label={t('suggestions')}
      big={isPhone}
      value={due}
      onChoose={(day) => {
        draft.set({ due: day });
        if (!isPhone) focus('due');
      }}
    />
  );
  return (
    <form
      ref={form}
      noValidate
      data-agreement-composer=""
      aria-label={t('composer')}
      className={styles.composer}
      onSubmit={submit}
      {...editing}
    >
      {isPhone && (
        <p className={styles.title}>
          {t(who.whoDepartment === department && !who.whoPersonId ? 'ownPromise' : 'promise')}
        </p>
      )}
      <span data-part="who" className={styles.who}>
        <WhoSelect
          who={who}
          isInvalid={lacks('who')}
          describedBy={describedBy('who')}
          onChange={(next) => draft.set({ who: next })}
        />
      </span>
      <span data-part="what" className={styles.what}>
        <NewText
          ref={text}
          value={what}
          length={length}
          max={agreementWhatMax}
          isTried={isTried}
          label={t('what')}
          placeholder={t('whatMissing')}
          className={cx(styles.text, lacks('what') && styles.missing)}
          onChange={draft.setWhat}
        />
      </span>
      <span className={styles.from}>
        <SourceSelect source={source} onChange={(next) => draft.set({ source: next })} />
      </span>
      {isPhone ? (
        <div data-part="due" className={styles.dayGrid}>
          {days}
          <span className={styles.calendar}>
            {due === '' || suggested.includes(due) ? (
              <Calendar aria-hidden="true" size={18} />
            ) : (
              <span aria-hidden="true">{format.nearDate(due, today)}</span>
            )}
            {date}
          </span>
        </div>
      ) : (
        <span data-part="due" className={styles.due}>
          {date}
        </span>
      )}
      {isPhone ? (
        <Button type="submit" icon={Handshake} className={styles.promise}>
          {due ? t('promiseUntil', { date: format.nearDate(due, today) }) : t('promiseIt')}
        </Button>
      ) : (
        <button type="submit" aria-label={t('add')} className={styles.send}>
          <Plus aria-hidden="true" size={20} />
        </button>
      )}
      <div className={styles.below}>
        <span id={messageId} role="alert" className={styles.message}>
          {isTried && missing.length > 0 && (
            <>
              <CircleAlert aria-hidden="true" size={16} />
              {errors('command.AgreementIncomplete', {
                missing: format.list(missing.map((part) => errors(`missing.${part}`))),
              })}
            </>
          )}
        </span>
        {!isPhone && (
          <>
            <span aria-hidden="true">{t('suggestionsShort')}</span>
            {days}
          </>
        )}
      </div>
    </form>
  );
}
