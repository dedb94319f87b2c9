import { Pencil } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Strategy } from '../../../shared/case/strategy.ts';
import { supportPhases } from '../../../shared/method/instruments.ts';
import { useTown } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './InstrumentsCell.module.css';
import { InstrumentsForm } from './InstrumentsForm.tsx';
import { validityOf } from './instrument-groups.ts';

/** The phase of support on its track, and the instruments with the age group they are for. */
export function InstrumentsCell({ strategy }: { readonly strategy: Strategy }) {
  const { t } = useTranslation('strategies');
  const { t: method } = useTranslation('method');
  const format = useFormat();
  const { author } = useCaseSession();
  const readOnly = useReadOnly();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = useCallback(() => setAnchor(undefined), []);
  const { letter, phase, ageGroup, instrumentIds } = strategy;
  const today = new Date(author.now()).toISOString().slice(0, 10);
  const known = useTown().instruments.filter(({ id }) => instrumentIds.includes(id));
  const unknown = instrumentIds.filter((id) => !known.some((instrument) => instrument.id === id));
  return (
    <div className={styles.cell}>
      <ol className={styles.track} aria-label={t('phase')}>
        {supportPhases.map((each) => (
          <li
            key={each}
            aria-current={each === phase ? 'step' : undefined}
            className={cx(styles.phase, each === phase && styles.on)}
          >
            {method(`phase.${each}`)}
          </li>
        ))}
      </ol>
      <div className={styles.line}>
        <p className={styles.instruments}>
          {ageGroup && <strong className={styles.age}>{method(`ageGroup.${ageGroup}`)}</strong>}
          {instrumentIds.length === 0 && <span className={styles.none}>{t('noneChosen')}</span>}
          {known.map((instrument, index) => (
            <span key={instrument.id}>
              {index > 0 && ' · '}
              {instrument.name}
              {validityOf(instrument, today) === 'historic' && (
                <small className={styles.historic}>
                  {' '}
                  {t('historicUntil', { date: format.date(instrument.validUntil ?? '') })}
                </small>
              )}
            </span>
          ))}
          {unknown.map((id) => (
            <span key={id}>
              {' · '}
              {id} <small className={styles.historic}>{t('unknownInstrument')}</small>
            </span>
          ))}
        </p>
        {!readOnly && (
          <IconButton
            icon={Pencil}
            label={t('chooseInstrumentsOf', { letter })}
            className={styles.edit}
            aria-haspopup="dialog"
            aria-expanded={anchor !== undefined}
            onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
          />
        )}
      </div>
      {anchor && (
        <Popover title={t('chooseInstrumentsOf', { letter })} anchor={anchor} onClose={close}>
          <InstrumentsForm strategy={strategy} today={today} />
        </Popover>
      )}
    </div>
  );
}
