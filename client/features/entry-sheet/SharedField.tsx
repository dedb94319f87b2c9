import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type TextRef, textRuleOf } from '../../../shared/case/text.ts';
import { useSharedText } from '../../sync/use-shared-text.ts';
import { useShowRefusal } from '../../ui/use-command.ts';
import styles from './SharedField.module.css';

/** From this share of the limit on, the rest is counted. */
const countedFrom = 0.8;

/** The text of the entry, written together with others. */
export function SharedField(props: {
  readonly text: TextRef;
  /** What it says now. */
  readonly value: string;
  readonly label: string;
  readonly readOnly: boolean;
}) {
  const { t } = useTranslation('common');
  const id = useId();
  const bind = useSharedText(props.text, useShowRefusal());
  const { max } = textRuleOf(props.text);
  const isCounted = props.value.length >= max * countedFrom;
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {props.label}
      </label>
      {props.readOnly ? (
        <p className={styles.plain}>{props.value}</p>
      ) : (
        <textarea
          ref={bind}
          id={id}
          rows={1}
          data-text=""
          aria-describedby={isCounted ? `${id}-left` : undefined}
          className={styles.area}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
      )}
      {isCounted && !props.readOnly && (
        <p id={`${id}-left`} className={styles.left}>
          {t('charactersLeft', { count: max - props.value.length })}
        </p>
      )}
    </>
  );
}
