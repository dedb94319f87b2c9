import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agreement } from '../../../shared/case/agreement.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { SharedTextArea } from '../../ui/SharedTextArea.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useFormat } from '../../words/use-format.ts';
import { AgreementMenu } from './AgreementMenu.tsx';
import styles from './Agreements.module.css';
import { Obstacle } from './Obstacle.tsx';
import { SourceMark } from './SourceMark.tsx';
import { useDueWords } from './use-due-words.ts';
import { Who } from './Who.tsx';

/** What was just agreed: who does what until when. */
export function AgreementRow({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const readOnly = useReadOnly();
  const dueWords = useDueWords();
  const row = useRef<HTMLLIElement>(null);
  const { id, what, due, state } = agreement;
  const isRenewed = useBoard((board) =>
    [...board.agreements.values()].some(({ renewsId }) => renewsId === id),
  );
  const when = dueWords(agreement);
  return (
    <li ref={row} tabIndex={-1} data-item={id} aria-label={what} className={styles.row}>
      <div className={styles.line}>
        <Who who={agreement} named />
        <SharedTextArea
          text={{ root: 'agreements', id, field: 'what' }}
          value={what}
          label={t('what')}
          placeholder={t('whatMissing')}
          className={styles.what}
        />
        <SourceMark source={agreement} />
        <span className={cx(styles.due, when.isDue && styles.isDue)}>
          {state === 'open' && due && !when.isDue ? (
            <>
              <span className={styles.until}>{t('until')} </span>
              {format.date(due)}
            </>
          ) : (
            when.text
          )}
        </span>
        {!readOnly && (
          <span className={styles.menu}>
            <AgreementMenu agreement={agreement} settles />
          </span>
        )}
      </div>
      {state === 'notDone' && !isRenewed && !readOnly && (
        <Obstacle agreement={agreement} onRenewed={() => row.current?.focus()} />
      )}
    </li>
  );
}
