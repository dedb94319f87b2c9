import { useTranslation } from 'react-i18next';
import { acceptGap, forwardGap, type Gap, takeAlongGap } from '../../../shared/case/gap.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useFormat } from '../../words/use-format.ts';

/** What is done with a question besides answering it; each says so, and whether it was done. */
export function useGapActions() {
  const { t } = useTranslation(['gaps', 'vault']);
  const session = useCaseSession();
  const run = useCommand();
  const format = useFormat();
  const { board, author } = session;
  const tell = (command: () => void, text: string) => {
    const done = run(() => {
      command();
      return true;
    });
    if (done) announce(text);
    return done ?? false;
  };
  return {
    accept: ({ id }: Gap) => tell(() => acceptGap(board, author, id), t('said.accepted')),
    forward: ({ id }: Gap, department: string) =>
      tell(() => forwardGap(board, author, id, department), t('said.forwarded', { department })),
    takeAlong: ({ id, entrusted }: Gap, department: string, due: string) => {
      const sittingId = session.chairStore.getState().sitting?.id;
      return tell(
        () =>
          takeAlongGap(board, author, id, {
            whoDepartment: department,
            due,
            // Everybody reads an agreement.
            ...(entrusted ? { what: t('vault:agreementWhat') } : {}),
            ...(sittingId ? { sittingId } : {}),
          }),
        t('said.takenAlong', { department, date: format.date(due) }),
      );
    },
  };
}
