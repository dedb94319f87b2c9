import { describe, expect, test } from 'vitest';
import { english } from './english.ts';
import { german } from './german.ts';
import { germanLater } from './german-later.ts';

function flatten(value: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, child] of Object.entries(value)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof child === 'string') texts.set(here, child);
    else for (const [inner, text] of flatten(child, here)) texts.set(inner, text);
  }
  return texts;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();

// A namespace may come in two parts.
const de = new Map([...flatten(german), ...flatten(germanLater)]);
const en = flatten(english);

describe('words', () => {
  test('both languages have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...de.keys()].sort());
  });

  test('no text is empty or padded', () => {
    for (const texts of [de, en]) {
      for (const [key, text] of texts) expect(text, key).toMatch(/^\S(.*\S)?$/s);
    }
  });

  test('placeholders agree', () => {
    for (const [key, text] of de) {
      expect(placeholders(en.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  test('every plural has both forms', () => {
    for (const key of de.keys()) {
      if (key.endsWith('_one')) expect(de.has(key.replace(/_one$/, '_other')), key).toBe(true);
      if (key.endsWith('_other')) expect(de.has(key.replace(/_other$/, '_one')), key).toBe(true);
    }
  });
});
