import { Footprints } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shallow } from 'zustand/shallow';
import { needleField } from '../../../shared/case/direction.ts';
import type { Strategy } from '../../../shared/case/strategy.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { FitMeter } from '../../ui/FitMeter.tsx';
import { Needle } from '../../ui/Needle.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './FitCell.module.css';
import { FitForm } from './FitForm.tsx';

import { type FitAspect, fitAspects, fitOf } from './fit-of.ts';

/** How far the strategy carries the direction and the Wille, each with its reason. */
export function FitCell({ strategy }: { readonly strategy: Strategy }) {
  return (
    <ul className={styles.fits}>
      {fitAspects.map((aspect) => (
        <FitLine key={aspect} strategy={strategy} aspect={aspect} />
      ))}
    </ul>
  );
}

/** What the two lines of a fit stand for, beside their row. */
export function FitLegend() {
  const { t } = useTranslation('strategies');
  return fitAspects.map((aspect) => (
    <span key={aspect} className={styles.legend}>
      <FitSign aspect={aspect} />
      {t(`fitTo.${aspect}`)}
    </span>
  ));
}

function FitSign({ aspect }: { readonly aspect: FitAspect }) {
  if (aspect === 'direction') return <DirectionSign />;
  return <Footprints aria-hidden="true" size={18} className={styles.sign} />;
}

function FitLine({
  strategy,
  aspect,
}: {
  readonly strategy: Strategy;
  readonly aspect: FitAspect;
}) {
  const { t } = useTranslation('strategies');
  const readOnly = useReadOnly();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = useCallback(() => setAnchor(undefined), []);
  const { fit, reason } = fitOf(strategy, aspect);
  const to = t(`fitTo.${aspect}`);
  const content = (
    <>
      <FitSign aspect={aspect} />
      <span className={styles.words}>
        <span className="visually-hidden">{to}: </span>
        {fit ? (
          <>
            <FitMeter fit={fit} />
            <span className={styles.reason}>{reason}</span>
          </>
        ) : (
          <span className={styles.none}>{t('fitNone')}</span>
        )}
      </span>
    </>
  );
  if (readOnly) return <li className={styles.line}>{content}</li>;
  const label = t('weigh', { letter: strategy.letter, to });
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        title={label}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {content}
      </button>
      {anchor && (
        <Popover title={label} anchor={anchor} onClose={close}>
          <FitForm
            strategy={strategy}
            aspect={aspect}
            onDone={() => {
              anchor.focus();
              close();
            }}
          />
        </Popover>
      )}
    </li>
  );
}

/** The needle on its disc, small: it points where the direction points. */
function DirectionSign() {
  const [only, ...others] = useChair((chair) => chair.current, shallow);
  const field = useBoard((board) =>
    only && others.length === 0
      ? needleField(board, board.directions.get(only.directionId))
      : undefined,
  );
  return (
    <span className={styles.disc}>
      <Needle field={field} size={13} />
    </span>
  );
}
