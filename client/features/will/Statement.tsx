import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Will } from '../../../shared/case/will.ts';
import { useEditors } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
import { SharedTextArea } from '../../ui/SharedTextArea.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './WillStair.module.css';

/** The words of a wish or a Wille as a quotation; chosen, a text that people write together. */
export function Statement(props: { readonly will: Will; readonly who: string }) {
  const { t } = useTranslation(['will', 'board']);
  const { id, statement } = props.will;
  const readOnly = useReadOnly();
  const [isEditing, setEditing] = useState(false);
  const [other] = useEditors(id, 'statement');
  const frame = useRef<HTMLDivElement>(null);
  const isReturning = useRef(false);
  useLayoutEffect(() => {
    if (isEditing) frame.current?.querySelector('textarea')?.focus();
    else if (isReturning.current) frame.current?.querySelector('button')?.focus();
    isReturning.current = false;
  }, [isEditing]);
  const text = statement === '' ? t('noWords') : t('quote', { text: statement });
  if (readOnly) return <p className={styles.statement}>{text}</p>;
  if (!isEditing)
    return (
      <div
        ref={frame}
        className={cx(styles.frame, other && styles.busy)}
        data-hue={other && departmentOf(other.participant.department).hue}
      >
        <button
          type="button"
          className={cx(styles.statement, styles.edit)}
          aria-label={t('editStatement', { text })}
          onClick={() => setEditing(true)}
        >
          {text}
        </button>
        {other && (
          <span className={styles.flag}>
            {t('board:writing', { department: other.participant.department })}
          </span>
        )}
      </div>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that leave the text inside
    <div
      ref={frame}
      className={styles.statement}
      onBlur={(event) => {
        // Another window came to the front: the text still has the focus of this one.
        if (document.activeElement !== event.target) setEditing(false);
      }}
      onKeyDownCapture={(event) => {
        if (event.nativeEvent.isComposing || !['Enter', 'Escape'].includes(event.key)) return;
        isReturning.current = true;
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
      }}
    >
      <SharedTextArea
        text={{ root: 'wills', id, field: 'statement' }}
        value={statement}
        label={t('statement', { who: props.who })}
        placeholder={t('statementPlaceholder')}
      />
    </div>
  );
}
