import { agenda } from './en/agenda.ts';
import { agreements } from './en/agreements.ts';
import { board } from './en/board.ts';
import { chain } from './en/chain.ts';
import { closed } from './en/closed.ts';
import { common } from './en/common.ts';
import { dataHandover } from './en/data-handover.ts';
import { direction } from './en/direction.ts';
import { door } from './en/door.ts';
import { entrance } from './en/entrance.ts';
import { entry } from './en/entry.ts';
import { errors } from './en/errors.ts';
import { exemplary } from './en/exemplary.ts';
import { familySheet } from './en/family-sheet.ts';
import { gaps } from './en/gaps.ts';
import { guide } from './en/guide.ts';
import { history } from './en/history.ts';
import { home } from './en/home.ts';
import { learning } from './en/learning.ts';
import { link } from './en/link.ts';
import { list } from './en/list.ts';
import { lobby } from './en/lobby.ts';
import { map } from './en/map.ts';
import { method } from './en/method.ts';
import { minutes } from './en/minutes.ts';
import { opening } from './en/opening.ts';
import { panel } from './en/panel.ts';
import { people } from './en/people.ts';
import { poster } from './en/poster.ts';
import { privacy } from './en/privacy.ts';
import { probe } from './en/probe.ts';
import { profiling } from './en/profiling.ts';
import { report } from './en/report.ts';
import { restore } from './en/restore.ts';
import { room } from './en/room.ts';
import { settings } from './en/settings.ts';
import { sitting } from './en/sitting.ts';
import { strategies } from './en/strategies.ts';
import { tools } from './en/tools.ts';
import { transfer } from './en/transfer.ts';
import { vault } from './en/vault.ts';
import { weighing } from './en/weighing.ts';
import { will } from './en/will.ts';
import type { Words } from './words.ts';

export const english: Words = {
  chain,
  closed,
  common,
  guide,
  history,
  home,
  agenda,
  agreements,
  poster,
  privacy,
  probe,
  profiling,
  board,
  list,
  map,
  familySheet,
  minutes,
  opening,
  dataHandover,
  direction,
  report,
  restore,
  room,
  settings,
  sitting,
  strategies,
  panel,
  learning,
  link,
  people,
  door,
  entrance,
  lobby,
  entry,
  exemplary,
  gaps,
  errors,
  method,
  tools,
  transfer,
  vault,
  weighing,
  will,
};
