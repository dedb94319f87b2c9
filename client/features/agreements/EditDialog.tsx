import { useTranslation } from 'react-i18next';
import type { Agreement } from '../../../shared/case/agreement.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LineField } from '../../ui/LineField.tsx';
import { SharedTextArea } from '../../ui/SharedTextArea.tsx';
import styles from './EditDialog.module.css';
import { SourceSelect } from './SourceSelect.tsx';
import { useAgreementCommands } from './use-agreement-commands.ts';
import { WhoSelect } from './WhoSelect.tsx';

/** Everything an agreement says; each change counts at once, for everybody. */
export function EditDialog(props: { readonly agreement: Agreement; onClose(): void }) {
  const { t } = useTranslation('agreements');
  const { t: common } = useTranslation('common');
  const { agreement, onClose } = props;
  const { id, what, due = '', whoDepartment, whoPersonId } = agreement;
  const commands = useAgreementCommands();
  return (
    <Dialog
      title={t('editTitle')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{common('done')}</Button>}
    >
      <div className={styles.form}>
        <div className={styles.field}>
          <span aria-hidden="true" className={styles.label}>
            {t('what')}
          </span>
          <div className={styles.text}>
            <SharedTextArea
              text={{ root: 'agreements', id, field: 'what' }}
              value={what}
              label={t('what')}
              placeholder={t('whatMissing')}
            />
          </div>
        </div>
        <div className={styles.pair}>
          <div className={styles.field}>
            <span aria-hidden="true" className={styles.label}>
              {t('who')}
            </span>
            <WhoSelect
              who={{ ...(whoDepartment && { whoDepartment }), ...(whoPersonId && { whoPersonId }) }}
              onChange={(who) =>
                commands.change(id, {
                  whoDepartment: who.whoDepartment,
                  whoPersonId: who.whoPersonId,
                })
              }
            />
          </div>
          <div className={styles.field}>
            <span aria-hidden="true" className={styles.label}>
              {t('from')}
            </span>
            <SourceSelect
              named
              source={agreement}
              onChange={({ strategyId, gapId }) => commands.change(id, { strategyId, gapId })}
            />
          </div>
        </div>
        <LineField
          type="date"
          label={t('due')}
          value={due}
          onCommit={(day) => commands.change(id, { due: day || undefined })}
        />
      </div>
    </Dialog>
  );
}
