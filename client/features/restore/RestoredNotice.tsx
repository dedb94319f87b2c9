import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onRestored, readRestored } from '../../../shared/case/restored-mark.ts';
import { isStaff } from '../../../shared/protocol/roles.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useRestore } from './use-restore.ts';
import { useStateWords } from './use-state-words.ts';

/** Says who has restored which state, also to those who were away meanwhile; who may takes it back by one click. */
export function RestoredNotice(): null {
  const { t } = useTranslation('restore');
  const { board, author, participant } = useCaseSession();
  const stateWords = useStateWords();
  const { restore } = useRestore();
  const [openedAt] = useState(() => author.now());
  const tell = useEffectEvent(() => {
    const mark = readRestored(board);
    // What was restored before is how the board is.
    if (!mark || mark.at < openedAt) return;
    const undo = { label: t('undo'), onSelect: () => void restore(mark.before) };
    toasts.info(
      {
        title: t('done', { department: mark.department, state: stateWords(mark.state) }),
        actions: isStaff(participant.role) ? [undo] : [],
      },
      'restored',
    );
  });
  useEffect(() => onRestored(board, () => tell()), [board]);
  return null;
}
