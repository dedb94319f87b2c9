import { useTranslation } from 'react-i18next';
import {
  type Strategy,
  type StrategyPatch,
  updateStrategy,
} from '../../../shared/case/strategy.ts';
import { ageGroups, supportPhases } from '../../../shared/method/instruments.ts';
import { useTown } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { PersonChips } from '../../ui/PersonChips.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './InstrumentsForm.module.css';
import { type InstrumentOption, instrumentGroups } from './instrument-groups.ts';
import { useReasonWords } from './use-reason-words.ts';
import { useSuggestions } from './use-suggestions.ts';

/** Phase, age group and instruments; each choice holds at once. Nothing of the catalogue is hidden. */
export function InstrumentsForm({
  strategy,
  today,
}: {
  readonly strategy: Strategy;
  readonly today: string;
}) {
  const { t } = useTranslation('strategies');
  const { t: method } = useTranslation('method');
  const session = useCaseSession();
  const command = useCommand();
  const { id, phase, ageGroup, instrumentIds } = strategy;
  const offered = useTown().instruments.filter(
    (instrument) => !instrument.retired || instrumentIds.includes(instrument.id),
  );
  const update = (patch: StrategyPatch) =>
    command(() => updateStrategy(session.board, session.author, id, patch));

  const suggestions = useSuggestions(phase);
  const { wordsOf, notesOf } = useReasonWords();
  const note = ({ instrument, validity }: InstrumentOption) =>
    [
      ...instrument.ageGroups.map((each) => method(`ageGroup.${each}`)),
      ...notesOf(instrument, validity === 'valid'),
    ]
      .filter(Boolean)
      .join(' · ');

  return (
    <>
      <div className={styles.choice}>
        <PersonChips
          label={t('phase')}
          chips={supportPhases.map((each) => ({ id: each, label: method(`phase.${each}`) }))}
          selected={phase ? [phase] : []}
          onToggle={(chosen) =>
            update({
              phase: chosen === phase ? undefined : supportPhases.find((each) => each === chosen),
            })
          }
        />
        <PersonChips
          label={t('ageGroup')}
          chips={ageGroups.map((each) => ({ id: each, label: method(`ageGroup.${each}`) }))}
          selected={ageGroup ? [ageGroup] : []}
          onToggle={(chosen) =>
            update({
              ageGroup: chosen === ageGroup ? undefined : ageGroups.find((each) => each === chosen),
            })
          }
        />
      </div>
      <PickList
        searchLabel={t('searchInstruments')}
        empty={t('noInstruments')}
        groups={[
          {
            id: 'suggested',
            heading: t('suggested'),
            items: suggestions.map(({ instrument, reasons, isValid }) => ({
              id: instrument.id,
              label: instrument.name,
              note: [...reasons.map(wordsOf), ...notesOf(instrument, isValid)].join(' · '),
              checked: instrumentIds.includes(instrument.id),
            })),
          },
          ...instrumentGroups(offered, { phase, ageGroup }, today).map((group) => ({
            id: group.phase,
            heading: group.phase === 'any' ? t('anyPhase') : method(`phase.${group.phase}`),
            items: group.options.map((option) => ({
              id: option.instrument.id,
              label: option.instrument.name,
              note: note(option),
              checked: instrumentIds.includes(option.instrument.id),
            })),
          })),
        ].filter(({ items }) => items.length > 0)}
        onToggle={(instrument, checked) =>
          update({
            instrumentIds: checked
              ? [...instrumentIds, instrument]
              : instrumentIds.filter((other) => other !== instrument),
          })
        }
      />
    </>
  );
}
