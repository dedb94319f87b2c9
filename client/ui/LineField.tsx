import { useState } from 'react';
import { TextField } from './TextField.tsx';

/**
 * A value that is replaced as a whole: written on leaving or Enter, not with every letter, and shown anew when others
 * change it while nobody writes here.
 */
export function LineField(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  /** What is wrong with what was last entered. */
  readonly error?: string | undefined;
  readonly type?: 'text' | 'date';
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Returns whether it could be taken. */
  onCommit(value: string): boolean;
}) {
  const { value, onCommit, type = 'text' } = props;
  const [draft, setDraft] = useState<string>();
  const [refused, setRefused] = useState(false);
  const commit = () => {
    if (draft === undefined) return;
    const isTaken = draft.trim() === value || onCommit(draft.trim());
    setRefused(!isTaken);
    if (isTaken) setDraft(undefined);
  };
  return (
    <TextField
      type={type}
      label={props.label}
      hideLabel={props.hideLabel ?? false}
      hint={props.hint}
      error={props.error}
      placeholder={props.placeholder}
      disabled={props.disabled}
      value={draft ?? value}
      aria-invalid={refused || undefined}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key !== 'Escape' || draft === undefined) return;
        // The first Escape takes back what is not written yet, the next closes the sheet.
        event.preventDefault();
        event.stopPropagation();
        setRefused(false);
        setDraft(undefined);
      }}
    />
  );
}
