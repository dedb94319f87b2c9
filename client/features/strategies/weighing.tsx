import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { expectedDepartments } from '../../../shared/case/sitting.ts';
import { type Strategy, statusQuoId } from '../../../shared/case/strategy.ts';
import type { ApiErrorCode, OwnStance, OwnStances } from '../../../shared/protocol/http.ts';
import { ApiFailure, giveStance, withdrawStance } from '../../sync/api.ts';
import { useCaseSession, useChair, usePeers, useSyncStatus } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { drafts, keepDraft } from '../../ui/drafts.ts';
import { toasts } from '../../ui/toasts.ts';
import { type RoundView, roundView, tableOf } from './round-view.ts';
import { useAdvice } from './use-advice.ts';
import { useOwnStances } from './use-own-stances.ts';

/** What is chosen and not given yet. */
export interface StanceDraft {
  readonly resistance: number | null;
  readonly objection: string;
}

export const stanceDraftKey = (strategyId: string) => `stance/${strategyId}`;

interface Weighing {
  readonly view: RoundView;
  readonly strategies: readonly Strategy[];
  /** At the table of the open round; of a revealed one the reveal itself says who. */
  readonly departments: readonly string[];
  readonly missing: readonly string[];
  readonly own: ReadonlyMap<string, OwnStance>;
  /** What is on its way or failed, by strategy. */
  readonly attempts: ReadonlyMap<string, 'busy' | ApiErrorCode>;
  give(strategy: Strategy, draft: StanceDraft): void;
  withdraw(strategy: Strategy): void;
  /** Every row, beside the bars of a revealed round too. */
  readonly showsAll: boolean;
  showAll(all: boolean): void;
  /** Reads an earlier round. */
  read(roundId: string): void;
}

const WeighingContext = createContext<Weighing | undefined>(undefined);

export function useWeighing(): Weighing {
  const weighing = useContext(WeighingContext);
  if (!weighing) throw new Error('WeighingProvider is missing above');
  return weighing;
}

/** Nothing is weighed where only the Passivlösung is there. */
export function isWeighed(strategies: readonly Strategy[]): boolean {
  return strategies.some(({ id }) => id !== statusQuoId);
}

/** Departments of the people on the board; a screen on the wall has no voice, and who observes gives no stance. */
function useHere(): readonly string[] {
  const here = usePeers()
    .flatMap(({ participant, lens }) =>
      lens === 'room' || participant.role === 'observer' ? [] : participant.department,
    )
    .join('\n');
  return useMemo(() => here.split('\n').filter(Boolean), [here]);
}

