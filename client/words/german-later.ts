import { agenda } from './de/agenda.ts';
import { agreements } from './de/agreements.ts';
import { apiErrors } from './de/api-errors.ts';
import { boardLater } from './de/board-later.ts';
import { chain } from './de/chain.ts';
import { closed } from './de/closed.ts';
import { commonLater } from './de/common-later.ts';
import { dataHandover } from './de/data-handover.ts';
import { directionDialog } from './de/direction-dialog.ts';
import { door } from './de/door.ts';
import { entrance } from './de/entrance.ts';
import { entry } from './de/entry.ts';
import { exemplary } from './de/exemplary.ts';
import { familySheet } from './de/family-sheet.ts';
import { gaps } from './de/gaps.ts';
import { guide } from './de/guide.ts';
import { history } from './de/history.ts';
import { home } from './de/home.ts';
import { learning } from './de/learning.ts';
import { link } from './de/link.ts';
import { listLater } from './de/list-later.ts';
import { lobby } from './de/lobby.ts';
import { map } from './de/map.ts';
import { methodLater } from './de/method-later.ts';
import { minutes } from './de/minutes.ts';
import { opening } from './de/opening.ts';
import { panel } from './de/panel.ts';
import { people } from './de/people.ts';
import { poster } from './de/poster.ts';
import { privacy } from './de/privacy.ts';
import { probe } from './de/probe.ts';
import { profiling } from './de/profiling.ts';
import { report } from './de/report.ts';
import { restore } from './de/restore.ts';
import { room } from './de/room.ts';
import { settings } from './de/settings.ts';
import { sitting } from './de/sitting.ts';
import { strategies } from './de/strategies.ts';
import { tools } from './de/tools.ts';
import { transfer } from './de/transfer.ts';
import { vault } from './de/vault.ts';
import { weighing } from './de/weighing.ts';
import { will } from './de/will.ts';

/** The words of the parts that are fetched when they are first shown: see `laterPart`. */
export const germanLater = {
  agenda,
  agreements,
  board: boardLater,
  chain,
  closed,
  common: commonLater,
  dataHandover,
  direction: directionDialog,
  door,
  entrance,
  entry,
  errors: apiErrors,
  exemplary,
  guide,
  gaps,
  history,
  home,
  learning,
  link,
  list: listLater,
  lobby,
  map,
  familySheet,
  method: methodLater,
  minutes,
  opening,
  strategies,
  panel,
  people,
  poster,
  privacy,
  probe,
  profiling,
  report,
  restore,
  room,
  settings,
  sitting,
  tools,
  transfer,
  vault,
  weighing,
  will,
};
