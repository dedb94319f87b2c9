import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseSession, useEditors } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
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
  const session = useCaseSession();
  const editors = useEditors(entityId, field);
  const [editor] = editors;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only tells the others where its control has the focus
    <div
      className={cx(styles.field, editor && styles.busy, props.className)}
      data-hue={editor && departmentOf(editor.participant.department).hue}
      onFocus={() => session.setPresence({ editing: { entityId, field } })}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget))
          session.setPresence({ editing: undefined });
      }}
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
