import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { removeEntity } from './entity.ts';
import {
  decideStrategies,
  type NewStrategyDecision,
  outcomeOf,
  readStrategyDecisions,
} from './strategy-decision.ts';
import { linkedBoard, refusalOf, replicaOf, syncDocs, testAuthor } from './test-boards.ts';

const saf = testAuthor('SAF');
const jc = testAuthor('JC');

function table() {
  const { board, work, wait } = linkedBoard();
  const chair = new Y.Doc();
  const decide = (input: Partial<NewStrategyDecision>, doc = chair, author = saf) =>
    decideStrategies(doc, board, author, { text: '', outcomes: {}, ...input });
  return { board, chair, work, wait, decide };
}

describe('what becomes of the strategies', () => {
  test('is what was decided last; what was decided before stays readable', () => {
    const { chair, work, wait, decide } = table();
    const first = decide({ outcomes: { [work]: 'rest', [wait]: 'drop' } });
    decide({ text: '  Arbeit geht vor  ', outcomes: { [work]: 'pursue' } });
    const { current, earlier } = readStrategyDecisions(chair);
    expect(current).toMatchObject([{ text: 'Arbeit geht vor', department: 'SAF', by: 'p-SAF' }]);
    expect(earlier.map(({ id }) => id)).toEqual([first]);
    expect(outcomeOf({ current }, work)).toBe('pursue');
    // A decision stands for all strategies: what it does not name is open again.
    expect(outcomeOf({ current }, wait)).toBeUndefined();
  });

  test('is open where two decided at once and disagree, and settled where they agree', () => {
    const { chair, work, wait, decide } = table();
    const far = replicaOf(chair);
    decide({ outcomes: { [work]: 'pursue', [wait]: 'rest' } });
    decide({ outcomes: { [work]: 'drop', [wait]: 'rest' } }, far, jc);
    syncDocs(chair, far);
    for (const doc of [chair, far]) {
      const register = readStrategyDecisions(doc);
      expect(register.current).toHaveLength(2);
      expect(outcomeOf(register, work)).toBeUndefined();
      expect(outcomeOf(register, wait)).toBe('rest');
    }
    decide({ outcomes: { [work]: 'pursue' } }, far, jc);
    syncDocs(chair, far);
    expect(outcomeOf(readStrategyDecisions(chair), work)).toBe('pursue');
    expect(readStrategyDecisions(far)).toEqual(readStrategyDecisions(chair));
  });

  test('may be said in words alone, or without any', () => {
    const { chair, work, decide } = table();
    decide({ text: 'Wir warten\nauf die AUS' });
    expect(readStrategyDecisions(chair).current[0]?.text).toBe('Wir warten\nauf die AUS');
    decide({ outcomes: { [work]: 'rest' } });
    expect(readStrategyDecisions(chair).current[0]?.text).toBe('');
  });

  test('is refused where it says nothing, says too much or names what is not there', () => {
    const { board, chair, work, wait, decide } = table();
    removeEntity(board, saf, 'strategies', wait);
    const refused = (input: Partial<NewStrategyDecision>) => refusalOf(() => decide(input))?.code;
    expect(refused({ text: ' \u200B ' })).toBe('TextEmpty');
    expect(refused({ text: 'x'.repeat(1001) })).toBe('TextTooLong');
    expect(refused({ outcomes: { nobody: 'rest' } })).toBe('UnknownEntity');
    expect(refused({ outcomes: { [wait]: 'rest' } })).toBe('UnknownEntity');
    expect(refused({ outcomes: { [work]: 'later' as 'rest' } })).toBe('InvalidValue');
    expect(readStrategyDecisions(chair).all.size).toBe(0);
  });
});

test('of damaged decisions only what is sound is read', () => {
  const chair = new Y.Doc();
  const stored = chair.getMap('strategyDecisions');
  const sound = { text: 'a', at: 1, by: 'p', department: 'SAF', supersedes: [], outcomes: {} };
  stored.set('text', { ...sound, text: 7 });
  stored.set('empty', { ...sound, text: ' ' });
  stored.set('time', { ...sound, at: '1' });
  stored.set('nested', new Y.Map());
  stored.set('a b', sound);
  stored.set('some', {
    ...sound,
    by: 7,
    outcomes: { one: 'rest', two: 'later', 'a b': 'rest', __proto__x: 'drop' },
    supersedes: 'all',
  });
  const unreadable: { id?: string }[] = [];
  const { current } = readStrategyDecisions(chair, unreadable as never);
  expect(unreadable.map(({ id }) => id).toSorted()).toEqual([
    'a b',
    'empty',
    'nested',
    'text',
    'time',
  ]);
  expect(current).toMatchObject([{ id: 'some', by: '', supersedes: [] }]);
  expect([...(current[0]?.outcomes ?? [])]).toEqual([
    ['one', 'rest'],
    ['__proto__x', 'drop'],
  ]);
});
