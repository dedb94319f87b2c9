import { Waypoints } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chainOf } from '../../../shared/case/chain.ts';
import type { ActionField } from '../../../shared/method/action-fields.ts';
import type { TemplateStep } from '../../../shared/method/chain-templates.ts';
import { readTownContent } from '../../../shared/method/town-settings.ts';
import { ApiFailure, saveTown } from '../../sync/api.ts';
import { showTown, useTown } from '../../sync/town.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';

/** The chain of an exemplary case becomes a template of the town, with which a new case can start. */
export function ChainDialog(props: {
  readonly title: string;
  readonly field: ActionField;
  onClose(): void;
}) {
  const { t } = useTranslation(['exemplary', 'common', 'errors']);
  const { version, validFrom: _, by: __, ...content } = useTown();
  const chronicle = useBoard((board) => board.chronicle);
  const [name, setName] = useState(props.title);
  const [isSaving, setSaving] = useState(false);
  const steps = useMemo(
    () =>
      chainOf(chronicle).map(
        (step, index): TemplateStep => ({
          id: `step-${index + 1}`,
          what: step.what,
          department: step.department,
          ...(step.targetDays ? { targetDays: step.targetDays } : {}),
          handsTo: step.handsTo,
          handsWhat: step.handsWhat ?? '',
          ...(step.legalSphere ? { legalSphere: step.legalSphere } : {}),
        }),
      ),
    [chronicle],
  );

  const save = async () => {
    if (isSaving || !name.trim()) return;
    const template = { id: nanoid(), name: name.trim(), version: 0, field: props.field, steps };
    const read = readTownContent({ ...content, chains: [...content.chains, template] });
    if ('problem' in read) {
      toasts.error({ title: t('open.chainFull') }, 'exemplary');
      return;
    }
    setSaving(true);
    try {
      showTown(await saveTown({ basedOn: version, settings: read.content }));
      toasts.info({ title: t('open.chainDone', { name: template.name }) });
      props.onClose();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) }, 'exemplary');
      setSaving(false);
    }
  };

  return (
    <Dialog
      title={t('open.chainTitle')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('common:cancel')}
          </Button>
          <Button icon={Waypoints} aria-busy={isSaving} onClick={() => void save()}>
            {t('open.chainSubmit')}
          </Button>
        </>
      }
    >
      <p>{t('open.chainBody', { count: steps.length })}</p>
      <TextField
        label={t('open.chainName')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  );
}
