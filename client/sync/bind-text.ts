import type * as Y from 'yjs';
import { CaseError } from '../../shared/case/case-error.ts';
import {
  editText,
  type Splice,
  sharedTextOf,
  spliceBetween,
  type TextRef,
} from '../../shared/case/text.ts';
import type { CaseSession } from './case-session.ts';
import { type DeltaStep, shiftIndex } from './shift-index.ts';

export type TextElement = HTMLTextAreaElement | HTMLInputElement;

export interface TextBindingOptions {
  readonly session: CaseSession;
  readonly ref: TextRef;
  readonly element: TextElement;
  /** What was typed could not be taken and is gone from the element again. */
  readonly onRefused: (error: CaseError) => void;
}

/**
 * Lets people write a shared text together in an uncontrolled element. What differs after an input becomes one splice;
 * what others write moves the caret along. Returns how to let go.
 */
export function bindText(options: TextBindingOptions): () => void {
  const binding = new TextBinding(options);
  return () => binding.destroy();
}

class TextBinding {
  readonly #session: CaseSession;
  readonly #ref: TextRef;
  readonly #element: TextElement;
  readonly #onRefused: (error: CaseError) => void;
  readonly #stop = new AbortController();
  #isShownEditing = false;
  readonly #text: Y.Text | undefined;
  /** The shared text as the element last showed it. */
  #shown = '';
  #isComposing = false;
  #isWriting = false;
  /** What others changed while an input method holds the element, which must not be touched then. */
  #held: (readonly DeltaStep[])[] = [];

  constructor({ session, ref, element, onRefused }: TextBindingOptions) {
    this.#session = session;
    this.#ref = ref;
    this.#element = element;
    this.#onRefused = onRefused;
    this.#text = this.#find();
    this.#shown = this.#text?.toString() ?? '';
    element.value = this.#shown;
    this.#text?.observe(this.#onText);
    this.#listen();
    if (element.ownerDocument.activeElement === element) this.#showEditing();
  }

  destroy(): void {
    this.#stop.abort();
    this.#text?.unobserve(this.#onText);
    this.#hideEditing();
  }

  #find(): Y.Text | undefined {
    try {
      return sharedTextOf(this.#session.board, this.#ref);
    } catch (error) {
      // Undone by whoever had added it; writing to it is refused below.
      if (error instanceof CaseError) return undefined;
      throw error;
    }
  }

  #listen(): void {
    const { signal } = this.#stop;
    const element: HTMLElement = this.#element;
    element.addEventListener('input', () => this.#write(), { signal });
    element.addEventListener(
      'compositionstart',
      () => {
        this.#isComposing = true;
      },
      { signal },
    );
    element.addEventListener(
      'compositionend',
      () => {
        this.#isComposing = false;
        this.#write();
      },
      { signal },
    );
    element.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    element.addEventListener('beforeinput', (event) => this.#onHistory(event), { signal });
    element.addEventListener('focus', () => this.#showEditing(), { signal });
    element.addEventListener('blur', () => this.#hideEditing(), { signal });
  }

  /** Takes over what the element holds. */
  #write(): void {
    if (this.#isComposing) return;
    const held = this.#held.splice(0);
    const splice = spliceBetween(this.#shown, this.#element.value);
    if (!splice) {
      this.#show((index) => index, held);
      return;
    }
    const shift = (index: number) => held.reduce(shiftIndex, index);
    const index = shift(splice.index);
    const remove = shift(splice.index + splice.remove) - index;
    try {
      const applied = this.#edit({ index, remove, insert: splice.insert });
      const isAsTyped = held.length === 0 && applied.insert === splice.insert;
      this.#shown = this.#text?.toString() ?? '';
      if (!isAsTyped || this.#shown !== this.#element.value)
        this.#show(() => applied.index + applied.insert.length, []);
    } catch (error) {
      if (!(error instanceof CaseError)) throw error;
      this.#show(() => index + remove, []);
      this.#onRefused(error);
    }
  }

  #edit(splice: Splice): Splice {
    this.#isWriting = true;
    try {
      return editText(this.#session.board, this.#session.author, this.#ref, splice);
    } finally {
      this.#isWriting = false;
    }
  }

  readonly #onText = (event: Y.YTextEvent) => {
    if (this.#isWriting) return;
    if (this.#isComposing) this.#held.push(event.delta);
    else this.#show((index) => index, [event.delta]);
  };

  /** Puts the shared text into the element; the selection goes where `place` and then the deltas lead. */
  #show(place: (index: number) => number, deltas: readonly (readonly DeltaStep[])[]): void {
    const element = this.#element;
    this.#shown = this.#text?.toString() ?? '';
    if (element.value === this.#shown) return;
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = element;
    const move = (index: number) => deltas.reduce(shiftIndex, place(index));
    element.value = this.#shown;
    // An element without the focus would steal it in some browsers.
    if (element.ownerDocument.activeElement !== element) return;
    element.setSelectionRange(
      move(selectionStart ?? 0),
      move(selectionEnd ?? 0),
      selectionDirection ?? 'none',
    );
    element.scrollTop = scrollTop;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'z') this.#history(event, event.shiftKey ? 'redo' : 'undo');
    else if (key === 'y' && event.ctrlKey) this.#history(event, 'redo');
  }

  /** The menu's "undo": the browser's own history knows nothing of what others wrote. */
  #onHistory(event: InputEvent): void {
    if (event.inputType === 'historyUndo') this.#history(event, 'undo');
    else if (event.inputType === 'historyRedo') this.#history(event, 'redo');
  }

  #history(event: Event, action: 'undo' | 'redo'): void {
    event.preventDefault();
    event.stopPropagation();
    if (!this.#isComposing) this.#session.undo[action]();
  }

  #showEditing(): void {
    const { id: entityId, field } = this.#ref;
    this.#isShownEditing = true;
    this.#session.setPresence({ editing: { entityId, field } });
  }

  #hideEditing(): void {
    if (this.#isShownEditing) this.#session.setPresence({ editing: undefined });
    this.#isShownEditing = false;
  }
}
