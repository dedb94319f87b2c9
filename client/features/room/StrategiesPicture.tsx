import { CircleCheck, LockKeyhole } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { objectionsIn } from '../../../shared/case/objections.ts';
import { openRound, revealedRounds, type Stance } from '../../../shared/case/round.ts';
import { orderedStrategies } from '../../../shared/case/select.ts';
import { expectedDepartments, type Sitting } from '../../../shared/case/sitting.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import type { Tally } from '../../../shared/method/consensus.ts';
import { resistanceMax } from '../../../shared/method/resistance.ts';
import type { SharedView } from '../../sync/read-presence.ts';
import { useBoard, useChair, usePeers } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { departmentOf } from '../../ui/departments.ts';
import { Decision } from './Decision.tsx';
import { Objections } from './Objections.tsx';
import { PageNumber } from './PageNumber.tsx';
import { pagesOf, usePages } from './pages.ts';
import { RoomBand } from './RoomBand.tsx';
import { RoomLetter } from './RoomLetter.tsx';
import parts from './RoomParts.module.css';
import { RoomPill } from './RoomPill.tsx';
import styles from './StrategiesPicture.module.css';
import { type Strip, stripsOf } from './strategy-strips.ts';
import { useSittingDecisions } from './use-sitting-decisions.ts';

/** Height for all strips, of the decision above them, and of one strip, rem. */
const room = 65;
const decisionHeight = 11.4;
const stripHeight = 14.6;
const pillHeight = 3.7;
const besidePills = 4.8;
/** With more departments pills would not fit: dots, named where they stand out. */
const mostPills = 10;
/** How long a reveal may take to be drawn, ms. */
const revealMs = 4_000;

function stacksOf(stances: readonly Stance[]): Map<number, Stance[]> {
  return Map.groupBy(
    stances.filter(({ resistance }) => resistance !== null),
    ({ resistance }) => resistance ?? 0,
  );
}

function heightOf({ state }: Strip): number {
  if (state.kind !== 'revealed') return stripHeight;
  const highest = Math.max(0, ...[...stacksOf(state.stances).values()].map((all) => all.length));
  return Math.max(stripHeight, highest * pillHeight + besidePills);
}

function Scale({ stances, tally }: { readonly stances: readonly Stance[]; readonly tally: Tally }) {
  const { t } = useTranslation('room');
  const areDots = stances.length > mostPills;
  return (
    <div className={styles.scale}>
      <ul className={styles.values}>
        {[...stacksOf(stances)].flatMap(([value, all]) =>
          all.map(({ department }, index) => {
            const isDot = areDots && !tally.outliers.includes(department);
            return (
              <li
                key={department}
                data-value={value}
                className={cx(styles.value, isDot && styles.dot)}
                data-hue={departmentOf(department).hue}
                style={{ '--at': value / resistanceMax, '--row': index } as CSSProperties}
              >
                {isDot ? (
                  <span className="visually-hidden">
                    {t('strategies.stance', { department, value })}
                  </span>
                ) : (
                  <RoomPill
                    department={department}
                    label={t('strategies.stance', { department, value })}
                  />
                )}
              </li>
            );
          }),
        )}
      </ul>
      <div aria-hidden="true" className={styles.axis} />
    </div>
  );
}

function Given(props: { readonly given: readonly string[]; readonly expected: readonly string[] }) {
  const { t } = useTranslation('room');
  const { given, expected } = props;
  const all = [...new Set([...expected, ...given])].sort();
  return (
    <ul className={styles.given}>
      {all.map((department) => {
        const has = given.includes(department);
        return (
          <li key={department} data-given={has}>
            <RoomPill
              department={department}
              out={!has}
              checked={has}
              label={t(has ? 'strategies.hasGiven' : 'strategies.hasNotGiven', {
                department: departmentOf(department).name,
              })}
            />
          </li>
        );
      })}
    </ul>
  );
}

