import { CircleCheck, Copy, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedInvitation } from '../../../shared/protocol/account.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './LinkDialog.module.css';

/** A personal link, shown whole this once. */
export function LinkDialog(props: { readonly created: CreatedInvitation; onClose(): void }) {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const [isCopied, setCopied] = useState(false);
  const { invitation, token } = props.created;
  const link = `${location.origin}/beitreten#${token}`;
  const until = `${format.date(isoDay(invitation.expiresAt))}, ${format.time(invitation.expiresAt)}`;
  return (
    <Dialog
      title={t('linkTitle')}
      onClose={props.onClose}
      actions={<Button onClick={props.onClose}>{t('common:done')}</Button>}
    >
      <div className={styles.ready}>
        <p className={styles.for}>
          <CircleCheck aria-hidden="true" size={20} />
          <DepartmentPill department={invitation.department} />
          <strong>{invitation.name}</strong>
          <span className={styles.once}>{t('shownOnce')}</span>
        </p>
        <div className={styles.line}>
          <label className={styles.link}>
            <span className="visually-hidden">{t('link')}</span>
            <input
              type="text"
              readOnly
              value={link}
              onFocus={({ currentTarget }) => {
                currentTarget.select();
                currentTarget.scrollLeft = 0;
              }}
            />
          </label>
          <Button
            icon={isCopied ? CircleCheck : Copy}
            onClick={async () => {
              await navigator.clipboard.writeText(link);
              setCopied(true);
            }}
          >
            {t(isCopied ? 'copied' : 'copy')}
          </Button>
        </div>
        <p className={styles.note}>
          <ShieldCheck aria-hidden="true" size={16} />
          {t(invitation.staffId ? 'renewNote' : 'linkNote', { until })}
        </p>
        <span className="visually-hidden" aria-live="polite">
          {isCopied ? t('copied') : ''}
        </span>
      </div>
    </Dialog>
  );
}
