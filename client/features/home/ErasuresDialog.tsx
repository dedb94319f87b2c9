import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fetchErasures } from '../../sync/privacy-api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Receipt } from '../../ui/Receipt.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './ErasuresDialog.module.css';

/** The receipts of all cases that were erased. */
export function ErasuresDialog(props: { onClose(): void }) {
  const { t } = useTranslation(['home', 'common', 'errors']);
  const { value, failure } = useFetched(fetchErasures);
  return (
    <Dialog
      title={t('erasures')}
      onClose={props.onClose}
      actions={
        value &&
        value.length > 0 && (
          <Button variant="secondary" icon={Printer} onClick={() => print()}>
            {t('printErasures')}
          </Button>
        )
      }
    >
      {failure && <p role="alert">{t(`errors:api.${failure.code}`)}</p>}
      {!value && !failure && <Skeleton label={t('common:loading')} rows={2} />}
      {value?.length === 0 && <p>{t('noErasures')}</p>}
      <ul className={styles.list}>
        {value?.map((receipt) => (
          <li key={receipt.caseId}>
            <Receipt receipt={receipt} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
