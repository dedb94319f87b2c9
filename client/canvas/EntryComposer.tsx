import { Check, X } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type TouchEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { addGap, gapQuestionMax } from '../../shared/case/gap.ts';
import { addResource, resourceTextMax } from '../../shared/case/resource.ts';
import { useDepartments } from '../sync/town.ts';
import { useBoard, useCaseSession } from '../sync/use-case.tsx';
import { useDraft } from '../ui/drafts.ts';
import { NewText } from '../ui/NewText.tsx';
import { quickPersonChoices } from '../ui/person-choices.ts';
import { useCommand } from '../ui/use-command.ts';
import { usePersonWord } from '../ui/use-person-word.ts';
import { isoDay } from '../words/format.ts';
import styles from './EntryComposer.module.css';
import { type Draft, useMapStore } from './map-state.tsx';

const keep = (event: PointerEvent | TouchEvent) => event.stopPropagation();

/** A new card being written. It is on the board as soon as it is confirmed, not before. */
export function EntryComposer({
  draft,
  style,
}: {
  readonly draft: Draft;
  readonly style: CSSProperties;
}) {
  const { t } = useTranslation(['map', 'method', 'common', 'list']);
  const departments = useDepartments();
  const { root, field } = draft;
  const isGap = root === 'gaps';
  const session = useCaseSession();
  const store = useMapStore();
  const run = useCommand();
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const [who, setWho] = useState('family');
  const [asked, setAsked] = useState('');
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => text.current?.focus(), []);
  const [typed, setTyped] = useDraft(`new ${field}`, '');
  const [isTried, setTried] = useState(false);
  const written = typed.trim();
  const max = isGap ? gapQuestionMax : resourceTextMax;
  const choices = quickPersonChoices(persons);
  const close = () => {
    store.setState({ draft: undefined });
    store.getState().editor?.getContainer().focus();
  };
  const add = () => {
    if (written === '') return close();
    setTried(true);
    if (written.length > max) {
      text.current?.focus();
      return;
    }
    const { board, author } = session;
    const personIds = choices.find(({ id }) => id === who)?.personIds ?? [];
    const id = run(() =>
      isGap
        ? addGap(board, author, {
            field,
            question: written,
            personIds,
            askedDepartment: asked || undefined,
          })
        : addResource(board, author, {
            field,
            text: written,
            personIds,
            recordedOn: isoDay(author.now()),
          }),
    );
    if (id === undefined) return;
    setTyped('');
    store.setState({ pinned: new Set([id]) });
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  };
  const label = t(isGap ? 'map:newGapText' : 'map:newResourceText');
  return (
    <form
      data-in-place
      data-composer={root}
      aria-label={t(isGap ? 'map:newGapIn' : 'map:newResourceIn', {
        field: t(`method:field.${field}`),
      })}
      className={styles.composer}
      style={style}
      onPointerDown={keep}
      onTouchStart={keep}
      onTouchEnd={keep}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <NewText
        ref={text}
        rows={2}
        value={typed}
        length={written.length}
        max={max}
        isTried={isTried}
        label={label}
        placeholder={label}
        className={styles.text}
        onChange={setTyped}
      />
      <fieldset aria-label={t('map:personsOf')} className={styles.chips}>
        {choices.map(({ id, personIds }) => (
          <button key={id} type="button" aria-pressed={who === id} onClick={() => setWho(id)}>
            {personWord(persons, personIds)}
          </button>
        ))}
      </fieldset>
      <div className={styles.row}>
        {isGap && (
          <label className={styles.asked}>
            {t('map:askedOf')}
            <select value={asked} onChange={(event) => setAsked(event.target.value)}>
              <option value="">{t('list:askNobody')}</option>
              {departments.map(({ id, shortName }) => (
                <option key={id} value={id}>{`${id} · ${shortName}`}</option>
              ))}
            </select>
          </label>
        )}
        <button type="button" className={styles.cancel} onClick={close}>
          <X aria-hidden="true" size={16} />
          <span className="visually-hidden">{t('common:close')}</span>
        </button>
        <button type="submit" className={styles.add}>
          <Check aria-hidden="true" size={16} />
          {t('list:add')}
        </button>
      </div>
    </form>
  );
}
