import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyTemplate } from '../../../shared/case/chain-commands.ts';
import type { ChainTemplate } from '../../../shared/method/chain-templates.ts';
import { isStaff } from '../../../shared/protocol/roles.ts';
import { useTown } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useFollows } from '../../ui/use-follows.ts';
import { useToday } from '../../ui/use-today.ts';
import styles from './TemplateDialog.module.css';
import { useTemplateName } from './use-template-name.ts';

/** Chooses a template of the town and puts its steps into the chain. */
export function TemplateDialog(props: {
  /** The one the chain was made from, and the state of it that holds by now. */
  readonly current:
    | { readonly template: ChainTemplate; readonly now: number | undefined }
    | undefined;
  onClose(): void;
}) {
  const { t } = useTranslation(['chain', 'common']);
  const { board, author, participant } = useCaseSession();
  const { chains } = useTown();
  const nameOf = useTemplateName();
  const followsOf = useFollows(isStaff(participant.role));
  const run = useCommand();
  const today = useToday();
  const group = useId();
  const { current, onClose } = props;
  const [chosen, setChosen] = useState(current?.template.id ?? chains[0]?.id);
  const template = chains.find(({ id }) => id === chosen);
  const isOutdated = current?.now !== undefined && current.now !== current.template.version;

  const apply = () => {
    if (!template) return;
    const count = run(() => applyTemplate(board, author, template, today));
    if (count === undefined) return;
    toasts.info({ title: count === 0 ? t('chain:appliedNone') : t('chain:applied', { count }) });
    onClose();
  };

  return (
    <Dialog
      title={t('chain:templateTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          {chains.length > 0 && <Button onClick={apply}>{t('chain:apply')}</Button>}
        </>
      }
    >
      <div className={styles.body}>
        <p>{t(chains.length > 0 ? 'chain:templateLead' : 'chain:templateNone')}</p>
        {isOutdated && (
          <p className={styles.note}>
            {t('chain:templateVersion', {
              version: current.template.version,
              now: current.now,
            })}
          </p>
        )}
        <fieldset className={styles.choice}>
          <legend className="visually-hidden">{t('chain:templateTitle')}</legend>
          {chains.map((each) => (
            <label key={each.id} className={styles.line}>
              <input
                type="radio"
                name={group}
                checked={each.id === chosen}
                onChange={() => setChosen(each.id)}
              />
              <span>
                <strong>{nameOf(each)}</strong>
                <small>
                  {[
                    t(`chain:field.${each.field}`),
                    t('chain:templateSteps', { count: each.steps.length }),
                    followsOf(each),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
        {template && (
          <ol className={styles.steps}>
            {template.steps.map(({ id, what, department }) => (
              <li key={id}>
                {what} <span>({department})</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Dialog>
  );
}
