import { Check, Download, Minus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../sync/api.ts';
import { fetchCaseFile } from '../../sync/transfer-api.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { toasts } from '../../ui/toasts.ts';
import styles from './SaveCaseDialog.module.css';

/** Saves the whole case as a file, as far as this person may see it, and says first what that means. */
export function SaveCaseDialog(props: { readonly number: string; onClose(): void }) {
  const { t } = useTranslation(['transfer', 'common', 'errors']);
  const { caseId } = useCaseSession();
  const count = useBoard(({ stubs }) => Object.values(stubs).reduce((sum, each) => sum + each, 0));
  const [isSaving, setSaving] = useState(false);

  const save = async () => {
    if (isSaving) return;
    setSaving(true);
    try {
      const name = t('transfer:save.fileName', { number: props.number });
      saveFile(`${name}.json`, await fetchCaseFile(caseId), 'application/json');
      toasts.info({ title: t('transfer:save.done') }, 'export');
      props.onClose();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) }, 'export');
      setSaving(false);
    }
  };

  return (
    <Dialog
      title={t('transfer:save.title')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('common:cancel')}
          </Button>
          <Button icon={Download} aria-busy={isSaving} onClick={() => void save()}>
            {t('transfer:save.submit')}
          </Button>
        </>
      }
    >
      <p className={styles.warning}>
        <TriangleAlert aria-hidden="true" size={20} />
        <span>
          <strong>{t('transfer:save.unprotected')}</strong> {t('transfer:save.unprotectedBody')}
        </span>
      </p>
      <h3 className={styles.heading}>{t('transfer:save.holds')}</h3>
      <ul className={styles.list}>
        {(['board', 'chair', 'snapshots', 'rest'] as const).map((part) => (
          <li key={part}>
            <Check aria-hidden="true" size={18} />
            {t(`transfer:save.part.${part}`)}
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>{t('transfer:save.leavesOut')}</h3>
      <ul className={styles.list}>
        {count > 0 && (
          <li>
            <Minus aria-hidden="true" size={18} />
            {t('transfer:entrusted', { count })}
          </li>
        )}
        {(['stances', 'accounts'] as const).map((part) => (
          <li key={part}>
            <Minus aria-hidden="true" size={18} />
            {t(`transfer:save.without.${part}`)}
          </li>
        ))}
      </ul>
      <p className={styles.note}>{t('transfer:save.recorded')}</p>
    </Dialog>
  );
}
