import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Agreement,
  addAgreement,
  type NewAgreement,
  removeAgreement,
  renewAgreement,
  reopenAgreement,
  settleAgreement,
  updateAgreement,
} from '../../../shared/case/agreement.ts';
import { restoreEntity } from '../../../shared/case/entity.ts';
import { takeAlongGap } from '../../../shared/case/gap.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { toasts } from '../../ui/toasts.ts';
import { useCommand } from '../../ui/use-command.ts';
import { isoDay } from '../../words/format.ts';

/** Everything that is done to agreements here; each returns whether, or with which id, it could be done. */
export function useAgreementCommands() {
  const { t } = useTranslation('agreements');
  const { t: common } = useTranslation('common');
  const session = useCaseSession();
  const command = useCommand();
  return useMemo(() => {
    const { board, author, boardStore, chairStore } = session;
    const today = () => isoDay(author.now());
    const sittingId = () => chairStore.getState().sitting?.id;
    const run = (change: () => void) =>
      command(() => {
        change();
        return true;
      }) ?? false;
    return {
      /** A question is taken along by it: whoever promises that has accepted it. */
      add: ({ gapId, ...rest }: NewAgreement) =>
        command(() => {
          const input = { ...rest, sittingId: sittingId() };
          const id = gapId
            ? takeAlongGap(board, author, gapId, input)
            : addAgreement(board, author, input);
          announce(t('agreed', { what: rest.what }));
          return id;
        }),
      /** Said again, it is taken back. */
      settle: ({ id, state }: Agreement, to: 'done' | 'notDone') =>
        run(() =>
          state === to
            ? reopenAgreement(board, author, id)
            : settleAgreement(board, author, id, to, { on: today() }),
        ),
      /** What was in the way; not of what somebody else has settled otherwise meanwhile. */
      explain: ({ id }: Agreement, outcome: string) => {
        const now = boardStore.getState().agreements.get(id);
        if (now?.state !== 'notDone') return false;
        const on = now.settledOn ?? today();
        return run(() =>
          settleAgreement(board, author, id, 'notDone', { on, outcome: outcome || undefined }),
        );
      },
      renew: ({ id, settledOn }: Agreement, due: string) =>
        command(() =>
          renewAgreement(board, author, id, {
            on: settledOn ?? today(),
            due,
            sittingId: sittingId(),
          }),
        ),
      change: (id: string, patch: Parameters<typeof updateAgreement>[3]) =>
        run(() => updateAgreement(board, author, id, patch)),
      remove: ({ id, what }: Agreement) => {
        if (!run(() => removeAgreement(board, author, id))) return;
        toasts.undo(t('removed', { what }), common('undo'), () =>
          run(() => restoreEntity(board, author, 'agreements', id)),
        );
      },
    };
  }, [session, command, t, common]);
}
