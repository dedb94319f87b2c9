import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../sync/town.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { ChoiceSelect } from './ChoiceSelect.tsx';
import { readWho, type Who as WhoDoesIt, whoValue } from './choices.ts';
import { Who } from './Who.tsx';

interface WhoSelectProps {
  readonly who: WhoDoesIt;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly className?: string | undefined;
  onChange(who: WhoDoesIt): void;
}

/** Who does it: a department, somebody of the family, or the chosen department together with them. */
export function WhoSelect({ who, onChange, ...rest }: WhoSelectProps) {
  const { t } = useTranslation('agreements');
  const { whoDepartment } = who;
  const departments = useDepartments(whoDepartment);
  const persons = [...useBoard((board) => board.persons).values()];
  const isNobody = !whoDepartment && !who.whoPersonId;
  return (
    <ChoiceSelect
      {...rest}
      label={t('who')}
      value={whoValue(who)}
      shown={isNobody ? t('whoMissing') : <Who who={who} named />}
      onChange={(value) => onChange(readWho(value))}
    >
      {isNobody && <option value={whoValue({})}>{t('whoMissing')}</option>}
      <optgroup label={t('departments')}>
        {departments.map(({ id, shortName }) => (
          <option key={id} value={whoValue({ whoDepartment: id })}>
            {`${id} · ${shortName}`}
          </option>
        ))}
      </optgroup>
      {persons.length > 0 && (
        <optgroup label={t('family')}>
          {persons.map(({ id, label }) => (
            <option key={id} value={whoValue({ whoPersonId: id })}>
              {label}
            </option>
          ))}
        </optgroup>
      )}
      {whoDepartment && persons.length > 0 && (
        <optgroup label={t('togetherWith', { department: whoDepartment })}>
          {persons.map(({ id, label }) => (
            <option key={id} value={whoValue({ whoDepartment, whoPersonId: id })}>
              {t('bothTogether', { department: whoDepartment, person: label })}
            </option>
          ))}
        </optgroup>
      )}
    </ChoiceSelect>
  );
}
