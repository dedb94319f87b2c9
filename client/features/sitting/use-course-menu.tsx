import {
  Eye,
  Flag,
  ListOrdered,
  LocateFixed,
  Pause,
  Play,
  Plus,
  Presentation,
  UserRoundCheck,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PhaseKind } from '../../../shared/method/phases.ts';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { type CaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import type { MenuGroup } from '../../ui/Menu.tsx';
import { usePhaseName } from '../../ui/phase-words.ts';
import { toasts } from '../../ui/toasts.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useSittingCommands } from '../../ui/use-sitting-commands.ts';
import { useMayTakeChair } from '../../ui/use-take-chair.ts';
import type { Follow } from './use-follow.ts';
import type { PhaseStep } from './use-phases.ts';

/** Everything the course offers, for the one menu of the bar; on phones also what the wide bar shows openly. */
export function useCourseMenu(props: {
  readonly steps: readonly PhaseStep[];
  readonly follow: Follow;
  readonly isPhone: boolean;
  onLook(kind: PhaseKind): void;
  onDialog(dialog: CaseView['courseDialog']): void;
  start(): void;
}): readonly MenuGroup[] {
  const { t } = useTranslation('sitting');
  const { steps, follow, isPhone } = props;
  const session = useCaseSession();
  const view = useCaseViewStore();
  const sitting = useChair((chair) => chair.sitting);
  const isChair = useIsChair();
  const mayTake = useMayTakeChair();
  const commands = useSittingCommands();
  const phaseName = usePhaseName();

  const look: MenuGroup = {
    heading: t('lookAt'),
    items: steps.map(({ phase, number }) => ({
      id: `look-${phase.kind}`,
      label: phaseName(phase),
      icon: <Eye aria-hidden="true" size={16} />,
      shortcut: String(number),
      onSelect: () => props.onLook(phase.kind),
    })),
  };
  const followItems = follow.leader
    ? [
        {
          id: 'follow',
          label: t('follow'),
          icon: <LocateFixed aria-hidden="true" size={16} />,
          checked: !follow.isAway,
          onSelect: follow.toggle,
        },
      ]
    : [];
  const groups: MenuGroup[] = isPhone ? [look, { items: followItems }] : [];
  if (!mayTake) return groups.filter(({ items }) => items.length > 0);

  const showAll = {
    id: 'showAll',
    label: t('showAll'),
    icon: <Presentation aria-hidden="true" size={16} />,
    onSelect: () => {
      view.setState({ shownAt: session.author.now() });
      toasts.info({ title: t('shown') });
    },
  };
  const handOver = {
    id: 'handOver',
    label: t('handOver'),
    icon: <UserRoundCheck aria-hidden="true" size={16} />,
    onSelect: () => props.onDialog('handOver'),
  };
  const plan = {
    id: 'plan',
    label: t('plan'),
    icon: <ListOrdered aria-hidden="true" size={16} />,
    onSelect: () => props.onDialog('plan'),
  };
  if (sitting && isChair) {
    const isPaused = sitting.pausedAt !== undefined;
    groups.push(
      {
        heading: t('goTo'),
        items: steps
          .filter(({ state }) => state !== 'now')
          .map(({ phase, number }) => ({
            id: `go-${phase.kind}`,
            label: phaseName(phase),
            ...(isPhone ? {} : { shortcut: String(number) }),
            onSelect: () => commands.step({ kind: 'phase', phase: phase.kind }),
          })),
      },
      {
        items: [
          {
            id: 'pause',
            label: t(isPaused ? 'resume' : 'pause'),
            icon: isPaused ? (
              <Play aria-hidden="true" size={16} />
            ) : (
              <Pause aria-hidden="true" size={16} />
            ),
            onSelect: () => commands.step({ kind: isPaused ? 'resume' : 'pause' }),
          },
          {
            id: 'extend',
            label: t('extend'),
            icon: <Plus aria-hidden="true" size={16} />,
            onSelect: () => commands.step({ kind: 'extend', minutes: 1 }),
          },
          plan,
        ],
      },
      { items: [showAll, handOver] },
      {
        items: [
          {
            id: 'finish',
            label: t('finish'),
            icon: <Flag aria-hidden="true" size={16} />,
            onSelect: () => props.onDialog('finish'),
          },
        ],
      },
    );
  } else if (!sitting) {
    groups.push({
      items: [
        ...(isPhone
          ? [
              {
                id: 'start',
                label: t('start'),
                icon: <Play aria-hidden="true" size={16} />,
                onSelect: () => props.start(),
              },
            ]
          : []),
        plan,
        ...(isChair ? [showAll, handOver] : []),
      ],
    });
  }
  return groups.filter(({ items }) => items.length > 0);
}
