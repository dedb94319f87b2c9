import { CircleCheck, Copy, Mail, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { CopyLine } from './CopyLine.tsx';
import styles from './ReadyLink.module.css';
import { useCopy } from './use-copy.ts';

/** A link or key that was just made and is shown whole this once; also as a text for e-mail, where there is one. */
export function ReadyLink(props: {
  /** For whom. */
  readonly head: ReactNode;
  readonly label: string;
  readonly address: string;
  readonly mail?: string;
  readonly note: string;
}) {
  const { t } = useTranslation('link');
  const { copied, copy } = useCopy();
  const { address, mail } = props;
  return (
    <div className={styles.ready}>
      <p className={styles.head} role="status">
        <CircleCheck aria-hidden="true" size={20} />
        {props.head}
        <span className={styles.once}>{t('shownOnce')}</span>
      </p>
      <CopyLine
        label={props.label}
        isLabelHidden
        text={address}
        copied={copied && (copied === address ? props.label : t('copyMail'))}
      >
        <Button icon={copied === address ? CircleCheck : Copy} onClick={() => copy(address)}>
          {t(copied === address ? 'copied' : 'copy')}
        </Button>
        {mail !== undefined && (
          <Button
            variant="secondary"
            icon={copied === mail ? CircleCheck : Mail}
            onClick={() => copy(mail)}
          >
            {t(copied === mail ? 'copied' : 'copyMail')}
          </Button>
        )}
      </CopyLine>
      <p className={styles.note}>
        <ShieldCheck aria-hidden="true" size={16} />
        {props.note}
      </p>
    </div>
  );
}
