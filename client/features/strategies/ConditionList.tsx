import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../shared/case/condition.ts';
import { removeEntity, restoreEntity } from '../../../shared/case/entity.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { SharedTextArea } from '../../ui/SharedTextArea.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './ConditionList.module.css';

/** Conditions in the words of the departments that named them; `withLetter`: of several strategies. */
export function ConditionList(props: {
  readonly conditions: readonly Condition[];
  readonly label: string;
  readonly withLetter?: boolean;
}) {
  const { t } = useTranslation('strategies');
  const { t: common } = useTranslation('common');
  const { board, author } = useCaseSession();
  const command = useCommand();
  const readOnly = useReadOnly();
  const strategies = useBoard((state) => state.strategies);
  const letterOf = (id: string | undefined) => strategies.get(id ?? '')?.letter ?? '';

  const remove = ({ id, text }: Condition) => {
    const done = command(() => {
      removeEntity(board, author, 'conditions', id);
      return true;
    });
    if (!done) return;
    toasts.undo(t('conditionRemoved', { text }), common('undo'), () =>
      command(() => restoreEntity(board, author, 'conditions', id)),
    );
  };

  if (props.conditions.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.conditions.map((condition) => {
        const { id, department, text, amendedId } = condition;
        const letter = letterOf(condition.strategyId);
        return (
          <li key={id} className={styles.item}>
            {props.withLetter && <LetterBadge letter={letter} />}
            <DepartmentPill department={department} />
            <div className={styles.words}>
              <SharedTextArea
                text={{ root: 'conditions', id, field: 'text' }}
                value={text}
                label={t('condition', { department, letter })}
              />
              {amendedId && (
                <p className={styles.note}>{t('takenUp', { letter: letterOf(amendedId) })}</p>
              )}
            </div>
            {!readOnly && (
              <IconButton
                icon={Trash2}
                label={t('removeCondition', { department })}
                onClick={() => remove(condition)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
