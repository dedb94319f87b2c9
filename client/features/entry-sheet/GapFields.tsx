import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { acceptGap, type Gap, updateGap } from '../../../shared/case/gap.ts';
import { resourceTextMax } from '../../../shared/case/resource.ts';
import { useDepartments } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { LengthNote } from '../../ui/NewText.tsx';
import { Select, TextArea } from '../../ui/TextField.tsx';
import type { Answer } from '../../ui/use-answer.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './EntryForm.module.css';
import { FieldChoice } from './EntryForm.tsx';
import { FormField } from './FormField.tsx';
import { useChangedByOther } from './use-changed-by-other.ts';

/** What a gap has beside question, persons and links: whom it asks, how it stands, and the answer. */
export function GapFields({
  entity,
  answer,
  readOnly,
}: {
  readonly entity: Gap;
  readonly answer: Answer;
  readonly readOnly: boolean;
}) {
  const { t } = useTranslation(['entry', 'list']);
  const { board, author } = useCaseSession();
  const run = useCommand();
  const { id, askedDepartment } = entity;
  const departments = useDepartments(askedDepartment);
  const change = useChangedByOther(id, 'askedDepartment', askedDepartment);
  const ask = (department: string | undefined) => {
    run(() => updateGap(board, author, id, { askedDepartment: department }));
  };
  return (
    <>
      <div className={styles.pair}>
        <FieldChoice entity={entity} root="gaps" readOnly={readOnly} />
        <FormField entityId={id} field="askedDepartment" change={change} onTakeBack={ask}>
          <Select
            label={t('asked')}
            value={askedDepartment ?? ''}
            onChange={(event) => ask(event.target.value || undefined)}
          >
            <option value="">{t('list:askNobody')}</option>
            {departments.map((department) => (
              <option key={department.id} value={department.id}>
                {`${department.id} · ${department.shortName}`}
              </option>
            ))}
          </Select>
        </FormField>
      </div>
      <p className={styles.state}>
        <span>{t('state')}</span>
        <strong>{t(`states.${entity.state}`)}</strong>
        {askedDepartment && <DepartmentPill department={askedDepartment} />}
        {entity.state === 'open' && !readOnly && (
          <Button
            variant="secondary"
            size="sm"
            icon={Check}
            onClick={() => run(() => acceptGap(board, author, id))}
          >
            {t('accept')}
          </Button>
        )}
      </p>
      {!readOnly && <AnswerField gapId={id} answer={answer} />}
    </>
  );
}

function AnswerField({ gapId, answer }: { readonly gapId: string; readonly answer: Answer }) {
  const { t } = useTranslation(['entry', 'common']);
  const { participant } = useCaseSession();
  const view = useCaseViewStore();
  const { text, length, isTooLong } = answer;
  const send = () => {
    const id = answer.send();
    if (id) view.setState({ sheet: { root: 'resources', id } });
  };
  return (
    <FormField entityId={gapId} field="answer">
      <TextArea
        ref={answer.ref}
        label={t('answer')}
        hint={
          <>
            {t('answerHint')}
            <LengthNote length={length} max={resourceTextMax} isTried={false} />
          </>
        }
        error={isTooLong ? t('common:tooLong', { max: resourceTextMax }) : undefined}
        value={text}
        onChange={(event) => answer.setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      <p className={styles.send}>
        <Button icon={Check} size="sm" title={t('answerKeys')} onClick={send}>
          {t('answerSend')}
        </Button>
        <DepartmentPill department={participant.department} />
      </p>
    </FormField>
  );
}
