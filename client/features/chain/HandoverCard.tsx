import { ListChecks, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Merged } from '../../../shared/case/chain.ts';
import { daysBetween } from '../../../shared/case/days.ts';
import type { HandoverItem } from '../../../shared/case/handover.ts';
import { startHandover, tickHandover } from '../../../shared/case/handover-commands.ts';
import { handoverListOf } from '../../../shared/case/handover-list.ts';
import type { TransitionClock } from '../../../shared/case/transition-clock.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import card from './Card.module.css';
import styles from './HandoverCard.module.css';
import { ItemPopover } from './ItemPopover.tsx';
import { useChainCommands } from './use-chain-commands.ts';

/** What is handed over with the change, by whom and until when. */
export function HandoverCard({ clock }: { readonly clock: TransitionClock }) {
  const { t } = useTranslation('chain');
  const { board, author } = useCaseSession();
  const { tried } = useChainCommands();
  const readOnly = useReadOnly();
  const handovers = useBoard((state) => state.handovers);
  const [adding, setAdding] = useState<HTMLElement>();
  const transition = 'transition' in clock ? clock.transition : undefined;
  const copies = transition?.copies;
  const list = useMemo(
    () => (copies ? handoverListOf(handovers, copies) : []),
    [handovers, copies],
  );
  const rule = 'rule' in clock ? clock.rule : undefined;
  if (!transition && (!rule || rule.checklist.length === 0)) return null;
  const count = { done: list.filter(({ doneOn }) => doneOn).length, all: list.length };

  return (
    <section aria-label={t('handover.title')} className={card.card}>
      <div className={card.head}>
        <ListChecks aria-hidden="true" size={18} />
        <h2 className={card.title}>{t('handover.title')}</h2>
        {list.length > 0 && <span className={card.muted}>{t('handover.count', count)}</span>}
      </div>
      {!transition && rule && (
        <>
          <p className={card.muted}>{t('handover.before')}</p>
          <ul className={styles.list}>
            {rule.checklist.map(({ id, what, department }) => (
              <li key={id} className={styles.item}>
                <span className={styles.what}>{what}</span>
                <DepartmentPill department={department} />
              </li>
            ))}
          </ul>
        </>
      )}
      {transition && (
        <ul className={styles.list}>
          {list.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      {transition && list.length === 0 && <p className={card.muted}>{t('handover.empty')}</p>}
      {transition && !readOnly && (
        <div className={card.actions}>
          {list.length === 0 && rule && rule.checklist.length > 0 && (
            <Button
              variant="secondary"
              size="sm"
              onClick={() =>
                tried(() => startHandover(board, author, transition.id, rule.checklist))
              }
            >
              {t('handover.begin')}
            </Button>
          )}
          <Button
            variant="quiet"
            size="sm"
            icon={Plus}
            aria-haspopup="dialog"
            onClick={(event) => setAdding(event.currentTarget)}
          >
            {t('handover.add')}
          </Button>
        </div>
      )}
      {adding && transition && (
        <ItemPopover
          transitionId={transition.id}
          anchor={adding}
          onClose={() => setAdding(undefined)}
        />
      )}
    </section>
  );
}

function Item({ item }: { readonly item: Merged<HandoverItem> }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { board, author } = useCaseSession();
  const { tried } = useChainCommands();
  const today = useToday();
  const readOnly = useReadOnly();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { id, what, department, due, doneOn, doneBy, transitionId } = item;
  const isDue = !doneOn && due !== undefined && due <= today;
  const when = doneOn
    ? t('handover.by', { department: doneBy ?? department, date: format.nearDate(doneOn, today) })
    : due === undefined
      ? t('handover.noDue')
      : due === today
        ? t('handover.today')
        : due < today
          ? t('since', { days: t('days', { count: daysBetween(due, today) }) })
          : format.nearDate(due, today);
  const inner = (
    <>
      <span className={cx(styles.due, isDue && styles.late, doneOn && styles.by)}>{when}</span>
      <DepartmentPill department={department} />
    </>
  );
  return (
    <li className={styles.item}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={doneOn !== undefined}
          disabled={readOnly}
          onChange={(event) =>
            tried(() => tickHandover(board, author, id, event.target.checked ? today : undefined))
          }
        />
        <span className={cx(styles.what, doneOn && styles.done)}>{what}</span>
      </label>
      {readOnly ? (
        <span className={styles.more}>{inner}</span>
      ) : (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={anchor !== undefined}
          className={styles.more}
          onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
        >
          <span className="visually-hidden">{t('handover.change', { what })}: </span>
          {inner}
        </button>
      )}
      {anchor && transitionId && (
        <ItemPopover
          transitionId={transitionId}
          item={item}
          anchor={anchor}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </li>
  );
}
