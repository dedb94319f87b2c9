import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { LineField } from '../../ui/LineField.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './DayButton.module.css';

/** A day in its place, changed where it stands. */
export function DayButton(props: {
  /** "erkannt" */
  readonly label: string;
  /** What it is a day of. */
  readonly of: string;
  readonly day: string | undefined;
  /** What is shown where it follows from something else. */
  readonly shown?: string | undefined;
  /** Returns whether it could be taken. */
  onChange(day: string | undefined): boolean;
}) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const today = useToday();
  const readOnly = useReadOnly();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { label, of, day, shown = day } = props;
  const isThisYear = shown?.slice(0, 4) === today.slice(0, 4);
  // Of another year its last two digits: there is no room for more.
  const other = () => format.date(shown ?? '').replace(/\d\d(?=\d\d$)/, '');
  const text = shown && (isThisYear ? format.shortDate(shown) : other());
  const inner = (
    <>
      <span className="visually-hidden">{of}, </span>
      <span className={styles.label}>{label} </span>
      {shown ? (
        text
      ) : (
        <>
          <span aria-hidden="true">–</span>
          <span className="visually-hidden">{t('noDay')}</span>
        </>
      )}
    </>
  );
  if (readOnly) return <span className={styles.day}>{inner}</span>;
  const take = (next: string | undefined) => {
    const isTaken = props.onChange(next);
    if (isTaken) {
      anchor?.focus();
      setAnchor(undefined);
    }
    return isTaken;
  };
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        className={cx(styles.day, styles.button)}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {inner}
      </button>
      {anchor && (
        <Popover
          title={t('changeDay', { field: label, step: of })}
          anchor={anchor}
          onClose={() => setAnchor(undefined)}
        >
          <LineField
            type="date"
            label={t('day')}
            value={day ?? ''}
            onCommit={(value) => take(value === '' ? undefined : value)}
          />
          <div className={styles.actions}>
            <Button variant="secondary" size="sm" onClick={() => take(today)}>
              {t('today')}
            </Button>
            {day && (
              <Button variant="quiet" size="sm" onClick={() => take(undefined)}>
                {t('clear')}
              </Button>
            )}
          </div>
        </Popover>
      )}
    </>
  );
}
