import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { useDepartments } from '../../sync/town.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { FieldTile } from '../../ui/FieldTile.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { Menu, type MenuGroup } from '../../ui/Menu.tsx';
import { isSamePersons, personChoices } from '../../ui/person-choices.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useListCommands } from './list-commands.ts';
import type { ListAction } from './list-keys.ts';
import { type EntryMenuKind, useListState, useListStore } from './list-state.ts';
import { type EntryEntity, useEntry } from './use-entry.ts';

/** Items beyond the ninth have no digit. */
const digit = (index: number) => (index < 9 ? { shortcut: String(index + 1) } : {});

/** The row a menu belongs to; never its ghost. */
function rowElement(id: string): HTMLElement | undefined {
  const selector = `[data-item="${CSS.escape(id)}"]:not([data-ghost])`;
  return document.querySelector<HTMLElement>(selector) ?? undefined;
}

/** The one menu of the list that is open, beside the row it belongs to. */
export function EntryMenus() {
  const menu = useListState((state) => state.menu);
  if (!menu) return null;
  const anchor = rowElement(menu.entry.id);
  return anchor && <EntryMenu key={menu.kind} {...menu} anchor={anchor} />;
}

function EntryMenu(props: {
  readonly kind: EntryMenuKind;
  readonly entry: { readonly root: 'resources' | 'gaps'; readonly id: string };
  readonly anchor: HTMLElement;
}) {
  const { t } = useTranslation('list');
  const list = useListStore();
  const { entry } = useEntry(props.entry);
  const onClose = useCallback(() => list.setState({ menu: undefined }), [list]);
  const actions = useActionGroups(entry);
  const fields = useFieldGroups(entry);
  const strategies = useStrategyGroups(entry);
  const departments = useDepartmentGroups(entry);
  const persons = usePersonGroups(entry);
  if (!entry) return null;
  const text = entry.root === 'gaps' ? entry.entity.question : entry.entity.text;
  const menus: Record<EntryMenuKind, { label: string; groups: readonly MenuGroup[] }> = {
    actions: { label: t('actionsOf', { text }), groups: actions },
    move: { label: t('moveTo'), groups: fields },
    link: { label: t('linkWith'), groups: strategies },
    address: { label: t('questionTo'), groups: departments },
    persons: { label: t('concerns'), groups: persons },
  };
  return <Menu {...menus[props.kind]} anchor={props.anchor} onClose={onClose} />;
}

function useActionGroups(entry: EntryEntity | undefined): readonly MenuGroup[] {
  const { t } = useTranslation(['list', 'common', 'vault']);
  const commands = useListCommands();
  if (!entry) return [];
  const ref = { root: entry.root, id: entry.entity.id };
  const item = (action: ListAction & keyof typeof labels, shortcut: string) => ({
    id: action,
    label: labels[action],
    shortcut,
    danger: action === 'remove',
    onSelect: () => void commands.act(action, ref, entry.entity.field),
  });
  const labels = {
    edit: t('action.edit'),
    openSheet: t('action.openSheet'),
    answer: t('action.answer'),
    move: t('action.move'),
    moveUp: t('action.moveUp'),
    moveDown: t('action.moveDown'),
    link: t('action.link'),
    persons: t('action.persons'),
    address: t('action.address'),
    markGap: t('action.markGap'),
    remove: t('action.remove'),
  };
  const isGap = entry.root === 'gaps';
  return [
    {
      items: [
        ...(isGap ? [item('answer', 'B')] : []),
        item('edit', 'F2'),
        item('openSheet', `${t('common:cap.shift')} ${t('common:cap.enter')}`),
      ],
    },
    {
      items: [
        item('move', 'V'),
        item('moveUp', `${t('common:cap.alt')} ↑`),
        item('moveDown', `${t('common:cap.alt')} ↓`),
      ],
    },
    {
      items: [
        item('link', 'K'),
        item('persons', 'P'),
        isGap ? item('address', 'A') : item('markGap', 'G'),
      ],
    },
    {
      items: [
        {
          id: 'entrust',
          label: t(entry.entity.entrusted ? 'vault:release' : 'vault:entrust'),
          onSelect: () => commands.entrust(ref),
        },
      ],
    },
    { items: [item('remove', t('common:cap.delete'))] },
  ];
}

function useFieldGroups(entry: EntryEntity | undefined): readonly MenuGroup[] {
  const { t } = useTranslation(['list', 'method']);
  const commands = useListCommands();
  if (!entry) return [];
  const items = resourceFields
    .map((field, index) => ({
      id: field,
      label: t(`method:field.${field}`),
      icon: <FieldTile field={field} />,
      ...digit(index),
      onSelect: () => commands.move({ root: entry.root, id: entry.entity.id }, field),
    }))
    .filter(({ id }) => id !== entry.entity.field);
  return [{ heading: t('moveTo'), items }];
}

function useStrategyGroups(entry: EntryEntity | undefined): readonly MenuGroup[] {
  const { t } = useTranslation('list');
  const commands = useListCommands();
  const strategies = useBoard(orderedStrategies);
  if (!entry) return [];
  const ref = { root: entry.root, id: entry.entity.id };
  const items = strategies.map((strategy) => {
    const linked = ref.root === 'resources' ? strategy.resourceIds : strategy.gapIds;
    const checked = linked.includes(ref.id);
    return {
      id: strategy.id,
      label: strategy.title,
      icon: <LetterBadge letter={strategy.letter} on={checked} />,
      shortcut: strategy.letter,
      checked,
      onSelect: () => commands.link(ref, strategy.id, !checked),
    };
  });
  return [{ heading: t('linkWith'), items }];
}

function useDepartmentGroups(entry: EntryEntity | undefined): readonly MenuGroup[] {
  const { t } = useTranslation('list');
  const commands = useListCommands();
  const asked = entry?.root === 'gaps' ? entry.entity.askedDepartment : undefined;
  const departments = useDepartments(asked);
  if (entry?.root !== 'gaps') return [];
  const ref = { root: entry.root, id: entry.entity.id };
  const items = departments.map((department, index) => ({
    id: department.id,
    label: department.shortName,
    icon: <DepartmentPill department={department.id} />,
    ...digit(index),
    checked: asked === department.id,
    onSelect: () => commands.address(ref, department.id),
  }));
  const nobody = {
    id: 'nobody',
    label: t('askNobody'),
    checked: asked === undefined,
    shortcut: '0',
    onSelect: () => commands.address(ref, undefined),
  };
  return [{ heading: t('questionTo'), items }, { items: [nobody] }];
}

function usePersonGroups(entry: EntryEntity | undefined): readonly MenuGroup[] {
  const { t } = useTranslation('list');
  const commands = useListCommands();
  const view = useCaseViewStore();
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const choices = useMemo(() => personChoices(persons), [persons]);
  if (!entry) return [];
  const ref = { root: entry.root, id: entry.entity.id };
  const items = choices.map(({ id, personIds }, index) => ({
    id,
    label: personWord(persons, personIds),
    ...digit(index),
    checked: isSamePersons(entry.entity.personIds, personIds),
    onSelect: () => commands.assign(ref, personIds),
  }));
  const several = {
    id: 'several',
    label: t('severalPersons'),
    onSelect: () => view.setState({ sheet: ref }),
  };
  return [{ heading: t('concerns'), items }, { items: [several] }];
}
