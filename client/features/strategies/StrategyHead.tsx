import { ArrowLeft, ArrowRight, Ellipsis, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { proposersOf, statusQuoId } from '../../../shared/case/strategy.ts';
import { outcomeOf } from '../../../shared/case/strategy-decision.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { MenuButton, type MenuGroup } from '../../ui/Menu.tsx';
import { OutcomeIcon } from '../../ui/OutcomeIcon.tsx';
import { SharedTextArea } from '../../ui/SharedTextArea.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import type { StrategyColumnProps } from './StrategyColumn.tsx';
import styles from './StrategyHead.module.css';

/** Letter, title, one sentence, department, and what can be done to the whole. */
export function StrategyHead(
  props: StrategyColumnProps & { readonly nameId: string; readonly name: string },
) {
  const { t } = useTranslation('strategies');
  const { t: method } = useTranslation('method');
  const { strategy, actions, onHandleDown } = props;
  const { id, letter } = strategy;
  const outcome = useChair((chair) => outcomeOf(chair.strategyDecisions, id));
  const strategies = useBoard((board) => board.strategies);
  const readOnly = useReadOnly();
  const isStatusQuo = id === statusQuoId;

  const groups: MenuGroup[] = [
    {
      items: [
        ...(props.canMoveLeft
          ? [
              {
                id: 'left',
                label: t('moveLeft'),
                icon: <ArrowLeft aria-hidden="true" size={18} />,
                onSelect: () => actions.move(id, -1),
              },
            ]
          : []),
        ...(props.canMoveRight
          ? [
              {
                id: 'right',
                label: t('moveRight'),
                icon: <ArrowRight aria-hidden="true" size={18} />,
                onSelect: () => actions.move(id, 1),
              },
            ]
          : []),
      ],
    },
    {
      items: [
        {
          id: 'remove',
          label: t('remove'),
          icon: <Trash2 aria-hidden="true" size={18} />,
          danger: true,
          onSelect: () => actions.remove(strategy),
        },
      ],
    },
  ];

  return (
    <header className={styles.head}>
      <h3 id={props.nameId} className="visually-hidden">
        {props.name}
      </h3>
      {/* The menu and Alt with an arrow move it as well. */}
      <span
        aria-hidden="true"
        className={cx(styles.letter, onHandleDown && styles.handle)}
        title={onHandleDown && t('dragHint')}
        onPointerDown={onHandleDown && ((event) => onHandleDown(event, id))}
      >
        {letter}
      </span>
      <div className={styles.words}>
        <SharedTextArea
          className={styles.title}
          text={{ root: 'strategies', id, field: 'title' }}
          value={strategy.title}
          label={t('fieldOf', { field: t('field.title'), letter })}
          placeholder={t('placeholder.title')}
        />
        {isStatusQuo ? (
          <p className={styles.summary}>{method('statusQuoLabel')}</p>
        ) : (
          <SharedTextArea
            className={styles.summary}
            text={{ root: 'strategies', id, field: 'summary' }}
            value={strategy.summary}
            label={t('fieldOf', { field: t('field.summary'), letter })}
            placeholder={t('placeholder.summary')}
          />
        )}
        {outcome && (
          <p className={styles.state}>
            <OutcomeIcon outcome={outcome} size={14} />
            {t(`outcome.${outcome}`)}
          </p>
        )}
      </div>
      {!isStatusQuo && (
        <div className={styles.aside}>
          <span className={styles.pills}>
            {proposersOf(strategies, strategy).map((department) => (
              <DepartmentPill key={department} department={department} />
            ))}
          </span>
          {!readOnly && (
            <MenuButton
              icon={Ellipsis}
              label={t('actions', { letter })}
              groups={groups.filter((group) => group.items.length > 0)}
              className={styles.menu ?? ''}
            />
          )}
        </div>
      )}
    </header>
  );
}
