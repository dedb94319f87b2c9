import { board } from './de/board.ts';
import { common } from './de/common.ts';
import { direction } from './de/direction.ts';
import { entry } from './de/entry.ts';
import { errors } from './de/errors.ts';
import { home } from './de/home.ts';
import { list } from './de/list.ts';
import { map } from './de/map.ts';
import { method } from './de/method.ts';
import { panel } from './de/panel.ts';
import { probe } from './de/probe.ts';
import { strategies } from './de/strategies.ts';

export const german = {
  common,
  home,
  probe,
  board,
  list,
  map,
  direction,
  strategies,
  panel,
  entry,
  errors,
  method,
};

export type German = typeof german;
