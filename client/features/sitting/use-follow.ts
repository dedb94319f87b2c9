import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { shallow } from 'zustand/vanilla/shallow';
import type { Peer } from '../../sync/presence.ts';
import type { Lens, SharedView } from '../../sync/read-presence.ts';
import { useCaseSession, useChair } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { type CaseView, useCaseView, useCaseViewStore } from '../../ui/case-view.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';

/** What is followed: the lens, the filter and the selection. */
type Place = Pick<CaseView, 'personIds' | 'openField' | 'strategyId'>;

export interface Follow {
  /** The department that has the chair and can be followed; undefined outside a consultation and for the chair itself. */
  readonly leader: string | undefined;
  readonly isAway: boolean;
  /** The entry everybody who follows should look at. */
  readonly highlight: string | undefined;
  toggle(): void;
}

const placeOf = ({ personIds, openField, strategyId }: Partial<Place>): Place => ({
  personIds: personIds ?? [],
  openField,
  strategyId,
});

/** Which strategy somebody chose is no place of its own: on a phone the own stances are given one after the other. */
function isSamePlace(a: Place, b: Place): boolean {
  return a.openField === b.openField && shallow(a.personIds, b.personIds);
}

/** Lenses nobody is taken along to: one's own guide, the page of data protection, and the screen for all. */
const isPersonal = (lens: Lens) => lens === 'guide' || lens === 'privacy' || lens === 'room';

/** Whether somebody is in the middle of something here: then the view stays until they are done. */
function isBusy(view: CaseView): boolean {
  const active = document.activeElement;
  return (
    view.sheet !== undefined ||
    document.querySelector('dialog[open]') !== null ||
    active instanceof HTMLTextAreaElement ||
    (active instanceof HTMLInputElement && !['radio', 'checkbox', 'range'].includes(active.type))
  );
}

/** What whoever has the chair looks at goes to the others. */
function useShareView(): void {
  const session = useCaseSession();
  const view = useCaseViewStore();
  const isChair = useIsChair();
  useEffect(() => {
    if (!isChair) return;
    const share = () => {
      const { personIds, openField, strategyId, highlight, shownAt } = view.getState();
      const shared: SharedView = {
        personIds,
        ...(openField ? { openField } : {}),
        ...(strategyId ? { strategyId } : {}),
        ...(highlight ? { highlight } : {}),
        ...(shownAt === undefined ? {} : { showAt: shownAt }),
      };
      session.setPresence({ view: shared });
    };
    share();
    const stop = view.subscribe(share);
    return () => {
      stop();
      view.setState({ highlight: undefined, shownAt: undefined });
      session.setPresence({ view: undefined });
    };
  }, [isChair, session, view]);
}

const sameLead = (a: Peer | undefined, b: Peer | undefined) =>
  a?.lens === b?.lens &&
  a?.participant === b?.participant &&
  JSON.stringify(a?.view) === JSON.stringify(b?.view);

/** Whoever has the chair, as long as they are here and it is somebody else. */
function useLead(): Peer | undefined {
  const { presence, participant } = useCaseSession();
  const holder = useChair((chair) => chair.holder?.participantId);
  const last = useRef<Peer>(undefined);
  return useStore(presence, (peers) => {
    const found =
      holder === participant.id
        ? undefined
        : peers.find((peer) => peer.participant.id === holder && peer.view !== undefined);
    if (!sameLead(found, last.current)) last.current = found;
    return last.current;
  });
}

/**
 * While a consultation runs, everybody looks at what whoever has the chair looks at, until they go their own way;
 * F8 goes back. Nobody is taken away from a field they write in: the view follows when they are done.
 * "Für alle zeigen" brings everybody once, with a way back.
 * `seenAs`: the lens in which this screen shows another one; narrow ones have no map.
 */
export function useFollow(
  lens: Lens,
  seenAs: (lens: Lens) => Lens,
  onShow: (lens: Lens) => void,
): Follow {
  const { t } = useTranslation('sitting');
  const session = useCaseSession();
  const view = useCaseViewStore();
  const lead = useLead();
  const runs = useChair((chair) => chair.sitting !== undefined);
  const isAway = useCaseView((state) => state.isAway);
  const leader = runs ? lead?.participant.department : undefined;
  /** Where following brought this person; anything else is their own doing. */
  const brought = useRef({ lens, place: placeOf(view.getState()) });
  const seenAt = useRef(session.author.now());
  const show = useRef(onShow);
  const shownLens = useRef(lens);
  show.current = onShow;
  shownLens.current = lens;
  useShareView();

  const bring = useCallback(
    (to: { readonly lens: Lens; readonly place: Place }) => {
      const isChosen = to.place.strategyId !== brought.current.place.strategyId;
      brought.current = to;
      const { strategyId } = isChosen ? to.place : view.getState();
      view.setState({ ...to.place, strategyId });
      if (shownLens.current !== to.lens) show.current(to.lens);
    },
    [view],
  );

  // Follows, and catches up once the hands are free again.
  const goal = lead?.view && !isPersonal(lead.lens) ? lead : undefined;
  const follows = leader !== undefined && !isAway;
  useEffect(() => {
    const shared = goal?.view;
    if (!shared) return;
    const isNewShow = (shared.showAt ?? 0) > seenAt.current;
    if (!follows && !isNewShow) return;
    let isDone = false;
    const go = () => {
      if (isDone || isBusy(view.getState())) return;
      isDone = true;
      const before = { lens: shownLens.current, place: placeOf(view.getState()) };
      const to = { lens: seenAs(goal.lens), place: placeOf(shared) };
      bring(to);
      if (!isNewShow) return;
      seenAt.current = shared.showAt ?? 0;
      if (!follows)
        toasts.info({
          title: t('showsYou', { department: goal.participant.department }),
          actions: [{ label: t('backToMine'), onSelect: () => bring(before) }],
        });
    };
    go();
    if (isDone) return;
    // The focus has left only after the event; a sheet or a dialog may have closed with it.
    const later = () => void setTimeout(go);
    const stop = view.subscribe(later);
    document.addEventListener('focusout', later);
    document.addEventListener('close', later, { capture: true });
    return () => {
      isDone = true;
      stop();
      document.removeEventListener('focusout', later);
      document.removeEventListener('close', later, { capture: true });
    };
  }, [goal, follows, bring, seenAs, view, t]);

  const leave = useCallback(() => {
    if (view.getState().isAway) return;
    view.setState({ isAway: true });
    announce(t('nowFree'));
  }, [view, t]);

  const lensBefore = useRef(lens);
  useEffect(() => {
    const isOther = lensBefore.current !== lens && lens !== brought.current.lens;
    lensBefore.current = lens;
    if (follows && isOther) leave();
  }, [follows, lens, leave]);
  useEffect(() => {
    if (!follows) return;
    return view.subscribe((state) => {
      if (!isSamePlace(placeOf(state), brought.current.place)) leave();
    });
  }, [follows, view, leave]);

  const toggle = useCallback(() => {
    if (view.getState().isAway) {
      brought.current = { lens: shownLens.current, place: placeOf(view.getState()) };
      view.setState({ isAway: false });
      announce(t('nowFollowing'));
    } else leave();
  }, [view, leave, t]);

  useEffect(() => {
    if (!leader) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      toggle();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [leader, toggle]);

  return { leader, isAway, highlight: follows ? goal?.view?.highlight : undefined, toggle };
}
