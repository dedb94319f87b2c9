import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../words/use-format.ts';

/** Names who is missing before the stances are revealed without them. */
export function RevealDialog(props: {
  readonly missing: readonly string[];
  onReveal(): void;
  onClose(): void;
}) {
  const { t } = useTranslation('weighing');
  const format = useFormat();
  const { missing } = props;
  return (
    <Dialog
      title={t('reveal')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={props.onReveal}>{t('revealAnyway')}</Button>
        </>
      }
    >
      <p>
        <strong>
          {t('missing', {
            count: missing.length,
            number: format.firstNumber(missing.length),
            departments: missing.join(', '),
          })}
        </strong>
      </p>
      <p>{t('missingBody')}</p>
    </Dialog>
  );
}
