import { Lock, Minus, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { stanceObjectionMax } from '../../../shared/case/round.ts';
import type { Strategy } from '../../../shared/case/strategy.ts';
import { Button } from '../../ui/Button.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import styles from './StanceCell.module.css';
import { StanceSlider } from './StanceSlider.tsx';
import { stepped } from './stance-steps.ts';
import { useStance } from './use-stance.ts';

/** One's own department's resistance to a strategy: chosen, then given sealed. On phones the bar below gives it. */
export function StanceCell({ strategy }: { readonly strategy: Strategy }) {
  const { t } = useTranslation('weighing');
  const { t: errors } = useTranslation('errors');
  const { letter } = strategy;
  const isPhone = useMedia(breakpoints.phone);
  const stance = useStance(strategy);
  const slider = useRef<HTMLInputElement>(null);
  const { resistance, isSealed } = stance;
  const hasChosen = resistance !== undefined;
  const wasSealed = useRef(isSealed);
  useEffect(() => {
    if (wasSealed.current === isSealed) return;
    wasSealed.current = isSealed;
    // The button that was pressed is gone.
    if (document.activeElement === document.body) slider.current?.focus({ preventScroll: true });
  }, [isSealed]);
  return (
    <div data-area="stance" className={styles.stance} data-sealed={isSealed || undefined}>
      <StanceSlider
        label={t('ownOfLetter', { letter })}
        value={resistance}
        inputRef={slider}
        onChange={stance.choose}
      />
      {isPhone && (
        <div className={styles.steps}>
          <Button
            variant="secondary"
            icon={Minus}
            onClick={() => stance.choose(stepped(resistance, -1))}
          >
            {t('less')}
          </Button>
          <Button
            variant="secondary"
            icon={Plus}
            onClick={() => stance.choose(stepped(resistance, 1))}
          >
            {t('more')}
          </Button>
        </div>
      )}
      {hasChosen && (isPhone || !isSealed) && (
        <TextField
          label={t('objection')}
          maxLength={stanceObjectionMax}
          value={stance.objection}
          onChange={(event) => stance.object(event.target.value)}
        />
      )}
      {isSealed && !isPhone && stance.objection && (
        <p className={styles.objection}>{stance.objection}</p>
      )}
      <p className={styles.state}>
        {/* The head of the column may have scrolled away. */}
        {!isPhone && <LetterBadge letter={letter} />}
        {isSealed && <Lock aria-hidden="true" size={14} />}
        {resistance === null && `${t('abstains')} · `}
        {isSealed ? t('sealed') : t(hasChosen ? 'change' : 'unset')}
      </p>
      <div className={styles.actions}>
        {!isPhone && hasChosen && !isSealed && (
          <Button
            size="sm"
            icon={Lock}
            aria-label={t('sealLetter', { letter })}
            aria-disabled={stance.isBusy}
            onClick={stance.give}
          >
            {t(stance.isBusy ? 'sealing' : 'seal')}
          </Button>
        )}
        {resistance !== null && !isSealed && (
          <Button variant="quiet" size="sm" onClick={() => stance.choose(null)}>
            {t('abstain')}
          </Button>
        )}
        {stance.isGiven && !stance.isBusy && (
          <Button
            variant="quiet"
            size="sm"
            aria-label={t('withdrawLetter', { letter })}
            onClick={stance.withdraw}
          >
            {t('withdraw')}
          </Button>
        )}
      </div>
      {stance.failure && (
        <p role="alert" className={styles.failure}>
          {t('failed', { why: errors(`api.${stance.failure}`) })}
        </p>
      )}
    </div>
  );
}
