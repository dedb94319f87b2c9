import { useTranslation } from 'react-i18next';
import type { CreatedInvitation } from '../../../shared/protocol/account.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ReadyLink } from '../../ui/ReadyLink.tsx';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';

/** A personal link, shown whole this once. */
export function LinkDialog(props: { readonly created: CreatedInvitation; onClose(): void }) {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const { invitation, token } = props.created;
  const until = `${format.date(isoDay(invitation.expiresAt))}, ${format.time(invitation.expiresAt)}`;
  return (
    <Dialog
      title={t('linkTitle')}
      onClose={props.onClose}
      actions={<Button onClick={props.onClose}>{t('common:done')}</Button>}
    >
      <ReadyLink
        head={
          <>
            <DepartmentPill department={invitation.department} />
            <strong>{invitation.name}</strong>
          </>
        }
        label={t('link')}
        address={`${location.origin}/beitreten#${token}`}
        note={t(invitation.staffId ? 'renewNote' : 'linkNote', { until })}
      />
    </Dialog>
  );
}
