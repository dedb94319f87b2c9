import { expect, it } from 'vitest';
import { isLoopbackRequest, isOwnOrigin } from './origin.ts';

const allowed = ['https://fallrunde.example.de'];

it.each([
  ['http://127.0.0.1:3000', '127.0.0.1:3000'],
  ['https://board.example', 'board.example'],
  ['https://board.example', 'board.example:443'],
  ['https://fallrunde.example.de', '127.0.0.1:3000'],
])('%s is our own on host %s', (origin, host) => {
  expect(isOwnOrigin({ origin, host }, allowed)).toBe(true);
});

it.each([
  ['http://localhost:5000', 'localhost:3000'],
  ['https://elsewhere.example', '127.0.0.1:3000'],
  ['null', '127.0.0.1:3000'],
  ['', '127.0.0.1:3000'],
  [undefined, '127.0.0.1:3000'],
  ['http://[bad', '127.0.0.1:3000'],
])('%s is foreign on host %s', (origin, host) => {
  expect(isOwnOrigin(origin === undefined ? { host } : { origin, host }, allowed)).toBe(false);
});

it('knows the names of this machine', () => {
  expect(isLoopbackRequest({ host: 'localhost:3000' })).toBe(true);
  expect(isLoopbackRequest({ host: '[::1]:3000' })).toBe(true);
  expect(isLoopbackRequest({ host: 'rebound.example:3000' })).toBe(false);
  expect(isLoopbackRequest({})).toBe(false);
});
