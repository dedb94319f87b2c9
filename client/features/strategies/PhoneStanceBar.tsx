import { ArrowRight, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Strategy } from '../../../shared/case/strategy.ts';
import { Button } from '../../ui/Button.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import styles from './PhoneStanceBar.module.css';
import type { RoundView } from './round-view.ts';
import { useStance } from './use-stance.ts';
import { useWeighing } from './weighing.tsx';

/** In reach of the thumb: gives the stance that is shown, then leads to the next that is open. */
export function PhoneStanceBar({ view }: { readonly view: RoundView & { kind: 'open' } }) {
  const { strategies } = useWeighing();
  const chosen = useCaseView((state) => state.strategyId);
  const shown = strategies.find(({ id }) => id === chosen) ?? strategies[0];
  return shown && view.scored.includes(shown.id) ? (
    <GiveOrGoOn strategy={shown} scored={view.scored} />
  ) : null;
}

function GiveOrGoOn(props: { readonly strategy: Strategy; readonly scored: readonly string[] }) {
  const { t } = useTranslation('weighing');
  const { strategies, own } = useWeighing();
  const caseView = useCaseViewStore();
  const stance = useStance(props.strategy);
  const at = strategies.indexOf(props.strategy);
  const next = [...strategies.slice(at + 1), ...strategies.slice(0, at)].find(
    ({ id }) => props.scored.includes(id) && !own.has(id),
  );
  if (stance.isSealed)
    return next ? (
      <Button
        iconAfter={ArrowRight}
        className={styles.give}
        onClick={() => caseView.setState({ strategyId: next.id })}
      >
        {t('nextOpen', { letter: next.letter })}
      </Button>
    ) : null;
  return (
    <Button
      icon={Lock}
      className={styles.give}
      aria-disabled={stance.resistance === undefined || stance.isBusy}
      onClick={stance.give}
    >
      {t(stance.isBusy ? 'sealing' : 'seal')}
    </Button>
  );
}
