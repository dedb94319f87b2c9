import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevealedRound } from '../../../shared/case/round.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { toWeighAnew } from './round-view.ts';
import { useOpenRound } from './use-open-round.ts';
import { useWeighing } from './weighing.tsx';

/** A further round over some or all strategies; what is new since the last one or got a condition is chosen from the start. */
export function NewRoundDialog(props: {
  readonly round: RevealedRound;
  onOpened(): void;
  onClose(): void;
}) {
  const { t } = useTranslation('weighing');
  const { t: strategy } = useTranslation('strategies');
  const { strategies } = useWeighing();
  const conditions = useBoard((board) => board.conditions);
  const ids = strategies.map(({ id }) => id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const anew = toWeighAnew(props.round, ids, conditions.values());
    return new Set(anew.length > 0 ? anew : ids);
  });
  const { open, failure, forget } = useOpenRound(props.onOpened);
  return (
    <Dialog
      title={t('newRoundTitle')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={() => void open(ids.filter((id) => chosen.has(id)))}>
            {t('newRoundStart')}
          </Button>
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
            forget();
          }}
        />
      ))}
      {failure && <p role="alert">{failure}</p>}
    </Dialog>
  );
}
