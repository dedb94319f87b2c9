import { ArrowRight, Plus, Waypoints } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { shallow } from 'zustand/shallow';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { type Strategy, statusQuoId } from '../../../shared/case/strategy.ts';
import { outcomeOf } from '../../../shared/case/strategy-decision.ts';
import { useBoard, useCaseSession, useChair, useEditors } from '../../sync/use-case.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { LinkedCard } from '../../ui/CardLinks.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { linkedCards } from '../../ui/linked-cards.ts';
import { ProposeStrategyDialog } from '../../ui/ProposeStrategyDialog.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './StrategyList.module.css';

/** The strategies as cards; the chosen one shows what it builds on, the map draws lines to it. */
export function StrategyList() {
  const { t } = useTranslation('panel');
  const { t: words } = useTranslation(['strategies', 'list']);
  const headingId = useId();
  const view = useCaseViewStore();
  const strategies = useBoard(orderedStrategies);
  const readOnly = useReadOnly();
  const { address } = useCaseSession();
  const [isProposing, setProposing] = useState(false);
  return (
    <section aria-labelledby={headingId}>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          <Waypoints aria-hidden="true" size={18} />
          {t('strategies')}
        </h2>
        {!readOnly && (
          <Button variant="quiet" size="sm" icon={Plus} onClick={() => setProposing(true)}>
            {words('propose')}
          </Button>
        )}
      </div>
      {strategies.every(({ id }) => id === statusQuoId) && (
        <p className={styles.empty}>{words('list:noStrategyYet')}</p>
      )}
      <ul className={styles.list}>
        {strategies.map((strategy) => (
          <StrategyCard key={strategy.id} strategy={strategy} />
        ))}
      </ul>
      <Link href={`${address}/strategien`} className={buttonClass('quiet', 'sm')}>
        {t('openLens')}
        <ArrowRight aria-hidden="true" size={18} />
      </Link>
      {isProposing && (
        <ProposeStrategyDialog
          onClose={() => setProposing(false)}
          onProposed={(id) => view.setState({ strategyId: id })}
        />
      )}
    </section>
  );
}

function StrategyCard({ strategy }: { readonly strategy: Strategy }) {
  const { t: words } = useTranslation('strategies');
  const { t: method } = useTranslation('method');
  const { t: board } = useTranslation('board');
  const view = useCaseViewStore();
  const { id, letter, title, summary, department } = strategy;
  const outcome = useChair((chair) => outcomeOf(chair.strategyDecisions, id));
  const isSelected = useCaseView((now) => now.strategyId === id);
  const editors = useEditors(id);
  const [editor] = editors;
  const isStatusQuo = id === statusQuoId;
  return (
    <li
      data-strategy-id={id}
      data-hue={editor && departmentOf(editor.participant.department).hue}
      className={cx(
        styles.card,
        isStatusQuo && styles.statusQuo,
        isSelected && styles.selected,
        editor && styles.busy,
        (outcome === 'rest' || outcome === 'drop') && styles.quiet,
      )}
    >
      <div className={styles.line}>
        <div className={styles.words}>
          <button
            type="button"
            aria-pressed={isSelected}
            className={styles.choose}
            onClick={() => view.setState({ strategyId: isSelected ? undefined : id })}
          >
            <LetterBadge letter={letter} size="lg" on={isSelected} />
            <span className={styles.title}>{title}</span>
          </button>
          {!isStatusQuo && summary && <p className={styles.summary}>{summary}</p>}
          {outcome && <p className={styles.state}>{words(`outcome.${outcome}`)}</p>}
        </div>
        {isStatusQuo ? (
          <span className={styles.kind}>{method('statusQuoLabel')}</span>
        ) : (
          <DepartmentPill department={department} />
        )}
      </div>
      {isSelected && !isStatusQuo && <Links strategy={strategy} />}
      {editor && (
        <span className={styles.flag}>
          {board('writing', {
            department: editors.map(({ participant }) => participant.department).join(', '),
          })}
        </span>
      )}
    </li>
  );
}

function Links({ strategy }: { readonly strategy: Strategy }) {
  const { t } = useTranslation('panel');
  const cards = useBoard((board) => linkedCards(board, strategy), shallow);
  if (cards.length === 0) return <p className={styles.none}>{t('nothingLinked')}</p>;
  return (
    <ul className={styles.links} aria-label={t('linked')}>
      {cards.map((card) => (
        <li key={card.id}>
          <LinkedCard card={card} />
        </li>
      ))}
    </ul>
  );
}
