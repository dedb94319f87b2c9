import { expect, test } from 'vitest';
import { decodeMessage, encodeMessage, type ServerMessages } from './messages.ts';

const types = ['refused', 'boardLarge'] as const;

test('what was encoded is decoded', () => {
  const message = { type: 'boardLarge', bytes: 7 } as const;
  expect(decodeMessage(encodeMessage<ServerMessages>(message), types)).toEqual(message);
});

test.each([
  '',
  'null',
  '7',
  '"refused"',
  '[]',
  '{}',
  '{"type":7}',
  '{"type":"other"}',
  '{',
  '{"type":["refused"]}',
])('%j is no message and no error', (payload) => {
  expect(decodeMessage(payload, types)).toBeUndefined();
});

test('only types that are asked for are taken', () => {
  expect(decodeMessage('{"type":"toString"}', types)).toBeUndefined();
  expect(decodeMessage('{"type":"boardLarge","bytes":1}', ['refused'])).toBeUndefined();
});
