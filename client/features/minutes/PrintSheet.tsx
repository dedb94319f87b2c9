import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetProgress } from '../../../shared/case/family-sheet.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './MinutesLens.module.css';
import { useFamilySheet } from './use-family-sheet.ts';

/** The sheet on paper. What nobody stands for stays off it, and whoever prints is told so before. */
export function PrintSheet({ sitting }: { readonly sitting: Sitting }) {
  const { t } = useTranslation(['familySheet', 'minutes', 'common']);
  const sheet = useFamilySheet(sitting);
  const { done } = sheetProgress(sheet);
  const open = sheet.sentences.filter(({ state }) => state !== 'confirmed');
  const [isAsking, setAsking] = useState(false);
  const [isChosen, setChosen] = useState(false);
  // Once the dialog is off the page.
  useEffect(() => {
    if (!isChosen) return;
    setChosen(false);
    print();
  }, [isChosen]);
  const close = () => setAsking(false);
  return (
    <div className={styles.take}>
      <Button
        variant="secondary"
        icon={Printer}
        title={t('minutes:printHint')}
        onClick={() => (open.length > 0 ? setAsking(true) : print())}
      >
        {t('minutes:print')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('familySheet:printAsk', { count: open.length })}
          onClose={close}
          actions={
            <>
              <Button variant="secondary" onClick={close}>
                {t('common:cancel')}
              </Button>
              {done > 0 && (
                <Button
                  icon={Printer}
                  onClick={() => {
                    close();
                    setChosen(true);
                  }}
                >
                  {t('familySheet:printDone')}
                </Button>
              )}
            </>
          }
        >
          <p>{t(done > 0 ? 'familySheet:printLead' : 'familySheet:printNothing')}</p>
          <ul className={styles.missing}>
            {open.map(({ id, sentence }) => (
              <li key={id}>{sentence}</li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
}
