import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conference } from '../../../shared/method/agenda.ts';
import type { ConferenceInput } from '../../../shared/protocol/http.ts';
import { ApiFailure, fetchConference, updateConference } from '../../sync/api.ts';
import { useToasts } from '../../ui/toasts.ts';

/** A change of the agenda, so that it can be made again on what somebody else has changed meanwhile. */
export type Edit = (conference: Conference) => Conference;

/** How often the page looks whether others have changed something, ms. */
const refreshMs = 10_000;

function toInput({ date, start, place, items, invitations }: Conference): ConferenceInput {
  return {
    date,
    start,
    place,
    invited: invitations.map(({ department }) => department),
    items: items.map((item) =>
      item.kind === 'case'
        ? { kind: item.kind, id: item.id, caseId: item.caseId, minutes: item.minutes }
        : { kind: item.kind, id: item.id, minutes: item.minutes },
    ),
  };
}

export interface ConferenceEditor {
  /** With the changes that are not saved yet. */
  readonly conference: Conference | undefined;
  readonly failure: ApiFailure | undefined;
  readonly isSaving: boolean;
  edit(edit: Edit): void;
  /** Shows what another call answered. */
  show(conference: Conference): void;
  reload(): Promise<void>;
}

/** A conference that several people may plan at once: each change is saved at once, in order, on whatever is current then. */
export function useConference(id: string): ConferenceEditor {
  const { t } = useTranslation(['agenda', 'errors']);
  const toasts = useToasts();
  const [base, setBase] = useState<Conference>();
  const [waiting, setWaiting] = useState<readonly Edit[]>([]);
  const [failure, setFailure] = useState<ApiFailure>();
  const state = useRef({ base, queue: [] as Edit[], running: false });

  const show = useCallback((conference: Conference) => {
    state.current.base = conference;
    setBase(conference);
  }, []);

  const reload = useCallback(async () => {
    try {
      const read = await fetchConference(id);
      if (state.current.running) return;
      show(read);
      setFailure(undefined);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(error);
    }
  }, [id, show]);

  useEffect(() => {
    void reload();
    const refresh = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setInterval(refresh, refreshMs);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [reload]);

  const save = useCallback(async () => {
    const now = state.current;
    if (now.running) return;
    now.running = true;
    while (now.base && now.queue[0]) {
      const [first] = now.queue;
      try {
        const input = toInput(first(now.base));
        show(await updateConference(id, { version: now.base.version, ...input }));
        now.queue.shift();
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        if (error.code === 'stale') {
          const current = await fetchConference(id).catch(() => undefined);
          if (current) {
            show(current);
            toasts.info({ title: t('board.others') }, 'conference');
            continue;
          }
        }
        now.queue.length = 0;
        toasts.error(
          { title: t('board.failed'), body: t(`errors:api.${error.code}`) },
          'conference',
        );
      }
      setWaiting([...now.queue]);
    }
    now.running = false;
  }, [id, show, toasts, t]);

  const edit = useCallback(
    (change: Edit) => {
      state.current.queue.push(change);
      setWaiting([...state.current.queue]);
      void save();
    },
    [save],
  );

  const conference = base && waiting.reduce((shown, change) => change(shown), base);
  return { conference, failure, isSaving: waiting.length > 0, edit, show, reload };
}
