import type { TownDepartment } from '../../shared/method/town-settings.ts';
import { Select } from './TextField.tsx';

/** A department of the town; a retired one only where it is chosen already. */
export function DepartmentSelect(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly departments: readonly TownDepartment[];
  readonly value: string;
  onChange(id: string): void;
}) {
  const { departments, value, onChange, ...rest } = props;
  return (
    <Select {...rest} value={value} onChange={(event) => onChange(event.target.value)}>
      {departments
        .filter(({ id, retired }) => !retired || id === value)
        .map(({ id, shortName }) => (
          <option key={id} value={id}>
            {id} · {shortName}
          </option>
        ))}
    </Select>
  );
}
