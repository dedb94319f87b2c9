import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFirstLines } from './first-lines.ts';

const departments = ['KJS', 'AA', 'SAF'];
const parse = (text: string) => parseFirstLines(text, departments);

test('a line is a resource, with a question mark before or after it a gap', () => {
  expect(
    parse('Kommen pünktlich zu Terminen\n\n? Kindergartenplätze für zwei Kinder KJS\n'),
  ).toEqual([
    { kind: 'resource', text: 'Kommen pünktlich zu Terminen' },
    { kind: 'gap', text: 'Kindergartenplätze für zwei Kinder', department: 'KJS' },
  ]);
  expect(parse('Gibt es Zeugnisse? (AA)')).toEqual([
    { kind: 'gap', text: 'Gibt es Zeugnisse?', department: 'AA' },
  ]);
});

test('only an abbreviation of a department is one', () => {
  expect(parse('Hat ein Sozialticket SAF\nSpricht etwas Aa\nKJS\n?')).toEqual([
    { kind: 'resource', text: 'Hat ein Sozialticket', department: 'SAF' },
    { kind: 'resource', text: 'Spricht etwas Aa' },
    { kind: 'resource', text: 'KJS' },
  ]);
});

test('whatever is typed, each line gives at most one entry, whose text is part of it', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string().map((text) => `? ${text} KJS`),
    fc.string().map((text) => `${text}?`),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const whole = lines.join('\n');
      const found = parse(whole);
      expect(found.length).toBeLessThanOrEqual(whole.split(/\r\n|\r|\n/).length);
      for (const { text, department } of found) {
        expect(text.trim()).toBe(text);
        expect(text).not.toBe('');
        expect(whole).toContain(text);
        if (department) expect(departments).toContain(department);
      }
    }),
  );
});

test('plain lines come back as they are', () => {
  const plain = fc.stringMatching(/^[a-zäöü]{1,12}( [a-zäöü]{1,12}){0,4}$/);
  fc.assert(
    fc.property(fc.array(plain), (lines) => {
      expect(parse(lines.join('\n'))).toEqual(lines.map((text) => ({ kind: 'resource', text })));
    }),
  );
});
