import { ReceiptText, Trash2 } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureReceipt } from '../../../shared/protocol/privacy.ts';
import { eraseCase } from '../../sync/privacy-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Card } from './Card.tsx';
import styles from './EraseCard.module.css';
import { useChange } from './use-change.ts';

/** The end of a case: whoever types how it is called means it. */
export function EraseCard(props: {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly pseudonym: string;
  onErased(receipt: ErasureReceipt): void;
}) {
  const { t } = useTranslation('privacy');
  const { participant } = useCaseSession();
  const { isSending, send } = useChange(t('erase.failed'));
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { pseudonym } = props;
  const isMeant = typed.trim() === pseudonym.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isMeant) {
      form.current?.querySelector('input')?.focus();
      return;
    }
    void send(async () => props.onErased(await eraseCase(props.caseId, typed.trim())));
  };

  return (
    <div className={styles.card}>
      <Card icon={Trash2} title={t('erase.title')}>
        <p className={styles.text}>{t('erase.body')}</p>
        <ul className={styles.gone}>
          <li>{t('erase.gone.entries')}</li>
          <li>{t('erase.gone.sessions')}</li>
          <li>{t('erase.gone.log')}</li>
        </ul>
        <form ref={form} noValidate onSubmit={submit} className={styles.form}>
          <TextField
            label={t('erase.confirm', { pseudonym })}
            value={typed}
            className={styles.field}
            error={asked && !isMeant ? t('erase.missing', { pseudonym }) : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button
            type="submit"
            variant="danger"
            className={isMeant ? undefined : styles.notYet}
            aria-busy={isSending}
          >
            {t('erase.submit')}
          </Button>
        </form>
        <div className={styles.preview}>
          <h4 className={styles.previewTitle}>
            <ReceiptText aria-hidden="true" size={18} />
            {t('erase.preview')}
          </h4>
          <p>
            {t('erase.previewCase', {
              number: props.caseNumber,
              department: participant.department,
            })}
          </p>
          <p>{t('erase.previewCounts')}</p>
          <p>{t('erase.previewHash')}</p>
        </div>
      </Card>
    </div>
  );
}
