import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Activity } from '../../sync/activity.ts';
import { german } from '../../words/german.ts';
import { germanLater } from '../../words/german-later.ts';
import { lineOf } from './activity-words.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'de',
    resources: { de: { list: germanLater.list, method: german.method } },
    interpolation: { escapeValue: false },
  });
});

const line = (activity: Partial<Activity>) =>
  lineOf(
    {
      id: '1',
      at: 0,
      isSelf: false,
      department: 'IFK',
      kind: 'added',
      root: 'resources',
      entityId: 'r1',
      field: 'infrastructural',
      text: 'Sprachkurs zur Überbrückung',
      ...activity,
    },
    i18next.getFixedT('de', ['list', 'method']),
  );

test('a new resource is told with who, where and what', () => {
  expect(line({})).toBe(
    'IFK hat eine Ressource in Infrastrukturell ergänzt: Sprachkurs zur Überbrückung.',
  );
});

test('a closed gap is told with its answer, not with who', () => {
  expect(line({ kind: 'gapClosed', root: 'gaps', text: 'Hohe Bleiberechtsperspektive' })).toBe(
    'Lücke geschlossen: Hohe Bleiberechtsperspektive.',
  );
});

test('typing is never told', () => {
  expect(line({ kind: 'edited' })).toBeUndefined();
});
