import { ArrowRight, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
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
  const { strategies, own } = useWeighing();
  const chosen = useCaseView((state) => state.strategyId);
  const shown = strategies.find(({ id }) => id === chosen) ?? strategies[0];
  if (!shown) return null;
  const at = strategies.indexOf(shown);
  const next = [...strategies.slice(at + 1), ...strategies.slice(0, at)].find(
    ({ id }) => view.scored.includes(id) && !own.has(id),
  );
  const goOn = next && <GoOn to={next} />;
  return view.scored.includes(shown.id) ? <GiveOrGoOn strategy={shown} goOn={goOn} /> : goOn;
}

function GoOn({ to }: { readonly to: Strategy }) {
  const { t } = useTranslation('weighing');
  const caseView = useCaseViewStore();
  return (
    <Button
      iconAfter={ArrowRight}
      className={styles.give}
      onClick={() => caseView.setState({ strategyId: to.id })}
    >
      {t('nextOpen', { letter: to.letter })}
    </Button>
  );
}

function GiveOrGoOn(props: { readonly strategy: Strategy; readonly goOn: ReactNode }) {
  const { t } = useTranslation('weighing');
  const stance = useStance(props.strategy);
  if (stance.isSealed) return props.goOn;
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
