import { Plus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCondition, conditionsOf, conditionTextMax } from '../../../shared/case/condition.ts';
import type { Strategy } from '../../../shared/case/strategy.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFocusNext } from '../../ui/use-focus-next.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { ConditionList } from './ConditionList.tsx';
import styles from './ConditionsCell.module.css';

/** What departments ask for before they go along with a strategy; whoever reads it can add one. */
export function ConditionsCell({ strategy }: { readonly strategy: Strategy }) {
  const { t } = useTranslation('strategies');
  const { t: common } = useTranslation('common');
  const { board, author } = useCaseSession();
  const command = useCommand();
  const readOnly = useReadOnly();
  const { id, letter } = strategy;
  const all = useBoard((state) => state.conditions);
  const conditions = conditionsOf({ conditions: all }, id);
  const [text, setText] = useDraft(`condition/${id}`, '');
  const [isAdding, setAdding] = useState(text !== '');
  const [isTried, setTried] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const focusNext = useFocusNext();
  const isMissing = text.trim() === '';

  const open = () => {
    setAdding(true);
    focusNext(field);
  };
  const close = () => {
    setAdding(false);
    setTried(false);
    focusNext(opener);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    if (command(() => addCondition(board, author, { strategyId: id, text })) === undefined) return;
    setText('');
    announce(t('conditionAdded', { letter }));
    close();
  };

  return (
    <div className={styles.cell}>
      <ConditionList conditions={conditions} label={t('row.conditions')} />
      {isAdding && !readOnly ? (
        <form noValidate className={styles.form} onSubmit={onSubmit}>
          <TextField
            ref={field}
            label={t('conditionText', { letter })}
            maxLength={conditionTextMax}
            value={text}
            error={isTried && isMissing ? t('conditionMissing') : undefined}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key === 'Escape') close();
            }}
          />
          <div className={styles.actions}>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => {
                setText('');
                close();
              }}
            >
              {common('cancel')}
            </Button>
            <Button size="sm" type="submit">
              {t('addCondition')}
            </Button>
          </div>
        </form>
      ) : (
        !readOnly && (
          <Button
            ref={opener}
            size="sm"
            variant="quiet"
            icon={Plus}
            aria-label={t('addConditionTo', { letter })}
            onClick={open}
          >
            {t('addCondition')}
          </Button>
        )
      )}
    </div>
  );
}
