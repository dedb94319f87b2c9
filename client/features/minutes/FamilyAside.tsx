import { BookOpenCheck, Check, Lock, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellSentences } from '../../../shared/case/family-sentence.ts';
import { type FamilySheet, sheetProgress } from '../../../shared/case/family-sheet.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './FamilyAside.module.css';
import { toldOnAll } from './family-told.ts';

/** How far the sheet is, and that it was read out. */
export function FamilyAside(props: {
  readonly sheet: FamilySheet;
  readonly isClosed: boolean;
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('familySheet');
  const { sheet, isClosed, mayWrite } = props;
  const { done, count } = sheetProgress(sheet);
  return (
    <aside aria-label={t('asideTitle')} className={styles.aside}>
      <section className={styles.part}>
        <h2 className={styles.title}>
          <span role="status">{t('progress', { done, count })}</span>
        </h2>
        <span aria-hidden="true" className={styles.bar}>
          {sheet.sentences.map(({ id, state }) => (
            <span key={id} data-done={state === 'confirmed' || undefined} />
          ))}
        </span>
        <p className={styles.lead}>{t('lead')}</p>
        {isClosed && mayWrite && <p className={styles.lead}>{t('stays')}</p>}
      </section>
      {count > 0 && <ReadAloud sheet={sheet} mayWrite={mayWrite} />}
      <p className={styles.never}>
        <Lock aria-hidden="true" size={16} />
        {t('never')}
      </p>
    </aside>
  );
}

function ReadAloud({
  sheet,
  mayWrite,
}: {
  readonly sheet: FamilySheet;
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('familySheet');
  const format = useFormat();
  const { board, author } = useCaseSession();
  const run = useCommand();
  const today = useToday();
  const [day, setDay] = useState<string>();
  const ready = sheet.sentences.filter(({ state }) => state === 'confirmed');
  const told = toldOnAll(sheet);
  const isPart = ready.length < sheet.sentences.length;
  const note = (on: string | undefined) => {
    const ids = ready.map(({ id }) => id);
    const isTaken = run(() => {
      tellSentences(board, author, ids, on);
      return true;
    });
    if (isTaken && on) announce(t('readNoted'));
  };
  return (
    <section className={styles.box}>
      <h2 className={styles.title}>
        <BookOpenCheck aria-hidden="true" size={18} />
        {t('readAloud')}
      </h2>
      {told ? (
        <>
          <p className={styles.told}>
            <Check aria-hidden="true" size={16} />
            {t('readDone', { date: format.date(told.on) })} <DepartmentPill department={told.by} />
          </p>
          {isPart && <p className={styles.lead}>{t('readPart')}</p>}
          {mayWrite && (
            <Button variant="quiet" size="sm" icon={Undo2} onClick={() => note(undefined)}>
              {t('readBack')}
            </Button>
          )}
        </>
      ) : (
        <>
          <p className={styles.lead}>
            {t(
              ready.length === 0
                ? 'noneDone'
                : ready.some(({ toldOn }) => toldOn)
                  ? 'readAgain'
                  : 'readLead',
            )}
          </p>
          {mayWrite && ready.length > 0 && (
            <form
              className={styles.form}
              onSubmit={(event) => {
                event.preventDefault();
                note(day ?? today);
              }}
            >
              <TextField
                type="date"
                required
                label={t('readOn')}
                max={today}
                value={day ?? today}
                onChange={(event) => setDay(event.target.value)}
              />
              <Button type="submit" variant="secondary" icon={Check}>
                {t('readNote')}
              </Button>
            </form>
          )}
        </>
      )}
    </section>
  );
}
