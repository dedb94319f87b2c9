import { ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ErasureReceipt } from '../../shared/protocol/privacy.ts';
import { isoDay } from '../words/format.ts';
import { useFormat } from '../words/use-format.ts';
import styles from './Receipt.module.css';

/** Proof that a case was erased. */
export function Receipt({ receipt }: { readonly receipt: ErasureReceipt }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const { number, at, department, rows, snapshots, keys, hash } = receipt;
  return (
    <div className={styles.receipt}>
      <h2 className={styles.title}>
        <ReceiptText aria-hidden="true" size={20} />
        {t('erased.receipt')}
      </h2>
      <p>
        {t('erased.case', {
          number,
          date: format.date(isoDay(at)),
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
      <p className={styles.hash}>{t('erased.hash', { hash: inFours(hash) })}</p>
    </div>
  );
}

/** "9f3c 71ad …": whoever compares it does so in fours. */
function inFours(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? hash;
}
