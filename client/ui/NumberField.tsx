import { TextField } from './TextField.tsx';

/** A whole number, or none. */
export function NumberField(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly min: number;
  readonly max: number;
  readonly value: number | undefined;
  readonly error?: string | undefined;
  onChange(value: number | undefined): void;
}) {
  const { value, onChange, ...rest } = props;
  return (
    <TextField
      type="number"
      inputMode="numeric"
      {...rest}
      value={value ?? ''}
      onChange={(event) => {
        const { value: typed } = event.target;
        onChange(typed === '' ? undefined : Number(typed));
      }}
    />
  );
}
