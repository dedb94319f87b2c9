import { type KeyboardEvent, memo, type PointerEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { linkToStrategy, type Strategy, statusQuoId } from '../../../shared/case/strategy.ts';
import { outcomeOf } from '../../../shared/case/strategy-decision.ts';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { CardLinks } from '../../ui/CardLinks.tsx';
import { cx } from '../../ui/cx.ts';
import { SharedTextArea } from '../../ui/SharedTextArea.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { ConditionsCell } from './ConditionsCell.tsx';
import { FitCell } from './FitCell.tsx';
import { GroupCell } from './GroupCell.tsx';
import { InstrumentsCell } from './InstrumentsCell.tsx';
import { ResistanceCell } from './ResistanceCell.tsx';
import { StanceCell } from './StanceCell.tsx';
import styles from './StrategyColumn.module.css';
import { StrategyHead } from './StrategyHead.tsx';
import { type StrategyRow, useStrategyRows } from './strategy-rows.ts';
import { useAdvice } from './use-advice.ts';
import type { StrategyActions } from './use-strategy-actions.ts';
import { useWeighing } from './weighing.tsx';

export interface StrategyColumnProps {
  readonly strategy: Strategy;
  readonly canMoveLeft: boolean;
  readonly canMoveRight: boolean;
  readonly actions: StrategyActions;
  /** One per screen: the stance comes before everything else. */
  readonly isAlone?: boolean;
  /** How far it is dragged, px. */
  readonly drag?: number | undefined;
  /** Something dragged would land before it. */
  readonly isDropTarget?: boolean;
  readonly onHandleDown?: ((event: PointerEvent<HTMLElement>, id: string) => void) | undefined;
}

/** One strategy: its rows are cells of the grid around it. Alt with an arrow moves it. */
export const StrategyColumn = memo(function StrategyColumn(props: StrategyColumnProps) {
  const { t } = useTranslation('strategies');
  const { strategy, actions } = props;
  const { id, letter, title } = strategy;
  const session = useCaseSession();
  const command = useCommand();
  const nameId = useId();
  const outcome = useChair((chair) => outcomeOf(chair.strategyDecisions, id));
  const isStatusQuo = id === statusQuoId;
  const name = t(isStatusQuo ? 'statusQuoName' : 'name', { letter, title });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || isStatusQuo) return;
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    // Otherwise the browser goes back a page.
    event.preventDefault();
    actions.move(id, event.key === 'ArrowLeft' ? -1 : 1);
  };

  const rows = useStrategyRows();
  const { view, strategies } = useWeighing();
  const { tallies, advice } = useAdvice(
    strategies,
    view.kind === 'revealed' ? view.round : view.before,
  );
  const isRevealed = view.kind === 'revealed';
  const isLeast = isRevealed && advice.kind === 'least' && advice.strategyIds.includes(id);

  const stance = () => {
    if (isRevealed) return <ResistanceCell strategyId={id} round={view.round} />;
    if (view.scored.includes(id)) return <StanceCell strategy={strategy} />;
    return view.before && <ResistanceCell strategyId={id} round={view.before} isEarlier />;
  };

  const contents: Record<StrategyRow, React.ReactNode> = {
    stance: stance(),
    group: (
      <GroupCell tally={tallies.find(({ strategyId }) => strategyId === id)} isLeast={isLeast} />
    ),
    rationale: isStatusQuo ? (
      <p className={styles.measure}>{t('statusQuoMeasure')}</p>
    ) : (
      <SharedTextArea
        text={{ root: 'strategies', id, field: 'rationale' }}
        value={strategy.rationale}
        label={t('fieldOf', { field: t('field.rationale'), letter })}
        placeholder={t('placeholder.rationale')}
      />
    ),
    buildsOn: isStatusQuo ? null : (
      <CardLinks
        resourceIds={strategy.resourceIds}
        gapIds={strategy.gapIds}
        label={t('linkCardsOf', { letter })}
        empty={t('buildsOnNothing')}
        onLink={(card, linked) =>
          command(() => linkToStrategy(session.board, session.author, id, card, linked))
        }
      />
    ),
    instruments: isStatusQuo ? null : <InstrumentsCell strategy={strategy} />,
    fit: <FitCell strategy={strategy} />,
    conditions: isStatusQuo ? null : <ConditionsCell strategy={strategy} />,
  };
  const isStance = ({ key }: { readonly key: StrategyRow }) => key === 'stance' || key === 'group';
  const shown = props.isAlone
    ? [...rows.filter(isStance), ...rows.filter((each) => !isStance(each))]
    : rows;

  return (
    <article
      aria-labelledby={nameId}
      tabIndex={-1}
      data-strategy-column={id}
      data-strategy-id={id}
      data-outcome={outcome}
      data-least={isLeast || undefined}
      className={cx(
        styles.column,
        isStatusQuo && styles.statusQuo,
        props.drag !== undefined && styles.dragged,
        props.isDropTarget && styles.target,
      )}
      style={props.drag === undefined ? undefined : { translate: `${props.drag}px 0` }}
      onKeyDown={onKeyDown}
    >
      <StrategyHead {...props} nameId={nameId} name={name} />
      {shown.map(({ key, label }) => (
        <div key={key} className={styles.row} data-row={key}>
          <h4 className={styles.label}>{label}</h4>
          {contents[key]}
        </div>
      ))}
    </article>
  );
});
