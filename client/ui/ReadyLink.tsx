import { CircleCheck, Copy, Mail, ShieldCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './announcer.ts';
import { Button } from './Button.tsx';
import styles from './ReadyLink.module.css';
import { toasts } from './toasts.ts';

/** A link that was just made and is shown whole this once; also as a text for e-mail, where there is one. */
export function ReadyLink(props: {
  /** For whom. */
  readonly head: ReactNode;
  readonly label: string;
  readonly address: string;
  readonly mail?: string;
  readonly note: string;
}) {
  const { t } = useTranslation('link');
  const announce = useAnnounce();
  const [copied, setCopied] = useState<'link' | 'mail'>();
  const { address, mail } = props;
  const copy = async (what: 'link' | 'mail', text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(what);
      announce(t('copied'));
    } catch {
      // Not every browser lets a page write there; the link can be copied by hand.
      toasts.error({ title: t('copyFailed') });
    }
  };
  return (
    <div className={styles.ready}>
      <p className={styles.head} role="status">
        <CircleCheck aria-hidden="true" size={20} />
        {props.head}
        <span className={styles.once}>{t('shownOnce')}</span>
      </p>
      <div className={styles.line}>
        <label className={styles.link}>
          <span className="visually-hidden">{props.label}</span>
          <input
            type="text"
            readOnly
            value={address}
            onFocus={({ currentTarget }) => {
              currentTarget.select();
              currentTarget.scrollLeft = 0;
            }}
          />
        </label>
        <Button
          icon={copied === 'link' ? CircleCheck : Copy}
          onClick={() => void copy('link', address)}
        >
          {t(copied === 'link' ? 'copied' : 'copy')}
        </Button>
        {mail !== undefined && (
          <Button
            variant="secondary"
            icon={copied === 'mail' ? CircleCheck : Mail}
            onClick={() => void copy('mail', mail)}
          >
            {t(copied === 'mail' ? 'copied' : 'copyMail')}
          </Button>
        )}
      </div>
      <p className={styles.note}>
        <ShieldCheck aria-hidden="true" size={16} />
        {props.note}
      </p>
    </div>
  );
}
