import { expect, test } from 'vitest';
import { filterOf, halfYearsBetween, queryOf, withAspect, withField } from './filter.ts';

test('what an address says of a filter is read back', () => {
  const filter = filterOf(new URLSearchParams('sphere=SGB+II&field=work'));
  expect(filter).toEqual({ field: 'work', sphere: 'SGB II' });
  expect(filterOf(new URLSearchParams(queryOf(filter)))).toEqual(filter);
});

test('what is no filter does not count, nor a second beside a Handlungsfeld, which is never told', () => {
  const wrong = new URLSearchParams('field=all&halfYear=2017&ageGroup=&sphere=SGB&x=1');
  expect(filterOf(wrong)).toEqual({});
  expect(queryOf(filterOf(wrong))).toBe('');
  const many = new URLSearchParams('sphere=none&field=work&halfYear=2016-H1&ageGroup=under25');
  expect(filterOf(many)).toEqual({ field: 'work', halfYear: '2016-H1' });
});

test('a Handlungsfeld stays, another aspect takes the place of the one before', () => {
  const filter = withAspect({ field: 'work', ageGroup: 'under25' }, 'halfYear', '2017-H1');
  expect(filter).toEqual({ field: 'work', halfYear: '2017-H1' });
  expect(withField(filter, 'children')).toEqual({ field: 'children', halfYear: '2017-H1' });
  expect(withField(filter, 'all')).toEqual({ halfYear: '2017-H1' });
  expect(withAspect(filter, 'halfYear', '')).toEqual({ field: 'work' });
});

test('half-years between two', () => {
  expect(halfYearsBetween('2016-H2', '2018-H1')).toEqual([
    '2016-H2',
    '2017-H1',
    '2017-H2',
    '2018-H1',
  ]);
  expect(halfYearsBetween('2018-H1', '2016-H2')).toEqual([]);
});
