import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CaseItem,
  type Conference,
  postponementReasonMax,
} from '../../../shared/method/agenda.ts';
import { ApiFailure, fetchConferences, postponeCase } from '../../sync/api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { firstFocus } from '../../ui/first-focus.ts';
import { Select, TextArea } from '../../ui/TextField.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useFormat } from '../../words/use-format.ts';

/** Takes a case off the agenda, with why and where to. */
export function PostponeDialog(props: {
  conference: Conference;
  item: CaseItem;
  name: string;
  onClose(): void;
  onPostponed(conference: Conference): void;
}) {
  const { t } = useTranslation(['agenda', 'common', 'errors']);
  const format = useFormat();
  const toasts = useToasts();
  const form = useRef<HTMLFormElement>(null);
  const { conference, item } = props;
  const { value: conferences = [] } = useFetched(fetchConferences);
  const later = conferences.filter(
    ({ id, date }) => id !== conference.id && date >= conference.date,
  );
  const [reason, setReason] = useState('');
  /** Undefined: the next one there is. */
  const [chosen, setChosen] = useState<string>();
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const to = chosen ?? later[0]?.id ?? '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (sending || reason.trim() === '') {
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    setSending(true);
    try {
      props.onPostponed(
        await postponeCase(conference.id, {
          itemId: item.id,
          reason: reason.trim(),
          ...(to ? { to } : {}),
        }),
      );
      toasts.info({ title: t('postponeDialog.done', { name: props.name }) });
      props.onClose();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error(
        { title: t('postponeDialog.failed'), body: t(`errors:api.${error.code}`) },
        'postpone',
      );
      setSending(false);
    }
  };

  return (
    <Dialog
      title={t('postponeDialog.title', { name: props.name })}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('common:cancel')}
          </Button>
          <Button aria-busy={sending} onClick={() => form.current?.requestSubmit()}>
            {t('postponeDialog.submit')}
          </Button>
        </>
      }
    >
      <form ref={form} noValidate onSubmit={submit}>
        <TextArea
          label={t('postponeDialog.reason')}
          hint={t('postponeDialog.reasonHint')}
          value={reason}
          maxLength={postponementReasonMax}
          error={asked && reason.trim() === '' ? t('postponeDialog.reasonMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
          ref={firstFocus}
        />
        <Select
          label={t('postponeDialog.to')}
          value={to}
          onChange={(event) => setChosen(event.target.value)}
        >
          {later.map(({ id, date }) => (
            <option key={id} value={id}>
              {format.longDate(date)}
            </option>
          ))}
          <option value="">{t('postponeDialog.noDate')}</option>
        </Select>
      </form>
    </Dialog>
  );
}
