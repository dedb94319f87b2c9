import { Check } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { TextArea } from '../../ui/TextField.tsx';
import { useEditing } from '../../ui/use-editing.ts';
import styles from './SentenceForm.module.css';

/** Words for the family, taken as a whole. What was typed and not taken is there again when it is opened anew. */
export function SentenceForm(props: {
  readonly place: { readonly entityId: string; readonly field: string };
  readonly label: string;
  readonly hint: string;
  readonly max: number;
  /** What to begin with. */
  readonly text: string;
  onTake(text: string): void;
  onCancel(): void;
}) {
  const { t } = useTranslation(['familySheet', 'common']);
  const { place, text, onTake, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useDraft(`family-${place.entityId}-${place.field}`, '');
  const [shown, setShown] = useState(draft || text.slice(0, props.max));
  const [isTried, setTried] = useState(false);
  const isMissing = shown.trim() === '';
  useEffect(() => {
    const area = form.current?.querySelector('textarea');
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const change = (words: string) => {
    setShown(words);
    setDraft(words === text ? '' : words);
  };
  const take = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(isMissing);
    if (isMissing) {
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    setDraft('');
    onTake(shown);
  };
  const cancel = () => {
    setDraft('');
    onCancel();
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={take}
      className={styles.form}
      {...useEditing(place.entityId, place.field)}
    >
      <TextArea
        label={props.label}
        hint={props.hint}
        maxLength={props.max}
        value={shown}
        error={isTried && isMissing ? t('familySheet:missing') : undefined}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          // One sentence has no second line.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            take();
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            cancel();
          }
        }}
      />
      <div className={styles.actions}>
        <Button type="submit" size="sm" icon={Check}>
          {t('familySheet:take')}
        </Button>
        <Button variant="quiet" size="sm" onClick={cancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
