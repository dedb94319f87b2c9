import { board } from './de/board.ts';
import { common } from './de/common.ts';
import { direction } from './de/direction.ts';
import { errors } from './de/errors.ts';
import { list } from './de/list.ts';
import { method } from './de/method.ts';

/** What is needed to read a board, in the first chunk. Everything else is in german-later.ts. */
export const german = {
  common,
  board,
  list,
  direction,
  errors,
  method,
};
