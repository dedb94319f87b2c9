import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Agreement } from '../../../shared/case/agreement.ts';
import styles from './SettleSwitch.module.css';
import { useAgreementCommands } from './use-agreement-commands.ts';

/** Done or not, with one click; the same once more takes it back. */
export function SettleSwitch({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  const commands = useAgreementCommands();
  return (
    <fieldset aria-label={t('settle', { what: agreement.what })} className={styles.switch}>
      {(['done', 'notDone'] as const).map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={agreement.state === state}
          className={styles.choice}
          onClick={() => commands.settle(agreement, state)}
        >
          {state === 'done' && <Check aria-hidden="true" size={16} />}
          {t(`state.${state}`)}
        </button>
      ))}
    </fieldset>
  );
}
