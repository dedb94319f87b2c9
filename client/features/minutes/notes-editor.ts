import { baseKeymap, setBlockType, splitBlockAs, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { type Command, EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { redo, undo, yCursorPlugin, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from 'y-prosemirror';
import type { XmlFragment, Transaction as YTransaction } from 'yjs';
import { normaliseInsert } from '../../../shared/case/normalise.ts';
import { mendNotes, type NoteKind, notesMax } from '../../../shared/case/notes.ts';
import { departmentOf } from '../../ui/departments.ts';
import type { caretsIn } from './carets.ts';
import { notesSchema } from './notes-schema.ts';

/** What the buttons above the text show. */
export interface Form {
  readonly kind: NoteKind;
  readonly isStrong: boolean;
}

export interface NotesEditor {
  setKind(kind: NoteKind): void;
  toggleStrong(): void;
  /** A line at the end, unless it is there already. */
  append(text: string, source: string): void;
  destroy(): void;
}

export interface NotesEditorOptions {
  readonly place: HTMLElement;
  readonly notes: XmlFragment;
  readonly carets: ReturnType<typeof caretsIn>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly onForm: (form: Form) => void;
  readonly onFull: () => void;
}

const { item, paragraph } = notesSchema.nodes;
const { strong } = notesSchema.marks;

/** Enter goes on with the list; on an empty line it ends it. */
const splitItem: Command = (state, dispatch) => {
  const { parent } = state.selection.$from;
  if (parent.type !== item) return false;
  if (parent.content.size === 0) return setBlockType(paragraph)(state, dispatch);
  return splitBlockAs(() => ({ type: item }))(state, dispatch);
};

/** A line that has a form and is left at its beginning loses the form first. */
const plainAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type === paragraph) return false;
  return setBlockType(paragraph)(state, dispatch);
};

/** The text's own history: what was done on the map is not undone from here. */
const own =
  (step: (state: EditorState) => boolean): Command =>
  (state) => {
    step(state);
    return true;
  };

function formOf({ selection, storedMarks, doc }: EditorState): Form {
  const { $from, from, to, empty } = selection;
  return {
    kind: $from.parent.type.name as NoteKind,
    isStrong: empty
      ? strong.isInSet(storedMarks ?? $from.marks()) !== undefined
      : doc.rangeHasMark(from, to, strong),
  };
}

/** An editor of notes several people write at once. */
export function openNotesEditor(options: NotesEditorOptions): NotesEditor {
  const { notes, carets } = options;
  const board = notes.doc;
  // Whatever others than our editors write there is made fit before the binding sees it.
  const mend = ({ changedParentTypes }: YTransaction) => {
    if (changedParentTypes.has(notes as never)) mendNotes(notes, 'notes-mended');
  };
  mendNotes(notes, 'notes-mended');
  board?.on('beforeObserverCalls', mend);

  const isTooMuch = (transaction: Transaction, state: EditorState) =>
    transaction.docChanged &&
    transaction.getMeta(ySyncPluginKey) === undefined &&
    transaction.doc.content.size > notesMax &&
    transaction.doc.content.size > state.doc.content.size;

  const view = new EditorView(options.place, {
    state: EditorState.create({
      schema: notesSchema,
      plugins: [
        ySyncPlugin(notes),
        yCursorPlugin(carets as never, {
          cursorBuilder: ({ name }: { name: string }) => flagOf(name),
          selectionBuilder: ({ name }: { name: string }) => ({
            class: 'note-selection',
            'data-hue': String(departmentOf(name).hue),
          }),
        }),
        yUndoPlugin(),
        new Plugin({
          filterTransaction(transaction, state) {
            const isRefused = isTooMuch(transaction, state);
            if (isRefused) options.onFull();
            return !isRefused;
          },
        }),
        keymap({
          'Mod-z': own(undo),
          'Mod-y': own(redo),
          'Shift-Mod-z': own(redo),
          'Mod-b': toggleMark(strong),
          Enter: splitItem,
          Backspace: plainAtStart,
        }),
        keymap(baseKeymap),
      ],
    }),
    attributes: options.attributes,
    transformPastedText: (text) => normaliseInsert(text, true),
    // Called before there is a view to name: what is stored is drawn while it is made.
    dispatchTransaction(this: EditorView, transaction) {
      // The binding draws carets a turn later: by then the notes may have been left.
      if (this.isDestroyed) return;
      this.updateState(this.state.apply(transaction));
      options.onForm(formOf(this.state));
    },
  });

  const run = (command: Command) => {
    command(view.state, view.dispatch, view);
    view.focus();
  };

  return {
    setKind: (kind) => run(setBlockType(notesSchema.nodes[kind])),
    toggleStrong: () => run(toggleMark(strong)),
    append(text, source) {
      const { doc, tr } = view.state;
      let isThere = false;
      doc.forEach((node) => {
        if (node.attrs.source === source) isThere = true;
      });
      if (isThere) return;
      const line = item.create({ source }, notesSchema.text(text));
      const { lastChild } = doc;
      const isEmpty = lastChild?.type === paragraph && lastChild.content.size === 0;
      const end = doc.content.size;
      view.dispatch(
        isEmpty ? tr.replaceWith(end - lastChild.nodeSize, end, line) : tr.insert(end, line),
      );
    },
    destroy() {
      board?.off('beforeObserverCalls', mend);
      view.destroy();
    },
  };
}

/** The caret of somebody else, with the department they write for. */
function flagOf(department: string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'note-caret';
  caret.dataset.hue = String(departmentOf(department).hue);
  const flag = document.createElement('span');
  flag.className = 'note-flag';
  flag.textContent = department;
  caret.append('\u2060', flag, '\u2060');
  return caret;
}
