import { expect, test } from 'vitest';
import { defaultTownContent, type TownContent } from '../../../shared/method/town-settings.ts';
import { townChanges } from './town-changes.ts';

const town = defaultTownContent;
const short = (after: TownContent) =>
  townChanges(town, after).map(({ section, kind, id }) => [section, kind, id]);

test('the same is no change, in whatever order its fields are written', () => {
  const turned = town.departments.map((each) =>
    Object.fromEntries(Object.entries(each).toReversed()),
  ) as unknown as TownContent['departments'];
  const chains = town.chains.map((chain) => ({
    ...chain,
    steps: chain.steps.map((step) => Object.fromEntries(Object.entries(step).toReversed())),
  })) as unknown as TownContent['chains'];
  expect(townChanges(town, { ...town, departments: turned, chains })).toEqual([]);
});

test('what came, went, changed, rests and moved is told apart', () => {
  const [soz, aus, saf, ...others] = town.departments;
  if (!soz || !aus || !saf) throw new Error('The sample is too short');
  expect(
    short({
      ...town,
      departments: [
        saf,
        { ...aus, name: 'Ausländerbehörde' },
        ...others,
        { ...soz, retired: true },
        { ...soz, id: 'NEU' },
      ],
      phases: town.phases.map((phase) =>
        phase.kind === 'will' ? { ...phase, minutes: 5 } : phase,
      ),
      questions: town.questions.slice(1),
      conference: { ...town.conference, start: '10:00' },
    }),
  ).toEqual([
    ['departments', 'changed', 'AUS'],
    ['departments', 'retired', 'SOZ'],
    ['departments', 'added', 'NEU'],
    ['departments', 'order', undefined],
    ['phases', 'changed', 'will'],
    ['questions', 'removed', 'personal-1'],
    ['conference', 'changed', undefined],
  ]);
});

test('who comes back is restored', () => {
  const [soz, ...others] = town.departments;
  const resting = { ...town, departments: [{ ...soz, retired: true }, ...others] } as TownContent;
  expect(townChanges(resting, town).map(({ kind }) => kind)).toEqual(['restored']);
});

test('where a retired department went on is a change of its own', () => {
  const [soz, aus, ...others] = town.departments;
  if (!soz || !aus) throw new Error('The sample is too short');
  const alone = { ...town, departments: [{ ...soz, retired: true as const }, aus, ...others] };
  const into = (mergedInto: string) => ({
    ...town,
    departments: [{ ...soz, retired: true as const, mergedInto }, aus, ...others],
  });
  const said = (before: TownContent, after: TownContent) =>
    townChanges(before, after).map((change) =>
      change.kind === 'merged' ? [change.kind, change.into] : [change.kind],
    );
  expect(said(town, into('AUS'))).toEqual([['retired'], ['merged', 'AUS']]);
  expect(said(alone, into('AUS'))).toEqual([['merged', 'AUS']]);
  expect(said(into('AUS'), into('SAF'))).toEqual([['merged', 'SAF']]);
  expect(said(into('AUS'), alone)).toEqual([['parted']]);
  expect(said(into('AUS'), town)).toEqual([['restored']]);
});
