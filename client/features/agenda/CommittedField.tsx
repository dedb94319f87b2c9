import { type ComponentProps, useState } from 'react';
import { TextField } from '../../ui/TextField.tsx';

/** A field whose value counts when it is left or Enter is pressed; Escape takes back what was typed. */
export function CommittedField(
  props: Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> & {
    value: string;
    onCommit(value: string): void;
  },
) {
  const { value, onCommit, ...rest } = props;
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft !== value) onCommit(draft);
    setDraft(undefined);
  };
  return (
    <TextField
      {...rest}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(undefined);
      }}
    />
  );
}
