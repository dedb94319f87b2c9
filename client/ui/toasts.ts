import { createStore } from 'zustand/vanilla';

export interface ToastAction {
  readonly label: string;
  onSelect(): void;
}
export interface Toast {
  readonly id: string;
  readonly kind: 'undo' | 'error' | 'offline' | 'online' | 'info';
  readonly title: string;
  readonly body?: string | undefined;
  readonly actions: readonly ToastAction[];
  /** Goes by itself after so many ms; without it, it stays until answered. */
  readonly duration?: number;
}
interface ErrorToast {
  title: string;
  body?: string;
  actions?: readonly ToastAction[];
}

export const undoMs = 10_000;
const passingMs = 6_000;
const refusalMs = 12_000;
/** One refused command at a time; the next that succeeds takes it away. */
export const refusal = 'command';

/** What is shown now, newest last. One page has one stack. */
export const toastStore = createStore<readonly Toast[]>(() => []);

let next = 0;

function show(toast: Omit<Toast, 'id'> & { id?: string }): string {
  next += 1;
  const id = toast.id ?? `toast-${next}`;
  toastStore.setState(
    (shown) => [...shown.filter((each) => each.id !== id), { ...toast, id }],
    true,
  );
  return id;
}

/** Each returns the toast's id for `dismiss`. */
export const toasts = {
  /** "„Fahrerfahrung“ entfernt." with a way back, for ten seconds. */
  undo: (title: string, undoLabel: string, onUndo: () => void) =>
    show({
      kind: 'undo',
      title,
      actions: [{ label: undoLabel, onSelect: onUndo }],
      duration: undoMs,
    }),
  /** Stays until it is answered. The same id replaces instead of piling up. */
  error: ({ title, body, actions = [] }: ErrorToast, id?: string) =>
    show({ kind: 'error', title, body, actions, ...(id && { id }) }),
  /** Why a command was refused: nothing is lost but the try, so it goes by itself. */
  refused: (title: string) =>
    show({ id: refusal, kind: 'error', title, actions: [], duration: refusalMs }),
  info: ({ title, body, actions = [] }: ErrorToast, id?: string) =>
    show({
      kind: 'info',
      title,
      body,
      actions,
      duration: actions.length > 0 ? undoMs : passingMs,
      ...(id && { id }),
    }),
  /** One notice about the connection at a time: "wieder verbunden" takes the place of "keine Verbindung". */
  offline: (title: string, body: string, actions: readonly ToastAction[] = []) =>
    show({ id: 'connection', kind: 'offline', title, body, actions }),
  online: (title: string, body: string) =>
    show({ id: 'connection', kind: 'online', title, body, actions: [], duration: passingMs }),
  dismiss: (id: string) =>
    toastStore.setState(
      (shown) =>
        shown.some((each) => each.id === id) ? shown.filter((each) => each.id !== id) : shown,
      true,
    ),
};

export function useToasts(): typeof toasts {
  return toasts;
}
