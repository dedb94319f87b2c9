import { Baby, UserRound, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/case/person.ts';
import { ChairBadge } from '../features/direction/ChairBadge.tsx';
import { useBoard } from '../sync/use-case.tsx';
import { useCaseView, useCaseViewStore } from '../ui/case-view.tsx';
import { LensTabs } from '../ui/LensTabs.tsx';
import { type Chip, PersonChips } from '../ui/PersonChips.tsx';
import styles from './CaseSubbar.module.css';
import { type Lens, lenses, lensIcons } from './lenses.ts';

const family = 'family';
const allChildren = 'children';

/** Chips of the person filter: the family, each adult, the children together. */
function personChips(
  persons: ReadonlyMap<string, Person>,
  words: { family: string; children: string },
) {
  const all = [...persons.values()].sort(
    (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );
  const children = all.filter((person) => person.kinship === 'child');
  const adults = all.filter((person) => person.kinship !== 'child');
  const rank = { father: 0, mother: 1, relative: 2, other: 3, child: 4 } as const;
  adults.sort((a, b) => rank[a.kinship] - rank[b.kinship]);
  const idsOf = new Map<string, readonly string[]>([[family, []]]);
  const chips: Chip[] = [{ id: family, label: words.family, icon: UsersRound }];
  for (const adult of adults) {
    idsOf.set(adult.id, [adult.id]);
    chips.push({ id: adult.id, label: adult.label, icon: UserRound });
  }
  const [only] = children;
  if (children.length > 0) {
    idsOf.set(
      allChildren,
      children.map((child) => child.id),
    );
    chips.push({
      id: allChildren,
      label: children.length === 1 && only ? only.label : words.children,
      icon: Baby,
    });
  }
  return { chips, idsOf };
}

function PersonFilter() {
  const { t } = useTranslation(['board', 'method']);
  const persons = useBoard((board) => board.persons);
  const chosen = useCaseView((view) => view.personIds);
  const view = useCaseViewStore();
  const { chips, idsOf } = personChips(persons, {
    family: t('board:wholeFamily'),
    children: t('method:personGroup.children'),
  });
  if (chips.length < 2) return null;
  const isOn = (id: string) => {
    const ids = idsOf.get(id) ?? [];
    return id === family ? chosen.length === 0 : ids.every((each) => chosen.includes(each));
  };
  const toggle = (id: string) => {
    const ids = idsOf.get(id) ?? [];
    if (id === family) view.setState({ personIds: [] });
    else if (isOn(id)) view.setState({ personIds: chosen.filter((each) => !ids.includes(each)) });
    else view.setState({ personIds: [...chosen, ...ids] });
  };
  return (
    <PersonChips
      label={t('board:personFilter')}
      chips={chips}
      selected={chips.map((chip) => chip.id).filter(isOn)}
      onToggle={toggle}
    />
  );
}

/** Which lens, and whose entries. `children`: what a lens adds to the bar. */
export function CaseSubbar(props: {
  readonly lens: Lens;
  readonly panelId: string;
  onSelect(lens: Lens): void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('board');
  return (
    <div data-area="lenses" className={styles.bar} data-lens={props.lens}>
      <LensTabs
        label={t('lenses')}
        panelId={props.panelId}
        selected={props.lens}
        onSelect={props.onSelect}
        tabs={lenses.map((id) => ({ id, label: t(`lens.${id}`), icon: lensIcons[id] }))}
      />
      {props.children}
      <ChairBadge />
      {props.lens !== 'strategien' && (
        <div className={styles.filter}>
          <PersonFilter />
        </div>
      )}
    </div>
  );
}
