import { Eye, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openRound as openRoundOf, type RevealedRound } from '../../../shared/case/round.ts';
import { useChair } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useFormat } from '../../words/use-format.ts';
import { NewRoundDialog } from './NewRoundDialog.tsx';
import styles from './RevealedRoundBar.module.css';
import { departmentsOf } from './round-view.ts';
import { useAdvice } from './use-advice.ts';
import { useWeighing } from './weighing.tsx';

/** What a revealed round says, as advice; the chair opens the next one. */
export function RevealedRoundBar(props: { readonly round: RevealedRound; onDone(): void }) {
  const { t } = useTranslation('weighing');
  const format = useFormat();
  const isChair = useIsChair();
  const { strategies, showsAll, showAll } = useWeighing();
  const hasOpen = useChair((chair) => openRoundOf(chair.rounds) !== undefined);
  const [isOpening, setOpening] = useState(false);
  const { round } = props;
  const { revealed } = round;
  const { advice, words } = useAdvice(strategies, round);
  const all = departmentsOf(round).length;
  return (
    <>
      <Eye aria-hidden="true" size={20} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.advice}>{words}</p>
        <p className={styles.hint}>
          {t('revealedAt', {
            time: format.time(revealed.at),
            given: all - revealed.missing.length,
            all,
          })}
          {revealed.missing.length > 0 &&
            ` · ${t('revealedMissing', { departments: revealed.missing.join(', ') })}`}
          {advice.kind === 'least' && ` · ${t('leastHint')}`}
        </p>
      </div>
      <Button variant="quiet" aria-pressed={showsAll} onClick={() => showAll(!showsAll)}>
        {t('showAll')}
      </Button>
      {isChair && !hasOpen && (
        <Button variant="secondary" icon={RotateCcw} onClick={() => setOpening(true)}>
          {t('newRound')}
        </Button>
      )}
      {isOpening && (
        <NewRoundDialog
          round={round}
          onClose={() => setOpening(false)}
          onOpened={() => {
            setOpening(false);
            props.onDone();
          }}
        />
      )}
    </>
  );
}
