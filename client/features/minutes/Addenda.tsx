import { FilePlus2 } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addendumMax } from '../../../shared/case/closed-minutes.ts';
import { isStaff } from '../../../shared/protocol/roles.ts';
import { ApiFailure } from '../../sync/api.ts';
import { addAddendum } from '../../sync/minutes-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { TextArea } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './Addenda.module.css';
import { Block } from './Block.tsx';
import { partId } from './Blocks.tsx';
import type { MinutesText } from './minutes-text.ts';

/** What was added to closed minutes, and what somebody adds now. */
export function Addenda(props: {
  readonly sittingId: string;
  readonly addenda: MinutesText['addenda'];
}) {
  const { t } = useTranslation('minutes');
  const { participant } = useCaseSession();
  const readOnly = useReadOnly();
  return (
    <Block id={partId('addenda')} title={t('part.addenda')} kind="closed">
      <ul>
        {props.addenda.map(({ id, head, department, text }) => (
          <li key={id} className={styles.addendum}>
            <p className={styles.head}>
              {head} {department && <DepartmentPill department={department} />}
            </p>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
      </ul>
      {isStaff(participant.role) && !readOnly && <NewAddendum sittingId={props.sittingId} />}
    </Block>
  );
}

function NewAddendum({ sittingId }: { readonly sittingId: string }) {
  const { t } = useTranslation(['minutes', 'errors']);
  const { caseId } = useCaseSession();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useDraft(`addendum-${sittingId}`, '');
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const isMissing = text.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(isMissing);
    if (isMissing) form.current?.querySelector('textarea')?.focus();
    if (isMissing || isSending) return;
    setSending(true);
    try {
      await addAddendum(caseId, sittingId, { text });
      setText('');
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) });
    }
    setSending(false);
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className={styles.form}>
      <TextArea
        label={t('minutes:addendumText')}
        hint={t('minutes:addendumLead')}
        maxLength={addendumMax}
        value={text}
        error={isTried && isMissing ? t('minutes:addendumMissing') : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button type="submit" variant="secondary" icon={FilePlus2} aria-busy={isSending}>
          {t('minutes:addendumAdd')}
        </Button>
      </div>
    </form>
  );
}
