import { useTranslation } from 'react-i18next';
import type { Conference } from '../../../shared/method/agenda.ts';
import { plannedMinutes } from '../../../shared/method/phases.ts';
import type { CaseListItem } from '../../../shared/protocol/http.ts';
import { useTown } from '../../sync/town.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { addCase, isOnAgenda, removeCase } from './agenda-edits.ts';
import type { Edit } from './use-conference.ts';

/** Ticking a case puts it on the agenda at once. */
export function AddCasesDialog(props: {
  conference: Conference;
  cases: readonly CaseListItem[];
  edit(edit: Edit): void;
  onClose(): void;
}) {
  const { t } = useTranslation(['agenda', 'common']);
  const announce = useAnnounce();
  const { phases } = useTown();
  return (
    <Dialog
      title={t('board.addCases')}
      onClose={props.onClose}
      actions={<Button onClick={props.onClose}>{t('common:done')}</Button>}
    >
      <PickList
        searchLabel={t('board.addCasesSearch')}
        empty={t('board.addCasesNone')}
        groups={[
          {
            id: 'cases',
            heading: t('board.addCasesGroup'),
            items: props.cases.map(({ id, number, summary }) => ({
              id,
              label: summary.pseudonym,
              note: [summary.origin, number].filter(Boolean).join(' · '),
              checked: isOnAgenda(props.conference, id),
            })),
          },
        ]}
        onToggle={(id, checked) => {
          const name = props.cases.find((each) => each.id === id)?.summary.pseudonym ?? '';
          props.edit(checked ? addCase(id, plannedMinutes(phases)) : removeCase(id));
          announce(t(checked ? 'board.added' : 'board.removed', { name }));
        }}
      />
    </Dialog>
  );
}
