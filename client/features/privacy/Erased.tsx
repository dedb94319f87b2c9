import { Printer } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ErasureReceipt } from '../../../shared/protocol/privacy.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Receipt } from '../../ui/Receipt.tsx';
import styles from './Erased.module.css';

/** What is left of a case. */
export function Erased({ receipt }: { readonly receipt: ErasureReceipt }) {
  const { t } = useTranslation(['privacy', 'common']);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('erased.title');
    heading.current?.focus();
  }, [t]);
  return (
    <main className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {t('erased.title')}
      </h1>
      <p className={styles.text}>{t('erased.body')}</p>
      <Receipt receipt={receipt} />
      <div className={styles.actions}>
        <Button variant="secondary" icon={Printer} onClick={() => print()}>
          {t('erased.print')}
        </Button>
        <Link href="/" className={buttonClass('primary')}>
          {t('common:toHome')}
        </Link>
      </div>
    </main>
  );
}
