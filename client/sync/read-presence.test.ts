import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPresence } from './read-presence.ts';

const user = { id: 'p1', name: 'Ausländeramt', department: 'AUS', role: 'member' };

describe('readPresence', () => {
  it('reads what a client of ours shows', () => {
    const presence = {
      lens: 'strategies',
      editing: { entityId: 'card', field: 'text' },
      selected: 'card',
      cursor: [1.5, -2],
      dragging: { entityId: 'card', point: [0, 0] },
    };
    expect(readPresence({ ...presence, user })).toEqual({
      activeAt: 0,
      participant: user,
      presence,
    });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', [user]],
    ['no identity', { lens: 'map' }],
    ['an identity of another shape', { user: { id: 'p1', name: ['x'], department: 'AUS' } }],
    ['a name without end', { user: { ...user, name: 'x'.repeat(10_000) } }],
  ])('knows nobody behind %s', (_what, state) => {
    expect(readPresence(state)).toBeUndefined();
  });

  it.each([
    ['lens', { lens: '__proto__' }],
    ['editing', { editing: { entityId: {}, field: 'text' } }],
    ['selected', { selected: '<b>' }],
    ['cursor of one number', { cursor: [1] }],
    ['cursor out of all bounds', { cursor: [1e300, 0] }],
    ['dragging without a point', { dragging: { entityId: 'card' } }],
  ])('leaves out a hostile %s', (_what, state) => {
    expect(readPresence({ ...state, user })).toEqual({
      activeAt: 0,
      participant: user,
      presence: { lens: 'map' },
    });
  });

  it('never throws', () => {
    const hostile = fc.record(
      {
        user: fc.oneof(fc.constant(user), fc.jsonValue()),
        lens: fc.jsonValue(),
        editing: fc.jsonValue(),
        selected: fc.jsonValue(),
        cursor: fc.jsonValue(),
        dragging: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(hostile, fc.jsonValue()), (state) => {
        const points = [readPresence(state)?.presence].flatMap((presence) => [
          ...(presence?.cursor ?? []),
          ...(presence?.dragging?.point ?? []),
        ]);
        expect(points.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
