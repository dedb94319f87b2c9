import { FilePlus2, Inbox } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Addendum } from '../../../shared/case/closed-minutes.ts';
import { asAddenda, type NoteBlock, wordsSince } from '../../../shared/case/notes.ts';
import { ApiFailure } from '../../sync/api.ts';
import { addAddendum } from '../../sync/minutes-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { toasts } from '../../ui/toasts.ts';
import { partId } from './Blocks.tsx';
import styles from './LateWords.module.css';
import { useNotes } from './use-notes.ts';

/** What was written in the notes while they were being closed, or offline: the closed minutes do not have it. */
export function LateWords(props: {
  readonly sittingId: string;
  readonly kept: readonly NoteBlock[];
  readonly addenda: readonly Addendum[];
}) {
  const { t } = useTranslation(['minutes', 'errors']);
  const { caseId, board } = useCaseSession();
  const { sittingId, kept, addenda } = props;
  const titleId = useId();
  const late = wordsSince(kept, useNotes(board, sittingId), addenda);
  const [taken, setTaken] = useState<string>();
  const words = late.join('\n');
  // Until they come back as an addendum they are still late.
  const isSending = taken === words;
  const isLate = late.length > 0;
  const title = t('minutes:late');
  useEffect(() => {
    if (isLate) announce(title);
  }, [isLate, title]);
  const take = async () => {
    if (isSending) return;
    setTaken(words);
    try {
      for (const text of asAddenda(late)) await addAddendum(caseId, sittingId, { text });
      document.getElementById(partId('addenda'))?.focus();
      announce(t('minutes:lateTaken'));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setTaken(undefined);
      toasts.error({ title: t(`errors:api.${error.code}`) });
    }
  };
  if (!isLate) return null;
  return (
    <section aria-labelledby={titleId} className={styles.late}>
      <h3 id={titleId} className={styles.title}>
        <Inbox aria-hidden="true" size={16} />
        {title}
      </h3>
      <ul className={styles.words}>
        {[...late.entries()].map(([at, line]) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
      <p className={styles.lead}>{t('minutes:lateLead')}</p>
      <div>
        <Button
          variant="secondary"
          icon={FilePlus2}
          aria-busy={isSending}
          onClick={() => void take()}
        >
          {t('minutes:lateTake')}
        </Button>
      </div>
    </section>
  );
}
