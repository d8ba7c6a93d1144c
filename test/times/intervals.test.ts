import { describe, expect, it } from 'vitest';
import { extractLine } from '../../extract/extract-line.ts';

/** The times of a text published on Wednesday, 15 May 2024, at half past ten, as "exact: start to end". */
function intervalsOf(text: string): string[] {
  const answer = extractLine({ id: 'a', text, language: 'en', date_published: '2024-05-15T10:30:00Z' });
  if (!('article' in answer)) throw new Error('no article');
  const write = (moment: string | null): string => (moment === null ? 'open' : moment.replace('T00:00:00', '').replace(/:00$/, ''));
  return answer.times.map((row) => `${row.exact}: ${write(row.interval_start)} to ${write(row.interval_end)}`);
}

const CASES: readonly (readonly [string, ...string[]])[] = [
  ['The shop stays open until Friday.', 'Friday: open to 2024-05-18'],
  ['The pier has been shut since March 3, 2021.', 'March 3, 2021: 2021-03-03 to open'],
  ['It was sold before 1990.', '1990: open to 1990-01-01'],
  ['It was sold after 1990.', '1990: 1991-01-01 to open'],
  ['Please be there before 2:30 p.m.', '2:30 p.m.: open to 2024-05-15T14:30'],
  ['The site closed on Monday no later than noon.', 'Monday: 2024-05-13 to 2024-05-14', 'noon: open to 2024-05-13T12:00'],
  ['The bridge will open after mid-June 2024.', 'mid-June 2024: 2024-06-21 to open'],
  ['The repairs will end before the end of July 2024.', 'the end of July 2024: open to 2024-08-01'],
  [
    'The hall is booked from 2 p.m. for two hours.',
    '2 p.m.: 2024-05-15T14:00 to 2024-05-15T14:01',
    'two hours: 2024-05-15T14:00 to 2024-05-15T16:00',
  ],
  ['The pool will close for three days from May 20.', 'three days: 2024-05-20 to 2024-05-23', 'May 20: 2024-05-20 to 2024-05-21'],
  ['She will be back within five minutes.', 'five minutes: 2024-05-15T10:30 to 2024-05-15T10:35'],
  ['It rained for the past five days.', 'the past five days: 2024-05-10 to 2024-05-15'],
  ['Profit fell in the previous three quarters.', 'the previous three quarters: 2023-07-01 to 2024-04-01'],
  ['Nine votes were cast to date.', 'to date: open to 2024-05-15'],
  ['They fought in the 15th century.', 'the 15th century: 1400-01-01 to 1500-01-01'],
  ['The ferry ran from 2014 till 2018.', '2014: 2014-01-01 to 2015-01-01', '2018: 2018-01-01 to 2019-01-01'],
];

describe('the intervals of times', () => {
  it.each(CASES)('reach as far as the text says in "%s"', (text, ...expected) => {
    expect(intervalsOf(text)).toEqual(expected);
  });
});
