import { Cloud, Footprints, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../shared/case/evidence.ts';
import type { Will } from '../../../shared/case/will.ts';
import { acknowledgeLoss } from '../../../shared/case/will-commands.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { formatMonth } from '../../words/format-month.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useFormat } from '../../words/use-format.ts';
import { Statement } from './Statement.tsx';
import { Step } from './Step.tsx';
import { useHeld } from './use-held.ts';
import styles from './WillStair.module.css';

/** Nobody sets it: it is reached with the first evidence, and lost with the last. */
export function WillStep(props: {
  readonly will: Will;
  readonly who: string;
  readonly evidence: readonly Evidence[];
  /** The note about the loss was closed. */
  onSeen(): void;
}) {
  const { t } = useTranslation('will');
  const format = useFormat();
  const since = useSince();
  const { isHeld, ...hold } = useHeld();
  const { will, who, evidence } = props;
  const counting = evidence.filter(({ isTold }) => !isTold);
  const count = counting.length;
  const isWill = count > 0;
  const isLost = !isWill && will.wish !== undefined;
  const state = isWill ? since(counting[0]?.on) : t(isLost ? 'wishAgain' : 'staysWish');
  return (
    <Step step="will" isReached={isWill} state={state}>
      {(isWill || isHeld) && (
        <div className={styles.final} {...hold}>
          <Statement will={will} who={who} />
        </div>
      )}
      <p className={styles.chip}>
        {isWill ? (
          <Footprints aria-hidden="true" size={15} />
        ) : (
          <Cloud aria-hidden="true" size={15} />
        )}
        {isWill ? t('will', { count, word: format.number(count) }) : t('wish')}
      </p>
      {isLost && <LostNote will={will} onSeen={props.onSeen} />}
      {!isWill && !isLost && <p className={styles.note}>{t('staysText')}</p>}
    </Step>
  );
}

function LostNote({ will, onSeen }: { readonly will: Will; onSeen(): void }) {
  const { t } = useTranslation('will');
  const { board, author } = useCaseSession();
  const run = useCommand();
  const readOnly = useReadOnly();
  const seen = () => {
    run(() => acknowledgeLoss(board, author, will.id));
    onSeen();
  };
  return (
    <div role="note" className={styles.lost}>
      <TriangleAlert aria-hidden="true" size={16} />
      <p>{t('lostText')}</p>
      {!readOnly && (
        <Button variant="quiet" size="sm" onClick={seen}>
          {t('lostSeen')}
        </Button>
      )}
    </div>
  );
}

/** "in Bewegung seit Juli", with the year unless it is this one. */
function useSince(): (on: string | undefined) => string {
  const { t } = useTranslation('will');
  const { author } = useCaseSession();
  const language = useLanguage();
  return (on) =>
    on ? t('since', { month: formatMonth(on, language, author.now()) }) : t('moving');
}
