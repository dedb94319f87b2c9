import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardState } from '../../../shared/case/board.ts';
import { currentLegalSphere } from '../../../shared/case/chronicle.ts';
import { needleField } from '../../../shared/case/direction.ts';
import type { DirectionDecision } from '../../../shared/case/direction-decision.ts';
import { boardFor, minutesOf } from '../../../shared/case/minutes.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { willRows } from '../../../shared/case/will-rows.ts';
import { useDepartments } from '../../sync/town.ts';
import { useBoard, useCaseSession, useChair, usePeers } from '../../sync/use-case.tsx';
import { useSnapshots } from '../../sync/use-snapshots.ts';
import { departmentOf } from '../../ui/departments.ts';
import { textWidth } from '../../ui/text-width.ts';
import { useFontsReady } from '../../ui/use-fonts-ready.ts';
import { useLeads } from '../../ui/use-leads.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { type Version, vaultOf } from '../../ui/use-versions.ts';
import { useWillTitle } from '../../ui/use-will-title.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { posterEntries } from './poster-entries.ts';
import { layPoster, type Poster, type PosterContent } from './poster-layout.ts';

export interface PosterSeat {
  readonly department: string;
  readonly isPresent: boolean;
}

export interface ShownPoster {
  readonly content: PosterContent;
  readonly poster: Poster;
  readonly directions: readonly DirectionDecision[];
  readonly needle: ResourceField | undefined;
  readonly seats: readonly PosterSeat[];
}

/** Which Momentaufnahme of the case is shown, counted from the first; undefined where it cannot be told. */
function useSnapshotNumber(): number | undefined {
  const at = useCaseSession().snapshot?.at;
  const index = useSnapshots().all?.findIndex((each) => each.at === at) ?? -1;
  return index < 0 ? undefined : index + 1;
}

/** Who sat at the table, in the Momentaufnahme or in the last consultation; `table`: whose case it is, where nobody has yet. */
function useSeatsOfPoster(board: BoardState, table: readonly string[]): readonly PosterSeat[] {
  const { snapshot } = useCaseSession();
  const chair = useChair((state) => state);
  const known = useDepartments();
  const here = usePeers().map(({ participant }) => participant.department);
  const sitting = chair.sittings.at(-1);
  const sat = snapshot
    ? snapshot.departments
    : sitting
      ? minutesOf(board, chair, sitting, sitting.finishedAt === undefined ? here : []).present
      : [];
  const present = sat.length > 0 ? sat : table;
  return [...new Set([...known.map(({ id }) => id), ...present])].map((department) => ({
    department,
    isPresent: present.includes(department),
  }));
}

/** The map as it stands on paper; undefined until its texts can be measured. */
export function usePoster(
  version: Version,
  now: number,
  table: readonly string[],
): ShownPoster | undefined {
  const { t } = useTranslation(['poster', 'map', 'vault', 'minutes', 'panel']);
  const format = useFormat();
  const { snapshot } = useCaseSession();
  const all = useBoard((state) => state);
  const board = useMemo(() => boardFor(all, vaultOf(version)), [all, version]);
  const directions = useChair((chair) => chair.current);
  const seats = useSeatsOfPoster(board, table);
  const number = useSnapshotNumber();
  const leads = useLeads();
  const person = usePersonWord();
  const willTitle = useWillTitle();
  const isReady = useFontsReady();
  const day = isoDay(snapshot?.at ?? now);
  const lead = leads?.findLast(({ since }) => isoDay(Date.parse(since)) <= day) ?? leads?.at(0);
  const entries = posterEntries(board, {
    person,
    date: format.shortDate,
    asked: t('map:askedOf'),
    nobody: t('map:nobody'),
    accepted: t('map:accepted'),
    entrustedTo: (departments) => t('vault:entrustedTo', { departments: departments.join(', ') }),
  });
  const sphere = currentLegalSphere(board.chronicle)?.sphere;
  const named = new Set([
    ...seats.map(({ department }) => department),
    ...Object.values(entries)
      .flat()
      .flatMap(({ notes }) =>
        notes.flatMap(({ kind, text }) => (kind === 'department' ? text : [])),
      ),
    ...(lead ? [lead.department] : []),
  ]);
  const legend = [...named]
    .map(departmentOf)
    .flatMap(({ id, shortName }) => (shortName === id ? [] : `${id} ${shortName}`));
  const entrusted = [...board.resources.values(), ...board.gaps.values()].find(
    (entry) => entry.entrusted,
  )?.entrusted;
  const content: PosterContent = {
    title: t('poster:title', { pseudonym: board.meta.pseudonym }),
    facts: [
      ...(snapshot
        ? [
            number === undefined ? t('poster:snapshot') : t('poster:snapshotNumber', { number }),
            format.date(day),
          ]
        : [t('poster:now', { date: format.date(day), time: format.time(now) })]),
      sphere,
      lead && t('poster:owner'),
    ]
      .filter(Boolean)
      .join(' · '),
    lead: lead?.department,
    entries,
    wills: willRows(board).map(({ key, person: who, will, lack, evidence }) => ({
      key,
      title: who ? willTitle(who, will !== undefined && evidence === 0) : t('poster:familyWill'),
      text: will ? t('panel:quote', { text: will.statement }) : t(`panel:${lack}`),
      state: !will ? 'notAsked' : evidence > 0 ? 'will' : 'wish',
    })),
    small: [
      ...(legend.length > 0 ? [legend.join(' · ')] : []),
      [
        entrusted
          ? t('minutes:withEntrusted', { departments: format.list(entrusted.departments) })
          : t('minutes:withoutEntrusted'),
        t('minutes:foot.confidential'),
      ].join(' '),
    ],
  };
  // Others move and write all the time: laid out anew only where what is said has changed.
  const key = JSON.stringify(content);
  const poster = useMemo(
    () => (isReady ? layPoster(JSON.parse(key) as PosterContent, textWidth) : undefined),
    [isReady, key],
  );
  if (!poster) return undefined;
  const [only] = directions;
  const needle =
    directions.length === 1 && only
      ? needleField(board, board.directions.get(only.directionId))
      : undefined;
  return { content, poster, directions, needle, seats };
}
