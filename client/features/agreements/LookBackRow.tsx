import { CornerDownRight } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agreement } from '../../../shared/case/agreement.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import { AgreementMenu } from './AgreementMenu.tsx';
import styles from './LookBack.module.css';
import { Obstacle } from './Obstacle.tsx';
import { SettleSwitch } from './SettleSwitch.tsx';
import { useDueWords } from './use-due-words.ts';
import { Who } from './Who.tsx';

/** What was agreed before, and what became of it. */
export function LookBackRow({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const readOnly = useReadOnly();
  const dueWords = useDueWords();
  const today = useToday();
  const row = useRef<HTMLLIElement>(null);
  const { id, what, state, outcome } = agreement;
  const goesOn = useBoard((board) =>
    [...board.agreements.values()].find(({ renewsId }) => renewsId === id),
  );
  const when = dueWords(agreement);
  return (
    <li ref={row} tabIndex={-1} data-item={id} aria-label={what} className={styles.row}>
      <div className={styles.line}>
        <Who who={agreement} />
        <span className={styles.what}>{what}</span>
        <span className={cx(styles.when, when.isDue && styles.due)}>{when.text}</span>
        <div className={styles.settle}>
          {goesOn ? (
            <span className={styles.renewed}>
              <CornerDownRight aria-hidden="true" size={16} />
              {t('renewed', { date: goesOn.due ? format.nearDate(goesOn.due, today) : '' })}
            </span>
          ) : (
            !readOnly && <SettleSwitch agreement={agreement} />
          )}
        </div>
        {!readOnly && (
          <span className={styles.menu}>
            <AgreementMenu agreement={agreement} />
          </span>
        )}
      </div>
      {state === 'notDone' &&
        (goesOn || readOnly ? (
          outcome && <p className={styles.outcome}>{t('obstacleWas', { outcome })}</p>
        ) : (
          <Obstacle agreement={agreement} onRenewed={() => row.current?.focus()} />
        ))}
    </li>
  );
}
