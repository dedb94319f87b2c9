import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CasePrivacy,
  type ConsentForm,
  consentForms,
  purposeMax,
} from '../../../shared/protocol/privacy.ts';
import { enterConsent } from '../../sync/privacy-api.ts';
import { useDepartments } from '../../sync/town.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Select, TextField } from '../../ui/TextField.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useToday } from '../../ui/use-today.ts';
import { FormDialog } from './FormDialog.tsx';
import { useChange } from './use-change.ts';

export function ConsentDialog(props: {
  readonly caseId: string;
  /** For whom it is entered, where that is known. */
  readonly department: string | undefined;
  onEntered(privacy: CasePrivacy): void;
  onClose(): void;
}) {
  const { t } = useTranslation(['privacy', 'common']);
  const toasts = useToasts();
  const today = useToday();
  const departments = useDepartments(props.department);
  const { isSending, send } = useChange(t('failed'));
  const [department, setDepartment] = useState(props.department ?? '');
  const [form, setForm] = useState<ConsentForm>('paper');
  const [purpose, setPurpose] = useState('');
  const [givenOn, setGivenOn] = useState(today);
  const [asked, setAsked] = useState(false);
  const errors = {
    department: department === '' && t('consentDialog.departmentMissing'),
    purpose: form !== 'statutory' && purpose.trim() === '' && t('consentDialog.purposeMissing'),
    givenOn: (givenOn === '' || givenOn > today) && t('consentDialog.dateMissing'),
  };
  const shown = (error: string | false) => (asked && error ? error : undefined);

  const submit = () => {
    setAsked(true);
    if (Object.values(errors).some(Boolean)) return false;
    void send(async () => {
      const input = { department, form, givenOn, purpose: purpose.trim() };
      props.onEntered(await enterConsent(props.caseId, input));
      toasts.info({ title: t('consentDialog.done', { department }) });
      props.onClose();
    });
    return true;
  };

  return (
    <FormDialog
      title={t('consentDialog.title')}
      submit={t('consentDialog.submit')}
      isSending={isSending}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <Select
        label={t('consentDialog.department')}
        value={department}
        error={shown(errors.department)}
        onChange={(event) => setDepartment(event.target.value)}
      >
        <option value="">{t('consentDialog.choose')}</option>
        {departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {id} · {name}
          </option>
        ))}
      </Select>
      <SegmentedSwitch<ConsentForm>
        label={t('consentDialog.form')}
        options={consentForms.map((value) => ({ value, label: t(`consents.forms.${value}`) }))}
        value={form}
        onChange={setForm}
      />
      {form !== 'statutory' && (
        <TextField
          label={t('consentDialog.purpose')}
          hint={t('consentDialog.purposeHint')}
          value={purpose}
          maxLength={purposeMax}
          error={shown(errors.purpose)}
          onChange={(event) => setPurpose(event.target.value)}
        />
      )}
      <TextField
        type="date"
        label={t('consentDialog.givenOn')}
        value={givenOn}
        max={today}
        error={shown(errors.givenOn)}
        onChange={(event) => setGivenOn(event.target.value)}
      />
    </FormDialog>
  );
}
