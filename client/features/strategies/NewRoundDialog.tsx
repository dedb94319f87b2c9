import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevealedRound } from '../../../shared/case/round.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { ApiFailure, openRound } from '../../sync/api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWeighing } from './weighing.tsx';

/** A further round over some or all strategies; what was added since the last one is chosen from the start. */
export function NewRoundDialog(props: {
  readonly round: RevealedRound;
  onOpened(): void;
  onClose(): void;
}) {
  const { t } = useTranslation('weighing');
  const { t: errors } = useTranslation('errors');
  const { t: strategy } = useTranslation('strategies');
  const { caseId } = useCaseSession();
  const { strategies } = useWeighing();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const stances = props.round.revealed.stances;
    const added = strategies.filter(({ id }) => !stances.some((s) => s.strategyId === id));
    return new Set((added.length > 0 ? added : strategies).map(({ id }) => id));
  });
  const [failure, setFailure] = useState('');
  const scored = strategies.filter(({ id }) => chosen.has(id)).map(({ id }) => id);

  const open = async () => {
    if (scored.length === 0) {
      setFailure(t('newRoundNothing'));
      return;
    }
    try {
      await openRound(caseId, scored.length === strategies.length ? {} : { strategyIds: scored });
      announce(t('roundOpened'));
      props.onOpened();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(errors(`api.${error.code}`));
    }
  };
  return (
    <Dialog
      title={t('newRoundTitle')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={() => void open()}>{t('newRoundStart')}</Button>
        </>
      }
    >
      <p>{t('newRoundBody')}</p>
      {strategies.map(({ id, letter, title }) => (
        <CheckLine
          key={id}
          label={strategy(id === statusQuoId ? 'statusQuoName' : 'name', { letter, title })}
          checked={chosen.has(id)}
          onChange={(checked) => {
            const next = new Set(chosen);
            if (checked) next.add(id);
            else next.delete(id);
            setChosen(next);
            setFailure('');
          }}
        />
      ))}
      {failure && <p role="alert">{failure}</p>}
    </Dialog>
  );
}
