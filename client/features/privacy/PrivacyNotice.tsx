import { ShieldAlert, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { fetchPrivacy } from '../../sync/privacy-api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './PrivacyNotice.module.css';

/** Who opens a case hears that a consent is missing or that its time is over. */
export function PrivacyNotice({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const load = useCallback(() => fetchPrivacy(caseId), [caseId]);
  const { value } = useFetched(load);
  const [dismissed, setDismissed] = useState('');
  if (!value) return null;
  const { without, retention, mayChange } = value;
  const date = format.date(retention.until);
  const text = [
    without.length > 0 && t('notice.without', { departments: format.list(without) }),
    mayChange && retention.state !== 'running' && t(`notice.${retention.state}`, { date }),
  ]
    .filter(Boolean)
    .join(' ');
  if (text === '' || text === dismissed) return null;
  return (
    <div role="status" className={styles.notice}>
      <ShieldAlert aria-hidden="true" size={18} />
      <p>
        {text} <Link href={`/fall/${caseId}/datenschutz`}>{t('notice.look')}</Link>
      </p>
      <IconButton icon={X} label={t('notice.dismiss')} onClick={() => setDismissed(text)} />
    </div>
  );
}
