import { Printer, ReceiptText } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ErasureReceipt } from '../../../shared/protocol/privacy.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './Erased.module.css';

/** What is left of a case. */
export function Erased({ receipt }: { readonly receipt: ErasureReceipt }) {
  const { t } = useTranslation(['privacy', 'common']);
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('erased.title');
    heading.current?.focus();
  }, [t]);
  const { number, at, department, rows, snapshots, keys, hash } = receipt;
  return (
    <main className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {t('erased.title')}
      </h1>
      <p className={styles.text}>{t('erased.body')}</p>
      <section aria-labelledby="receipt" className={styles.receipt}>
        <h2 id="receipt" className={styles.receiptTitle}>
          <ReceiptText aria-hidden="true" size={20} />
          {t('erased.receipt')}
        </h2>
        <p>
          {t('erased.case', {
            number,
            date: format.date(new Date(at).toISOString()),
            time: format.time(at),
            by: department ?? t('operator'),
          })}
        </p>
        <p>
          {[
            t('erased.rows', { count: rows }),
            t('erased.snapshots', { count: snapshots }),
            t('erased.keys', { count: keys }),
          ].join(', ')}
        </p>
        <p className={styles.hash}>{t('erased.hash', { hash: grouped(hash) })}</p>
      </section>
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

/** "9f3c 71ad …": whoever compares it does so in fours. */
function grouped(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? hash;
}
