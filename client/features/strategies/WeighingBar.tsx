import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { revealedRounds } from '../../../shared/case/round.ts';
import { useChair } from '../../sync/use-case.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { DecisionBlock } from './DecisionBlock.tsx';
import { ObjectionsBlock } from './ObjectionsBlock.tsx';
import { OpenRoundBar } from './OpenRoundBar.tsx';
import { PhoneStanceBar } from './PhoneStanceBar.tsx';
import { RevealedRoundBar } from './RevealedRoundBar.tsx';
import styles from './WeighingBar.module.css';
import { useWeighing } from './weighing.tsx';

/** Where the weighing stands, below the strategies: who has given, what was revealed, what was decided. */
export function WeighingBar() {
  const { t } = useTranslation('weighing');
  const { view, read } = useWeighing();
  const isPhone = useMedia(breakpoints.phone);
  const rounds = useChair((chair) => chair.rounds);
  const bar = useRef<HTMLElement>(null);
  const revealed = revealedRounds(rounds);
  const shown = view.round?.id;
  return (
    <section
      ref={bar}
      data-area="weighing"
      tabIndex={-1}
      aria-label={t('bar')}
      className={styles.bar}
    >
      {rounds.length > 1 && (
        <SegmentedSwitch
          label={t('rounds')}
          hideLabel
          options={rounds.map(({ id, number }) => ({
            value: id,
            label: t(revealed.some((each) => each.id === id) ? 'round' : 'roundOpen', { number }),
          }))}
          value={shown}
          onChange={read}
        />
      )}
      {view.kind === 'open' ? (
        <>
          {isPhone && <PhoneStanceBar view={view} />}
          <OpenRoundBar view={view} onDone={() => bar.current?.focus()} />
        </>
      ) : (
        <RevealedRoundBar round={view.round} onDone={() => bar.current?.focus()} />
      )}
      {view.kind === 'revealed' && !isPhone && <ObjectionsBlock round={view.round} />}
      <DecisionBlock canDecide={revealed.length > 0} />
    </section>
  );
}
