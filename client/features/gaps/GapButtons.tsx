import { Check, CornerDownLeft, Handshake } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '../../../shared/case/gap.ts';
import { useDepartments } from '../../sync/town.ts';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Menu, type MenuGroup } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TakeAlongForm } from './TakeAlongForm.tsx';
import { useGapActions } from './use-gap-actions.ts';
import { useTakenAlong } from './use-gap-round.ts';

interface ButtonOf {
  readonly gap: Gap;
  /** The question leaves its place, or what was to be done with it is done. */
  onDone(): void;
}

export function AcceptButton({ gap, onDone }: ButtonOf) {
  const { t } = useTranslation('gaps');
  const { accept } = useGapActions();
  if (gap.state !== 'open') return null;
  return (
    <Button
      variant="secondary"
      size="sm"
      icon={Check}
      onClick={() => {
        if (accept(gap)) onDone();
      }}
    >
      {t('accept')}
    </Button>
  );
}

export function AnswerButton({ gap }: Pick<ButtonOf, 'gap'>) {
  const { t } = useTranslation('gaps');
  const view = useCaseViewStore();
  const { id, askedDepartment: department } = gap;
  return (
    <Button
      variant="secondary"
      size="sm"
      icon={CornerDownLeft}
      onClick={() => view.setState({ answering: { id, department, focus: true } })}
    >
      {t('answer')}
    </Button>
  );
}

export function TakeAlongButton({
  gap,
  variant = 'quiet',
  onDone,
}: ButtonOf & { readonly variant?: 'secondary' | 'quiet' }) {
  const { t } = useTranslation('gaps');
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = useCallback(() => setAnchor(undefined), []);
  const agreement = useTakenAlong(gap.id);
  if (agreement) return null;
  return (
    <>
      <Button
        variant={variant}
        size="sm"
        icon={Handshake}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {t('takeAlong')}
      </Button>
      {anchor && (
        <Popover title={t('toAgreement')} anchor={anchor} onClose={close}>
          <TakeAlongForm
            gap={gap}
            onDone={() => {
              close();
              onDone();
            }}
          />
        </Popover>
      )}
    </>
  );
}

/** The departments a question can go to. */
export function useDepartmentMenu(gap: Gap, heading: string, onDone: () => void): MenuGroup {
  const { forward } = useGapActions();
  const departments = useDepartments();
  return {
    heading,
    items: departments
      .filter(({ id }) => id !== gap.askedDepartment)
      .map(({ id, shortName }, index) => ({
        id,
        label: shortName,
        icon: <DepartmentPill department={id} />,
        ...(index < 9 ? { shortcut: String(index + 1) } : {}),
        onSelect: () => {
          if (forward(gap, id)) onDone();
        },
      })),
  };
}

/** Asks which department it should go to. */
export function ForwardButton(
  props: ButtonOf & {
    readonly label: string;
    readonly heading: string;
    readonly variant?: 'secondary' | 'quiet';
  },
) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const group = useDepartmentMenu(props.gap, props.heading, props.onDone);
  const close = useCallback(() => setAnchor(undefined), []);
  return (
    <>
      <Button
        variant={props.variant ?? 'quiet'}
        size="sm"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {props.label}
      </Button>
      {anchor && (
        <Menu
          label={props.heading}
          anchor={anchor}
          groups={[group]}
          align="start"
          onClose={close}
        />
      )}
    </>
  );
}
