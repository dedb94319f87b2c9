import { Footprints } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { concerns } from '../../../shared/case/person.ts';
import type { WillRow } from '../../../shared/case/will-rows.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useWillRows } from '../../ui/use-will-rows.ts';
import { AddWish } from './AddWish.tsx';
import { StepHeads } from './StepHeads.tsx';
import { useAnnounceStages } from './use-announce-stages.ts';
import styles from './WillLens.module.css';
import { WillStair } from './WillStair.tsx';

/** For whom a wish is being written; without a person, for the family. */
export interface Writing {
  readonly personId: string | undefined;
}

/** Per person the way from the wish over own action to the Wille, and how far it can be carried out. */
export function WillLens() {
  const { t } = useTranslation(['will', 'board', 'common']);
  const root = useRef<HTMLElement>(null);
  const persons = useBoard((board) => board.persons);
  const filter = useCaseView((view) => view.personIds);
  const view = useCaseViewStore();
  const personWord = usePersonWord();
  const readOnly = useReadOnly();
  const [writing, setWriting] = useState<Writing>();
  const rows = useWillRows();
  const shown = rows.filter(({ person }) => concerns(person ? [person.id] : [], filter));
  useAnnounceStages(rows);
  const focusRow = useFocusRow(root);

  const isWritten = ({ person, will }: WillRow) =>
    writing !== undefined && !will && person?.id === writing.personId;
  // A further wish, or the first one of somebody who has no row yet.
  const extra =
    writing && !shown.some(isWritten)
      ? [
          {
            key: 'new',
            person: persons.get(writing.personId ?? ''),
            lack: 'notAsked' as const,
            evidence: 0,
          },
        ]
      : [];
  return (
    <section ref={root} aria-label={t('title')} data-area="will" className={styles.lens}>
      <div className={styles.intro}>
        <p className={styles.hint}>{t('hint')}</p>
        {!readOnly && <AddWish onAdd={setWriting} />}
      </div>
      {shown.length + extra.length > 0 && <StepHeads />}
      {[...shown, ...extra].map(({ person, ...row }) => (
        <WillStair
          key={row.key}
          row={{ ...row, ...(person && { person }) }}
          isWriting={row.key === 'new' || isWritten({ ...row, ...(person && { person }) })}
          onWrite={setWriting}
          focusRow={focusRow}
        />
      ))}
      {shown.length + extra.length === 0 && (
        <EmptyState
          icon={Footprints}
          text={
            filter.length > 0
              ? t('nobody', { person: personWord(persons, filter) })
              : t('board:willEmpty')
          }
        >
          {filter.length > 0 && (
            <Button variant="quiet" size="sm" onClick={() => view.setState({ personIds: [] })}>
              {t('common:showAll')}
            </Button>
          )}
        </EmptyState>
      )}
    </section>
  );
}

/** Brings the focus to the name of a row, once it is drawn; without a key, to the button for a new wish. */
function useFocusRow(root: React.RefObject<HTMLElement | null>) {
  const wanted = useRef<string | undefined>(undefined);
  const settle = useRef(() => {
    if (wanted.current === undefined) return;
    const target = root.current?.querySelector<HTMLElement>(
      wanted.current === '' ? '[data-add-wish]' : `[data-row="${CSS.escape(wanted.current)}"] h2`,
    );
    if (!target) return;
    wanted.current = undefined;
    target.focus();
  });
  useLayoutEffect(() => settle.current());
  return useRef((key: string) => {
    wanted.current = key;
    settle.current();
  }).current;
}
