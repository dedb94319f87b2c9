import { expect, test } from 'vitest';
import type { AccessEntry } from '../../../shared/protocol/access-log.ts';
import { accessCsv } from './access-csv.ts';

const entry: AccessEntry = {
  seq: 7,
  at: Date.parse('2026-11-27T18:30:00Z'),
  participantId: 'p-1',
  department: 'SAF',
  hash: '-abc',
  action: 'caseOpened',
  detail: {},
};

test('every entry is a line that no spreadsheet takes for anything but text', () => {
  expect(accessCsv([entry], ['Nummer', '=1+1'], () => 'sagte "ja"; ging')).toBe(
    '\uFEFF"Nummer";"\'=1+1"\r\n' +
      '"7";"2026-11-27T18:30:00.000Z";"SAF";"p-1";"sagte ""ja""; ging";"\'-abc"\r\n',
  );
});
