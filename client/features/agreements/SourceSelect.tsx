import { useTranslation } from 'react-i18next';
import { entriesByField, orderedStrategies } from '../../../shared/case/select.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { useBoard } from '../../sync/use-case.tsx';
import styles from './ChoiceSelect.module.css';
import { ChoiceSelect } from './ChoiceSelect.tsx';
import { readSource, type Source, sourceValue } from './choices.ts';
import { SourceMark } from './SourceMark.tsx';

/** What it comes from: one of the strategies, or a question nobody has answered. */
export function SourceSelect({
  source,
  named,
  onChange,
}: {
  readonly source: Source;
  /** With its words beside the sign. */
  readonly named?: boolean;
  onChange(source: Source): void;
}) {
  const { t } = useTranslation('agreements');
  const strategies = useBoard(orderedStrategies).filter(({ id }) => id !== statusQuoId);
  const open = Object.values(useBoard(entriesByField))
    .flat()
    .flatMap((entry) => (entry.root === 'gaps' ? entry.entity : []));
  const chosen = useBoard((board) => board.gaps.get(source.gapId ?? ''));
  const gaps = chosen && !open.includes(chosen) ? [chosen, ...open] : open;
  const strategy = strategies.find(({ id }) => id === source.strategyId);
  const words = named && (strategy?.title ?? chosen?.question);
  const isEmpty = !source.strategyId && !source.gapId;
  return (
    <ChoiceSelect
      label={t('from')}
      value={sourceValue(source)}
      shown={
        isEmpty ? (
          named ? (
            t('fromNothing')
          ) : (
            '–'
          )
        ) : (
          <>
            <SourceMark source={source} />
            {words && <span className={styles.words}>{words}</span>}
          </>
        )
      }
      onChange={(value) => onChange(readSource(value))}
    >
      <option value={sourceValue({})}>{t('fromNothing')}</option>
      <optgroup label={t('strategies')}>
        {strategies.map(({ id, letter, title }) => (
          <option key={id} value={sourceValue({ strategyId: id })}>
            {`${letter} · ${title}`}
          </option>
        ))}
      </optgroup>
      {gaps.length > 0 && (
        <optgroup label={t('gaps')}>
          {gaps.map(({ id, question }) => (
            <option key={id} value={sourceValue({ gapId: id })}>
              {question}
            </option>
          ))}
        </optgroup>
      )}
    </ChoiceSelect>
  );
}
