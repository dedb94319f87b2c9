import { Check, Ellipsis, Pencil, Trash2, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agreement } from '../../../shared/case/agreement.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import { EditDialog } from './EditDialog.tsx';
import { useAgreementCommands } from './use-agreement-commands.ts';

const icons = { done: Check, notDone: X };

/** Where the focus goes when this row is gone: to the next row, then to the row that is being written. */
function focusNext(menu: HTMLElement | null): void {
  const stops = [
    ...document.querySelectorAll<HTMLElement>(
      '[data-agreement-menu] button, [data-agreement-composer] select',
    ),
  ];
  const now = stops.findIndex((stop) => menu?.contains(stop));
  (stops[now + 1] ?? stops[now - 1])?.focus();
}

/** What else can be done with an agreement. `settles`: its row has no switch for that. */
export function AgreementMenu(props: {
  readonly agreement: Agreement;
  readonly settles?: boolean;
}) {
  const { t } = useTranslation('agreements');
  const { t: common } = useTranslation('common');
  const { agreement } = props;
  const commands = useAgreementCommands();
  const root = useRef<HTMLSpanElement>(null);
  const [isEditing, setEditing] = useState(false);
  const settle = {
    items: (['done', 'notDone'] as const).map((state) => {
      const Icon = icons[state];
      return {
        id: state,
        label: t(`state.${state}`),
        icon: <Icon aria-hidden="true" size={16} />,
        checked: agreement.state === state,
        onSelect: () => void commands.settle(agreement, state),
      };
    }),
  };
  return (
    <span ref={root} data-agreement-menu="">
      <MenuButton
        icon={Ellipsis}
        label={t('actions', { what: agreement.what })}
        groups={[
          ...(props.settles ? [settle] : []),
          {
            items: [
              {
                id: 'edit',
                label: common('edit'),
                icon: <Pencil aria-hidden="true" size={16} />,
                onSelect: () => setEditing(true),
              },
              {
                id: 'remove',
                label: common('remove'),
                icon: <Trash2 aria-hidden="true" size={16} />,
                danger: true,
                onSelect: () => {
                  focusNext(root.current);
                  commands.remove(agreement);
                },
              },
            ],
          },
        ]}
      />
      {isEditing && <EditDialog agreement={agreement} onClose={() => setEditing(false)} />}
    </span>
  );
}
