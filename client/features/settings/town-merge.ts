import { isSame, mergeList } from '../../../shared/method/merge.ts';
import {
  keepingKnown,
  type TownContent,
  type TownSettings,
} from '../../../shared/method/town-settings.ts';

/** What I changed since `base`, on top of what others saved meanwhile; of what both changed, mine stays. */
export function mergeTown(base: TownContent, mine: TownContent, theirs: TownSettings): TownContent {
  const either = <K extends keyof TownContent>(key: K): TownContent[K] =>
    isSame(mine[key], base[key]) ? theirs[key] : mine[key];
  const merged: TownContent = {
    departments: mergeList(base.departments, mine.departments, theirs.departments, ({ id }) => id),
    phases: mergeList(base.phases, mine.phases, theirs.phases, ({ kind }) => kind),
    instruments: mergeList(base.instruments, mine.instruments, theirs.instruments, ({ id }) => id),
    questions: mergeList(base.questions, mine.questions, theirs.questions, ({ id }) => id),
    conference: either('conference'),
    chains: mergeList(base.chains, mine.chains, theirs.chains, ({ id }) => id),
    transitions: mergeList(base.transitions, mine.transitions, theirs.transitions, ({ id }) => id),
  };
  return keepingKnown(merged, theirs);
}
