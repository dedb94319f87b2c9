import { Clock, Ellipsis, TriangleAlert } from 'lucide-react';
import { memo, Suspense, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../../shared/case/entries.ts';
import type { Basis } from '../../../shared/case/resource.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { useBoard, useEditors, useIsPending } from '../../sync/use-case.tsx';
import { basisIcons } from '../../ui/basis-icons.ts';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { FieldTile, GapMark } from '../../ui/FieldTile.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { useHighlighted } from '../../ui/use-highlighted.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './EntryRow.module.css';
import { EmptiedPrompt, EntryText } from './EntryText.tsx';
import { GhostRow } from './GhostRow.tsx';
import { Cell, Row } from './grid.tsx';
import { AnswerForm, EntrustedMark } from './later-parts.tsx';
import { useListCommands } from './list-commands.ts';
import { useListState, useListStore } from './list-state.ts';
import { departureOf, type EntryEntity, useEntry, useLetters } from './use-entry.ts';

export interface EntryRowProps extends EntryRef {
  readonly field: ResourceField;
  readonly isTabStop: boolean;
  readonly readOnly: boolean;
}

/** One entry. Reads it by its id, so that a change of another entry does not draw this one anew. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { root, id, field } = props;
  const { entry, isKnown } = useEntry({ root, id });
  const departure = entry && departureOf(entry, field, isKnown);
  const list = useListStore();
  const wasGone = useRef(departure !== undefined);
  const isGone = departure !== undefined;
  useLayoutEffect(() => {
    if (wasGone.current === isGone) return;
    wasGone.current = isGone;
    // Others exchanged the row under the focus for another one.
    if (list.getState().focused?.id !== id || document.activeElement !== document.body) return;
    const selector = `[data-area="${field}"] [data-item="${CSS.escape(id)}"]`;
    document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }, [isGone, list, id, field]);
  if (!entry) return null;
  if (departure)
    return <GhostRow entry={entry} departure={departure} isTabStop={props.isTabStop} />;
  return <PresentRow {...props} entry={entry} />;
});

function BasisMark({ basis }: { readonly basis: Basis }) {
  const { t } = useTranslation('method');
  const Icon = basisIcons[basis];
  return (
    <span className={styles.basis} data-basis={basis}>
      <Icon aria-hidden="true" size={15} />
      <span className={styles.basisWord}>{t(`basis.${basis}`)}</span>
    </span>
  );
}

function useRowName({ root, entity }: EntryEntity, person: string, letters: string): string {
  const { t } = useTranslation(['list', 'method']);
  const text = root === 'resources' ? entity.text : `${t('question')}: ${entity.question}`;
  const asked = root === 'gaps' ? entity.askedDepartment : entity.department;
  const parts = [
    text,
    person,
    root === 'resources' && entity.caveat && t('caveatIs', { caveat: entity.caveat }),
    root === 'gaps' && t('questionTo'),
    asked ? departmentOf(asked).name : root === 'gaps' && t('askNobody'),
    root === 'gaps' && entity.state === 'accepted' && t('accepted'),
    root === 'resources' && t('basisIs', { basis: t(`method:basis.${entity.basis}`) }),
    entity.entrusted && t('entrustedTo', { departments: entity.entrusted.departments.join(', ') }),
    letters && t('strategiesAre', { letters: [...letters].join(', ') }),
  ];
  return parts.filter(Boolean).join(', ');
}

function PresentRow(props: EntryRowProps & { readonly entry: EntryEntity }) {
  const { root, id, field, entry, readOnly } = props;
  const { t } = useTranslation(['list', 'board', 'common']);
  const format = useFormat();
  const personWord = usePersonWord();
  const commands = useListCommands();
  const persons = useBoard((board) => board.persons);
  const letters = useLetters(props);
  const [writer] = useEditors(id);
  const isEditing = useListState((state) => state.editing?.id === id);
  const emptied = useListState((state) =>
    state.emptied?.entry.id === id ? state.emptied : undefined,
  );
  const isMenuOpen = useListState((state) => state.menu?.entry.id === id);
  const isAnswering = useListState((state) => state.answering === id);
  const isPending = useIsPending(id);
  const highlighted = useHighlighted(id);

  const { entity } = entry;
  const isGap = entry.root === 'gaps';
  const text = entry.root === 'gaps' ? entry.entity.question : entry.entity.text;
  const person = personWord(persons, entity.personIds);
  const name = useRowName(entry, person, letters);
  const writing = writer && t('board:writing', { department: writer.participant.department });
  const pill = isGap ? entry.entity.askedDepartment : entity.department;

  return (
    <Row
      aria-label={[name, writing, highlighted && t('highlighted')].filter(Boolean).join(', ')}
      tabIndex={props.isTabStop ? 0 : -1}
      data-item={id}
      data-root={root}
      data-field={field}
      data-hue={writer && departmentOf(writer.participant.department).hue}
      className={cx(
        styles.row,
        isGap && styles.gap,
        isMenuOpen && styles.active,
        highlighted && styles.highlighted,
        writer && styles.written,
        isPending && styles.pending,
        entity.entrusted && styles.entrusted,
      )}
    >
      <Cell className={styles.icon}>
        {isGap ? <GapMark field={field} /> : <FieldTile field={field} bare />}
      </Cell>
      <Cell className={styles.text}>
        {isEditing ? (
          <EntryText entry={{ root, id }} before={text} />
        ) : emptied ? (
          <EmptiedPrompt {...emptied} />
        ) : (
          <span className={styles.words}>{text || t('untitled')}</span>
        )}
        {entity.entrusted && (
          <Suspense>
            <EntrustedMark
              departments={entity.entrusted.departments}
              onRelease={readOnly ? undefined : () => commands.entrust({ root, id })}
            />
          </Suspense>
        )}
        {isAnswering && <AnswerForm gapId={id} question={text} />}
      </Cell>
      <Cell className={styles.person}>{person}</Cell>
      <Cell className={styles.when}>
        {isPending ? (
          <span className={styles.caveat}>
            <Clock aria-hidden="true" size={14} /> {t('pending')}
          </span>
        ) : isGap ? (
          <span>{t(entry.entity.askedDepartment ? 'questionTo' : 'unasked')}</span>
        ) : entry.entity.caveat ? (
          <span className={styles.caveat}>
            <TriangleAlert aria-hidden="true" size={14} /> {entry.entity.caveat}
          </span>
        ) : (
          <span className="tabular">
            {entry.entity.recordedOn && format.shortDate(entry.entity.recordedOn)}
          </span>
        )}
      </Cell>
      <Cell className={styles.department}>
        {pill && <DepartmentPill department={pill} />}
        {isGap && entry.entity.state === 'accepted' && (
          <span className={styles.accepted}>{t('accepted')}</span>
        )}
      </Cell>
      <Cell className={styles.basisCell}>
        {entry.root === 'resources' && <BasisMark basis={entry.entity.basis} />}
      </Cell>
      <Cell className={styles.letters}>
        {[...letters].map((letter) => (
          <LetterBadge key={letter} letter={letter} />
        ))}
      </Cell>
      <Cell className={styles.menu}>
        {!readOnly && (
          <button
            type="button"
            tabIndex={-1}
            data-menu=""
            aria-haspopup="menu"
            aria-label={t('actionsOf', { text })}
            className={styles.menuButton}
            onClick={() => commands.menu('actions', { root, id })}
          >
            <Ellipsis aria-hidden="true" size={18} />
          </button>
        )}
        {writing && (
          <span aria-hidden="true" className={styles.flag}>
            {writing}
          </span>
        )}
      </Cell>
    </Row>
  );
}
