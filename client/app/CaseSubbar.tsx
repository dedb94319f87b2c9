import { Baby, UserRound, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChairBadge } from '../features/direction/ChairBadge.tsx';
import { useTown } from '../sync/town.ts';
import { useBoard, useCaseSession, useChair } from '../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../ui/case-view.tsx';
import { LensTabs } from '../ui/LensTabs.tsx';
import { PersonChips } from '../ui/PersonChips.tsx';
import { quickPersonChoices } from '../ui/person-choices.ts';
import { breakpoints, useMedia } from '../ui/use-media.ts';
import { usePersonWord } from '../ui/use-person-word.ts';
import styles from './CaseSubbar.module.css';
import { type Lens, lensesOfSnapshot, lensIcons, phaseOfLens, shownLenses } from './lenses.ts';

function PersonFilter() {
  const { t } = useTranslation('board');
  const persons = useBoard((board) => board.persons);
  const chosen = useCaseView((view) => view.personIds);
  const view = useCaseViewStore();
  const personWord = usePersonWord();
  const choices = quickPersonChoices(persons);
  const isChild = (id: string | undefined) =>
    id !== undefined && persons.get(id)?.kinship === 'child';
  const chips = choices.map(({ id, personIds }) => ({
    id,
    label: personWord(persons, personIds),
    icon: personIds.length === 0 ? UsersRound : isChild(personIds[0]) ? Baby : UserRound,
  }));
  const idsOf = new Map(choices.map(({ id, personIds }) => [id, personIds]));
  if (chips.length < 2) return null;
  const isOn = (id: string) => {
    const ids = idsOf.get(id) ?? [];
    return ids.length === 0 ? chosen.length === 0 : ids.every((each) => chosen.includes(each));
  };
  const toggle = (id: string) => {
    const ids = idsOf.get(id) ?? [];
    if (ids.length === 0) view.setState({ personIds: [] });
    else if (isOn(id)) view.setState({ personIds: chosen.filter((each) => !ids.includes(each)) });
    else view.setState({ personIds: [...chosen, ...ids] });
  };
  return (
    <PersonChips
      label={t('personFilter')}
      chips={chips}
      selected={chips.map((chip) => chip.id).filter(isOn)}
      onToggle={toggle}
    />
  );
}

/** The lenses that show entries of persons. */
const hasPersonFilter: readonly Lens[] = ['karte', 'liste'];

/** Which lens, and whose entries. `children`: what a lens adds to the bar; `course`: the course, where it has no bar of its own. */
export function CaseSubbar(props: {
  readonly lens: Lens;
  readonly panelId: string;
  onSelect(lens: Lens): void;
  readonly course?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('board');
  const { phases } = useTown();
  const isPhone = useMedia(breakpoints.phone);
  const sitting = useChair((chair) => chair.sitting);
  const { snapshot } = useCaseSession();
  const shown = snapshot ? lensesOfSnapshot : shownLenses(props.lens, sitting, isPhone);
  const numberOf = (lens: Lens) => {
    const phase = phaseOfLens[lens];
    const index = (sitting?.plan ?? phases).findIndex(({ kind }) => kind === phase);
    return index < 0 ? undefined : index + 1;
  };
  return (
    <div data-area="lenses" className={styles.bar} data-lens={props.lens}>
      <LensTabs
        label={t('lenses')}
        panelId={props.panelId}
        selected={props.lens}
        onSelect={props.onSelect}
        tabs={shown.map((id) => ({
          id,
          label: t(`lens.${id}`),
          icon: lensIcons[id],
          number: numberOf(id),
        }))}
      />
      <div className={styles.row}>
        {props.course}
        {!snapshot && <ChairBadge />}
        {props.children}
        {hasPersonFilter.includes(props.lens) && (
          <div className={styles.filter}>
            <PersonFilter />
          </div>
        )}
      </div>
    </div>
  );
}
