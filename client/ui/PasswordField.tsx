import { type ReactNode, useState } from 'react';
import { CheckLine } from './CheckLine.tsx';
import styles from './PasswordField.module.css';
import { TextField } from './TextField.tsx';

/** Can be read while it is typed; a password manager fills it in. */
export function PasswordField(props: {
  readonly label: string;
  readonly showLabel: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly autoComplete: 'current-password' | 'new-password';
  onChange(value: string): void;
}) {
  const [isShown, setShown] = useState(false);
  const { label, hint, error, value, autoComplete } = props;
  return (
    <div className={styles.password}>
      <TextField
        {...{ label, hint, error, value, autoComplete }}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <CheckLine label={props.showLabel} checked={isShown} onChange={setShown} />
    </div>
  );
}
