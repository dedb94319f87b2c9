import { useMemo } from 'react';
import { shallow } from 'zustand/shallow';
import { type WillBoard, type WillRow, willRows } from '../../shared/case/will-rows.ts';
import { useBoard } from '../sync/use-case.tsx';

const willBoard = ({ persons, wills, resources, gaps }: WillBoard): WillBoard => ({
  persons,
  wills,
  resources,
  gaps,
});

/** See `willRows`. */
export function useWillRows(): readonly WillRow[] {
  const board = useBoard(willBoard, shallow);
  return useMemo(() => willRows(board), [board]);
}
