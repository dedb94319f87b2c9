import { type FormEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './FormDialog.module.css';

/** A dialog that sends what was filled in; `onSubmit` returns false where something is missing, whose field gets the focus. */
export function FormDialog(props: {
  readonly title: string;
  readonly submit: string;
  readonly danger?: boolean;
  readonly isSending: boolean;
  onSubmit(): boolean;
  onClose(): void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.onSubmit()) return;
    // Only once what is missing has been marked.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button
            variant={props.danger ? 'danger' : 'primary'}
            aria-busy={props.isSending}
            onClick={() => form.current?.requestSubmit()}
          >
            {props.submit}
          </Button>
        </>
      }
    >
      <form ref={form} noValidate onSubmit={submit} className={styles.form}>
        {props.children}
      </form>
    </Dialog>
  );
}