/** The weighing of these strategies, as it stands. */
export function WeighingProvider(props: {
  readonly strategies: readonly Strategy[];
  readonly children: ReactNode;
}) {
  const { strategies } = props;
  const { t } = useTranslation('weighing');
  const { caseId, boardStore } = useCaseSession();
  const rounds = useChair((chair) => chair.rounds);
  const sitting = useChair((chair) => chair.sitting);
  const here = useHere();
  const newest = rounds.at(-1);
  const stage = `${newest?.id} ${newest?.revealed !== undefined}`;
  const [wanted, setWanted] = useState({ stage, roundId: '' });
  const [attempts, setAttempts] = useState<Weighing['attempts']>(new Map());
  const [showsAll, showAll] = useState(false);
  const { stances, tell } = useOwnStances(newest);

  // A reveal and a new round concern everybody, whatever they were reading.
  const wantedId = wanted.stage === stage ? wanted.roundId : undefined;
  const view = useMemo(
    () =>
      roundView(
        rounds,
        strategies.map(({ id }) => id),
        wantedId,
      ),
    [rounds, strategies, wantedId],
  );
  const table = useMemo(
    () =>
      view.kind === 'open'
        ? tableOf(view.round, expectedDepartments(sitting, here), view.scored)
        : { departments: [], missing: [] },
    [view, sitting, here],
  );
  const own = useMemo(
    () => new Map(stances.map((stance) => [stance.strategyId, stance])),
    [stances],
  );

  const roundId = view.kind === 'open' ? view.round?.id : undefined;
  const whenBack = useWhenBack();
  const attempt = useCallback(
    async (strategy: Strategy, call: () => Promise<OwnStances>, spoken: string) => {
      const key = stanceDraftKey(strategy.id);
      const draft = drafts.getState().get(key);
      const isUntouched = () => drafts.getState().get(key) === draft;
      whenBack.delete(strategy.id);
      const say = (state: 'busy' | ApiErrorCode | undefined) =>
        setAttempts((before) => {
          const next = new Map(before);
          if (state === undefined) next.delete(strategy.id);
          else next.set(strategy.id, state);
          return next;
        });
      say('busy');
      try {
        tell(await call());
        // What was written meanwhile is not given yet.
        if (isUntouched()) keepDraft(key, undefined);
        say(undefined);
        announce(spoken);
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        say(error.code);
        if (error.code === 'unavailable')
          whenBack.set(strategy.id, () => {
            if (isUntouched()) void attempt(strategy, call, spoken);
          });
        if (!boardStore.getState().strategies.has(strategy.id)) toasts.refused(t('strategyGone'));
      }
    },
    [tell, boardStore, whenBack, t],
  );
  const give = useCallback(
    (strategy: Strategy, { resistance, objection }: StanceDraft) =>
      void attempt(
        strategy,
        () =>
          giveStance(caseId, strategy.id, {
            resistance,
            ...(roundId ? { roundId } : {}),
            ...(objection.trim() ? { objection } : {}),
          }),
        t('sealedLetter', { letter: strategy.letter }),
      ),
    [attempt, caseId, roundId, t],
  );
  const withdraw = useCallback(
    (strategy: Strategy) => {
      if (roundId === undefined) return;
      void attempt(
        strategy,
        () => withdrawStance(caseId, strategy.id, roundId),
        t('withdrawn', { letter: strategy.letter }),
      );
    },
    [attempt, caseId, roundId, t],
  );

  const weighing = useMemo(
    () => ({
      view,
      strategies,
      ...table,
      own,
      attempts,
      give,
      withdraw,
      showsAll,
      showAll,
      read: (id: string) => setWanted({ stage, roundId: id }),
    }),
    [view, strategies, table, own, attempts, give, withdraw, showsAll, stage],
  );
  useAnnounceCount(weighing);
  useAnnounceReveal(strategies);
  return <WeighingContext value={weighing}>{props.children}</WeighingContext>;
}

/** What could not be sent is sent once the connection is back, by strategy. */
function useWhenBack(): Map<string, () => void> {
  const [waiting] = useState(() => new Map<string, () => void>());
  const isOffline = useSyncStatus().kind === 'offline';
  useEffect(() => {
    if (isOffline) return;
    for (const send of [...waiting.values()]) send();
  }, [isOffline, waiting]);
  return waiting;
}

/** Says how many have spoken when that changes; never who is missing. */
function useAnnounceCount({ view, departments, missing }: Weighing): void {
  const { t } = useTranslation('weighing');
  const all = departments.length;
  const given = all - missing.length;
  const isOpen = view.kind === 'open';
  const before = useRef(given);
  useEffect(() => {
    if (isOpen && given > 0 && given !== before.current) announce(t('countSpoken', { given, all }));
    before.current = given;
  }, [isOpen, given, all, t]);
}

/** Says that a round was revealed, and what it advises, to whoever is there at that moment. */
function useAnnounceReveal(strategies: readonly Strategy[]): void {
  const { t } = useTranslation('weighing');
  const newest = useChair((chair) => chair.rounds.at(-1));
  const revealed = newest?.revealed && { ...newest, revealed: newest.revealed };
  const { words } = useAdvice(strategies, revealed);
  const open = useRef<string>(undefined);
  useEffect(() => {
    if (!newest) return;
    if (!newest.revealed) {
      open.current = newest.id;
    } else if (open.current === newest.id) {
      open.current = undefined;
      announce(t('revealedSpoken', { advice: words }), { assertive: true });
    }
  }, [newest, words, t]);
}