function StripRow(props: {
  readonly strip: Strip;
  readonly expected: readonly string[];
  readonly highlighted: boolean;
}) {
  const { t } = useTranslation(['room', 'method']);
  const { strategy, state, isLeast } = props.strip;
  const isStatusQuo = strategy.id === statusQuoId;
  const about = isStatusQuo ? t('method:statusQuoLabel') : strategy.summary;
  const abstained =
    state.kind === 'revealed' ? state.stances.filter(({ resistance }) => resistance === null) : [];
  return (
    <li
      data-strategy={strategy.letter}
      data-state={state.kind}
      className={cx(
        styles.strip,
        isStatusQuo && styles.statusQuo,
        isLeast && styles.least,
        props.highlighted && styles.highlighted,
      )}
      style={{ minHeight: `${heightOf(props.strip)}rem` }}
    >
      <RoomLetter letter={strategy.letter} large on={isLeast} />
      <div className={styles.words}>
        <h3 className={styles.title}>{strategy.title}</h3>
        {state.kind !== 'proposed' && <p className={styles.about}>{about}</p>}
      </div>
      {state.kind === 'proposed' && <p className={styles.proposal}>{about}</p>}
      {state.kind === 'sealed' && (
        <>
          <Given given={state.given} expected={props.expected} />
          <p className={styles.sealed}>
            <LockKeyhole aria-hidden="true" />
            {t('strategies.sealed')}
          </p>
        </>
      )}
      {state.kind === 'revealed' && (
        <>
          <Scale stances={state.stances} tally={state.tally} />
          <p className={styles.sum}>
            {state.tally.counted > 0 ? (
              <>
                <strong>{state.tally.sum}</strong>
                <span>{t('strategies.ofMax', { max: state.tally.max })}</span>
              </>
            ) : (
              <span>{t('strategies.noValue')}</span>
            )}
            {state.carriedFrom !== undefined && (
              <span>{t('strategies.carried', { number: state.carriedFrom })}</span>
            )}
            {abstained.length > 0 && (
              <span>
                {t('strategies.abstained', {
                  departments: abstained.map(({ department }) => department).join(', '),
                })}
              </span>
            )}
          </p>
        </>
      )}
      {state.kind === 'proposed' && !isStatusQuo && <RoomPill department={strategy.department} />}
    </li>
  );
}

/** The strategies side by side: proposed, sealed with who has spoken, or revealed on a scale from 0 to 10. */
export function StrategiesPicture({
  sitting,
  view,
  now,
}: {
  readonly sitting: Sitting;
  readonly view: SharedView;
  readonly now: number;
}) {
  const { t } = useTranslation('room');
  const strategies = useBoard(orderedStrategies);
  const rounds = useChair((chair) => chair.rounds);
  const peers = usePeers();
  const expected = expectedDepartments(
    sitting,
    peers.map(({ participant }) => participant.department),
  );
  const { strips, round, least } = stripsOf(strategies, { rounds }, sitting);
  const last = revealedRounds(rounds).at(-1);
  // A reveal begins with what wakes the least resistance.
  const { decisions } = useSittingDecisions(sitting);
  const height = decisions.length > 0 ? room - decisionHeight : room;
  const pages = usePages(pagesOf(strips, heightOf, height), view.strategyId, last?.id);
  const open = openRound(rounds);
  const isRevealed = least.length > 0;
  // Whoever opens the screen later has missed the moment.
  const [openedAt] = useState(now);
  const isFresh =
    isRevealed &&
    last !== undefined &&
    last.revealed.at >= openedAt &&
    now - last.revealed.at < revealMs;
  if (strategies.length === 0) return <p className={parts.empty}>{t('strategies.empty')}</p>;
  const speaking = new Set([...expected, ...(open?.given.keys() ?? [])]);
  const asked = strips.filter(({ state }) => state.kind === 'sealed');
  const hasSpoken = [...speaking].filter((department) =>
    asked.every(({ state }) => state.kind === 'sealed' && state.given.includes(department)),
  );
  const isPassive = least.some(({ id }) => id === statusQuoId);
  return (
    <>
      <RoomBand />
      <Decision sitting={sitting} />
      <div className={styles.legend}>
        <span className={styles.round}>
          {round !== undefined && round > 1 && t('strategies.round', { number: round })}
        </span>
        {strips.some(({ state }) => state.kind === 'revealed') && (
          <span className={styles.ends}>
            <span>{t('strategies.none')}</span>
            <span>{t('strategies.all')}</span>
          </span>
        )}
        <PageNumber {...pages} />
      </div>
      <ul className={styles.strips} data-fresh={isFresh || undefined}>
        {pages.items.map((strip) => (
          <StripRow
            key={strip.id}
            strip={strip}
            expected={expected}
            highlighted={strip.id === view.strategyId}
          />
        ))}
      </ul>
      <div className={styles.below}>
        {asked.length > 0 && (
          <p>{t('strategies.given', { given: hasSpoken.length, expected: speaking.size })}</p>
        )}
        {isRevealed && (
          <>
            <p className={styles.advice}>
              <CircleCheck aria-hidden="true" />
              {t('strategies.least', { letters: least.map(({ letter }) => letter).join(', ') })}
            </p>
            {isPassive ? (
              <p>{t('strategies.passive')}</p>
            ) : (
              <Objections
                label={t('strategies.objections')}
                objections={objectionsIn(
                  last?.revealed.stances ?? [],
                  least.map(({ id }) => id),
                ).slice(0, 2)}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}
