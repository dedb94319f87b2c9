import { Plus, X } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gapQuestionMax } from '../../../shared/case/gap.ts';
import { resourceTextMax } from '../../../shared/case/resource.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { useDepartments } from '../../sync/town.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { FieldTile, GapMark } from '../../ui/FieldTile.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NewText } from '../../ui/NewText.tsx';
import { isSamePersons, personChoices } from '../../ui/person-choices.ts';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { takeFocus } from '../../ui/take-focus.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import styles from './Composer.module.css';
import { useListCommands } from './list-commands.ts';
import { useListStore } from './list-state.ts';
import { readDraft } from './rows.ts';

/** Writes new entries one after the other: Enter adds and stays, a leading question mark asks. */
export function Composer(props: {
  readonly field: ResourceField;
  readonly asks: boolean;
  /** At the bottom of a phone, with a switch between resource and question. */
  readonly sheet?: boolean;
}) {
  const { field, sheet } = props;
  const { t } = useTranslation(['list', 'method', 'common']);
  const departments = useDepartments();
  const { participant } = useCaseSession();
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const commands = useListCommands();
  const list = useListStore();
  const view = useCaseViewStore();
  const choices = useMemo(() => personChoices(persons), [persons]);
  const input = useRef<HTMLTextAreaElement>(null);
  // The one of a phone goes along from field to field.
  const [typed, setTyped] = useDraft(sheet ? 'new' : `new ${field}`, '');
  const [isTried, setTried] = useState(false);
  const [asked, setAsked] = useState('');
  const [added, setAdded] = useState<string>();
  const [who, setWho] = useState(() => {
    const filter = view.getState().personIds;
    return choices.find(({ personIds }) => isSamePersons(personIds, filter))?.id ?? 'family';
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another field is another place to write
  useLayoutEffect(() => takeFocus(input.current), [field]);

  const draft = readDraft(typed, props.asks);
  const max = draft.asks ? gapQuestionMax : resourceTextMax;
  const setAsks = (asks: boolean) =>
    list.setState(({ composing }) => ({ composing: composing && { ...composing, asks } }));
  const close = (last = added) =>
    list.setState(({ composing }) => {
      const item = last ?? composing?.from ?? `add-${field}`;
      return { composing: undefined, wanted: sheet ? { area: field } : { item } };
    });
  const add = () => {
    input.current?.focus();
    setTried(true);
    if (draft.text.length > max) {
      // Its word stands below, maybe out of sight.
      input.current?.form?.scrollIntoView({ block: 'nearest' });
      return undefined;
    }
    const personIds = choices.find(({ id }) => id === who)?.personIds ?? [];
    const id = commands.add({ field, ...draft, personIds, askedDepartment: asked || undefined });
    if (id) {
      setAdded(id);
      setTyped('');
      setTried(false);
    }
    return id;
  };
  const done = () => {
    if (draft.text === '') return close();
    const id = add();
    if (id) close(id);
  };

  return (
    <form
      aria-label={t('composer', { field: t(`method:field.${field}`) })}
      data-field={field}
      className={cx(styles.composer, sheet && styles.sheet)}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      {sheet && (
        <div className={styles.kind}>
          <SegmentedSwitch
            label={t('kind')}
            hideLabel
            value={draft.asks ? 'question' : 'resource'}
            options={[
              { value: 'resource', label: t('resource') },
              { value: 'question', label: t('question') },
            ]}
            onChange={(kind) => {
              setAsks(kind === 'question');
              setTyped(draft.text);
            }}
          />
          <FieldTile field={field} size="lg" />
          <IconButton icon={X} label={t('common:close')} onClick={() => close()} />
        </div>
      )}
      <div className={styles.line}>
        {!sheet && (draft.asks ? <GapMark field={field} /> : <FieldTile field={field} bare />)}
        <NewText
          ref={input}
          value={typed}
          length={draft.text.length}
          max={max}
          isTried={isTried}
          label={t(draft.asks ? 'composerQuestion' : 'composerText')}
          placeholder={t(draft.asks ? 'composerAsk' : 'composerPlaceholder')}
          className={styles.input}
          onChange={setTyped}
        />
        <button type="submit" className={styles.send} aria-label={t('add')}>
          <Plus aria-hidden="true" size={sheet ? 24 : 16} />
          {!sheet && t('add')}
        </button>
      </div>
      <div className={styles.line}>
        <label className={styles.choice}>
          {t('forWhom')}
          <select value={who} className={styles.select} onChange={(e) => setWho(e.target.value)}>
            {choices.map(({ id, personIds }) => (
              <option key={id} value={id}>
                {personWord(persons, personIds)}
              </option>
            ))}
          </select>
        </label>
        {draft.asks && (
          <label className={styles.choice}>
            {t('questionTo')}
            <select
              value={asked}
              className={styles.select}
              onChange={(event) => setAsked(event.target.value)}
            >
              <option value="">{t('askNobody')}</option>
              {departments.map(({ id, shortName }) => (
                <option key={id} value={id}>
                  {`${id} · ${shortName}`}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className={styles.as}>
          {t('appearsAs')} <DepartmentPill department={participant.department} />
        </span>
        {!sheet && (
          <button type="button" className={styles.done} onClick={done}>
            {t('common:done')}
          </button>
        )}
      </div>
    </form>
  );
}
