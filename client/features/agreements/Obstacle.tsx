import { CornerDownRight } from 'lucide-react';
import { useCallback, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agreement } from '../../../shared/case/agreement.ts';
import { useEditors } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DayButtons } from '../../ui/DayButtons.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { useDraft } from '../../ui/drafts.ts';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useEditing } from '../../ui/use-editing.ts';
import { useSuggestedDays } from '../../ui/use-suggested-days.ts';
import styles from './Obstacle.module.css';
import { useAgreementCommands } from './use-agreement-commands.ts';

const outcomeMax = 280;

/** What was in the way of it, in one line, and the way on. `onRenewed`: this line goes then, and its focus with it. */
export function Obstacle(props: { readonly agreement: Agreement; onRenewed(): void }) {
  const { t } = useTranslation('agreements');
  const { t: board } = useTranslation('board');
  const { agreement } = props;
  const { id, what, outcome = '' } = agreement;
  const editing = useEditing(id, 'outcome');
  const commands = useAgreementCommands();
  const inputId = useId();
  const [draft, setDraft] = useDraft<string | undefined>(`obstacle ${id}`, undefined);
  const [editor] = useEditors(id, 'outcome');
  const commit = () => {
    if (draft === undefined) return;
    const text = draft.trim();
    if (text === outcome || commands.explain(agreement, text)) setDraft(undefined);
  };
  return (
    <div className={styles.line}>
      <label htmlFor={inputId} className={styles.label}>
        {t('obstacle')}
      </label>
      <span
        className={cx(styles.field, editor && styles.busy)}
        data-hue={editor && departmentOf(editor.participant.department).hue}
      >
        <input
          id={inputId}
          type="text"
          autoComplete="off"
          maxLength={outcomeMax}
          value={draft ?? outcome}
          className={styles.input}
          onChange={(event) => setDraft(event.target.value)}
          onFocus={editing.onFocus}
          onBlur={(event) => {
            editing.onBlur(event);
            commit();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
          }}
        />
        {editor && (
          <span className={styles.flag}>
            {board('writing', { department: editor.participant.department })}
          </span>
        )}
      </span>
      <Renew
        what={what}
        onRenew={(due) => {
          commit();
          if (commands.renew(agreement, due)) props.onRenewed();
        }}
      />
    </div>
  );
}

/** Until when it is agreed anew; everything else stays as it was. */
function Renew(props: { readonly what: string; onRenew(due: string): void }) {
  const { t } = useTranslation('agreements');
  const [anchor, setAnchor] = useState<HTMLElement>();
  const date = useRef<HTMLInputElement>(null);
  const days = useSuggestedDays();
  const close = useCallback(() => setAnchor(undefined), []);
  const renew = (due: string) => {
    close();
    props.onRenew(due);
  };
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        icon={CornerDownRight}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        aria-label={t('renewOf', { what: props.what })}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {t('renew')}
      </Button>
      {anchor && (
        <Popover title={t('renewUntil')} anchor={anchor} onClose={close}>
          <DayButtons days={days} label={t('suggestions')} onChoose={renew} />
          <form
            className={styles.renew}
            onSubmit={(event) => {
              event.preventDefault();
              const due = date.current?.value;
              if (due) renew(due);
              else date.current?.focus();
            }}
          >
            <TextField ref={date} type="date" required label={t('otherDay')} />
            <Button type="submit">{t('renew')}</Button>
          </form>
        </Popover>
      )}
    </>
  );
}
