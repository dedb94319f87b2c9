import { expect, test } from 'vitest';
import { defaultChains } from '../method/chain-templates.ts';
import { readBoard } from './board.ts';
import { chainOf } from './chain.ts';
import { addStep, applyTemplate, placeStep, removeStep, updateStep } from './chain-commands.ts';
import { deviationsFrom, templateOf } from './deviations.ts';
import { testAuthor, testBoard } from './test-boards.ts';

const author = testAuthor();
const [template] = defaultChains;
if (!template) throw new Error('there is a template');

test('own steps, other departments, other places and what was left out', () => {
  const board = testBoard();
  const steps = () => chainOf(readBoard(board).chronicle);
  expect(templateOf(steps())).toBeUndefined();
  applyTemplate(board, author, template, '2017-09-21');
  expect(templateOf(steps())).toEqual({ id: template.id, version: template.version });
  expect(deviationsFrom(template, steps())).toEqual({
    own: new Set(),
    moved: new Set(),
    departments: new Map(),
    leftOut: [],
  });
  const [first, second, third] = steps().map(({ id }) => id) as [string, string, string];
  const own = addStep(board, author, { on: '2017-09-21', what: 'Kita', department: 'KJS' });
  placeStep(board, author, own, second);
  updateStep(board, author, second, { department: 'SAF' });
  placeStep(board, author, first, undefined);
  removeStep(board, author, third);
  expect(deviationsFrom(template, steps())).toEqual({
    own: new Set([own]),
    moved: new Set([first]),
    departments: new Map([[second, 'DRK']]),
    leftOut: [template.steps[2]],
  });
});
