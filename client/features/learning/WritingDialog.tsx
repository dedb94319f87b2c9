import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useAskOnUnload } from '../../ui/use-ask-on-unload.ts';

/** A dialog to write in: whoever would lose what is typed is asked first. */
export function WritingDialog({
  isTyped,
  submit,
  onClose,
  ...rest
}: Omit<ComponentProps<typeof Dialog>, 'actions'> & {
  readonly isTyped: boolean;
  /** What can be done besides leaving, the primary button last. */
  readonly submit: ReactNode;
}) {
  const { t } = useTranslation(['learning', 'common']);
  const [isAsking, setAsking] = useState(false);
  useAskOnUnload(isTyped);
  const leave = () => (isTyped ? setAsking(true) : onClose());
  const stay = () => setAsking(false);
  return (
    <>
      {isAsking && (
        <Dialog
          title={t('rules.unsaved.title')}
          onClose={stay}
          actions={
            <>
              <Button variant="secondary" onClick={stay}>
                {t('rules.unsaved.stay')}
              </Button>
              <Button variant="danger" onClick={onClose}>
                {t('rules.unsaved.discard')}
              </Button>
            </>
          }
        >
          <p>{t('rules.unsaved.body')}</p>
        </Dialog>
      )}
      <Dialog
        {...rest}
        onClose={leave}
        actions={
          <>
            <Button variant="secondary" onClick={leave}>
              {t('common:cancel')}
            </Button>
            {submit}
          </>
        }
      />
    </>
  );
}
