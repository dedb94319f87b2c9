import { type PointerEvent, type TouchEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../shared/case/entries.ts';
import { updateGap } from '../../shared/case/gap.ts';
import { updateResource } from '../../shared/case/resource.ts';
import { useBoard, useCaseSession } from '../sync/use-case.tsx';
import { useSharedText } from '../sync/use-shared-text.ts';
import { isSamePersons, quickPersonChoices } from '../ui/person-choices.ts';
import { useCommand } from '../ui/use-command.ts';
import { usePersonWord } from '../ui/use-person-word.ts';
import styles from './EntryOnMap.module.css';
import { useMapStore } from './map-state.tsx';

const keep = (event: PointerEvent | TouchEvent) => event.stopPropagation();

/** Text and person of a card, edited where it lies. Enter and Escape end it: what is written is already there. */
export function EntryInPlace({ root, id }: EntryRef) {
  const { t } = useTranslation('map');
  const session = useCaseSession();
  const store = useMapStore();
  const run = useCommand();
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const chosen = useBoard((board) => board[root].get(id)?.personIds) ?? [];
  const area = useRef<HTMLDivElement>(null);
  const bind = useSharedText({ root, id, field: root === 'gaps' ? 'question' : 'text' }, (error) =>
    run(() => {
      throw error;
    }),
  );
  useEffect(() => {
    const text = area.current?.querySelector('textarea');
    text?.focus();
    text?.setSelectionRange(text.value.length, text.value.length);
  }, []);
  const choices = quickPersonChoices(persons);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the canvas from taking the pointer
    <div
      ref={area}
      data-in-place
      className={styles.inPlace}
      onPointerDown={keep}
      onTouchStart={keep}
      onTouchEnd={keep}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          store.setState((state) => (state.editing === id ? { editing: undefined } : state));
      }}
    >
      <textarea ref={bind} rows={1} className={styles.text} aria-label={t('textOf')} />
      <fieldset aria-label={t('personsOf')} className={styles.chips}>
        {choices.map(({ id: choice, personIds }) => (
          <button
            key={choice}
            type="button"
            className={styles.chip}
            aria-pressed={isSamePersons(personIds, chosen)}
            onClick={() =>
              run(() => {
                const { board, author } = session;
                if (root === 'gaps') updateGap(board, author, id, { personIds });
                else updateResource(board, author, id, { personIds });
              })
            }
          >
            {personWord(persons, personIds)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
