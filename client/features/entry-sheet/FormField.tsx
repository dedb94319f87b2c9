import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditors } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
import { useEditing } from '../../ui/use-editing.ts';
import styles from './FormField.module.css';
import type { ForeignChange } from './use-changed-by-other.ts';

/** Frame of one field of the form: who else is in it, and what they just replaced. */
export function FormField<V>(props: {
  readonly entityId: string;
  readonly field: string;
  readonly children: ReactNode;
  readonly change?: ForeignChange<V> | undefined;
  readonly onTakeBack?: (before: V) => void;
  readonly className?: string | undefined;
}) {
  const { entityId, field, change, onTakeBack } = props;
  const { t } = useTranslation(['entry', 'board']);
  const editing = useEditing(entityId, field);
  const editors = useEditors(entityId, field);
  const [editor] = editors;
  return (
    <div
      className={cx(styles.field, editor && styles.busy, props.className)}
      data-hue={editor && departmentOf(editor.participant.department).hue}
      {...editing}
    >
      {editor && (
        <span className={styles.flag}>
          {t('board:writing', {
            department: editors.map(({ participant }) => participant.department).join(', '),
          })}
        </span>
      )}
      {props.children}
      {change && (
        <p role="status" className={styles.change}>
          {change.department ? t('changedBy', { department: change.department }) : t('changed')}
          {onTakeBack && (
            <button
              type="button"
              className={styles.takeBack}
              onClick={() => onTakeBack(change.before)}
            >
              {t('takeBack')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
