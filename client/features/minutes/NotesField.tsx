import { Bold, Heading, List, type LucideIcon, Type, UsersRound } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { XmlFragment } from 'yjs';
import type { NoteKind } from '../../../shared/case/notes.ts';
import { useCaseSession, useEditors } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useEditing } from '../../ui/use-editing.ts';
import { useFormat } from '../../words/use-format.ts';
import { caretsIn } from './carets.ts';
import styles from './Notes.module.css';
import { type Form, type NotesEditor, openNotesEditor } from './notes-editor.ts';

/** Where in the presence somebody writes who writes in the notes. */
const field = 'notes';

const kinds: readonly {
  kind: NoteKind;
  icon: LucideIcon;
  word: 'asText' | 'asHeading' | 'asItem';
}[] = [
  { kind: 'paragraph', icon: Type, word: 'asText' },
  { kind: 'heading', icon: Heading, word: 'asHeading' },
  { kind: 'item', icon: List, word: 'asItem' },
];

export interface NotesHandle {
  append(text: string, source: string): void;
}

/** Notes several people write at once. */
export function NotesField(props: {
  readonly sittingId: string;
  readonly notes: XmlFragment;
  readonly isEmpty: boolean;
  readonly handle: Ref<NotesHandle>;
}) {
  const { t } = useTranslation('minutes');
  const format = useFormat();
  const session = useCaseSession();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<NotesEditor>(undefined);
  const [form, setForm] = useState<Form>({ kind: 'paragraph', isStrong: false });
  const { sittingId, notes } = props;
  const editing = useEditing(sittingId, field);
  const [isWriting, setWriting] = useState(false);
  const writing = useRef(false);
  const setWrites = (isNow: boolean) => {
    writing.current = isNow;
    setWriting(isNow);
  };
  const writers = useEditors(sittingId, field).map(({ participant }) => participant.department);
  const departments = [
    ...new Set([...(isWriting ? [session.participant.department] : []), ...writers]),
  ];
  const label = t('notesLabel');
  const full = t('notesFull');
  const closed = t('closedWhileWriting');

  useEffect(() => {
    if (!place.current) return;
    const opened = openNotesEditor({
      place: place.current,
      notes,
      carets: caretsIn(session, sittingId),
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      onForm: (next) =>
        setForm((now) => (now.kind === next.kind && now.isStrong === next.isStrong ? now : next)),
      onFull: () => toasts.refused(full),
    });
    editor.current = opened;
    return () => opened.destroy();
  }, [session, sittingId, notes, label, full]);

  // Closed by somebody else, the field goes from under whoever writes in it.
  useEffect(
    () => () => {
      const isClosed = session.chairStore.getState().closedMinutes.has(sittingId);
      if (isClosed && writing.current) toasts.info({ title: closed });
    },
    [session, sittingId, closed],
  );

  useImperativeHandle(props.handle, () => ({
    append: (text, source) => editor.current?.append(text, source),
  }));

  return (
    <fieldset
      className={styles.field}
      onFocus={() => {
        setWrites(true);
        editing.onFocus();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setWrites(false);
        editing.onBlur(event);
      }}
    >
      <div className={styles.bar}>
        <div role="toolbar" aria-label={t('bar')} className={styles.forms}>
          {kinds.map(({ kind, icon: Icon, word }) => (
            <button
              key={kind}
              type="button"
              aria-label={t(word)}
              title={t(word)}
              aria-pressed={form.kind === kind}
              className={styles.form}
              onClick={() => editor.current?.setKind(kind)}
            >
              {kind === 'paragraph' ? t(word) : <Icon aria-hidden="true" size={16} />}
            </button>
          ))}
          <button
            type="button"
            aria-label={t('asStrong')}
            title={t('asStrong')}
            aria-pressed={form.isStrong}
            className={styles.form}
            onClick={() => editor.current?.toggleStrong()}
          >
            <Bold aria-hidden="true" size={16} />
          </button>
        </div>
        {departments.length > 0 && (
          <span className={styles.writers}>
            <UsersRound aria-hidden="true" size={15} />
            {t('writing', { count: departments.length, word: format.number(departments.length) })}
            {departments.map((department) => (
              <DepartmentPill key={department} department={department} />
            ))}
          </span>
        )}
      </div>
      <div className={styles.editor}>
        {props.isEmpty && (
          <p aria-hidden="true" className={styles.empty}>
            {t('notesEmpty')}
          </p>
        )}
        <div ref={place} />
      </div>
    </fieldset>
  );
}
