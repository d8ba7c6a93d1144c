import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractLine } from '../../extract/extract-line.ts';

/** The times of a text published on Wednesday, 15 May 2024, as "exact = value". */
function timesOf(text: string, date_published: string | null = '2024-05-15'): string[] {
  const answer = extractLine({ id: 'a', text, language: 'en', ...(date_published !== null && { date_published }) });
  if (!('article' in answer)) throw new Error('no article');
  const points = [...answer.article.text];
  for (const row of answer.times) expect(points.slice(row.start_char, row.end_char).join('')).toBe(row.exact);
  return answer.times.map((row) => `${row.exact} = ${row.value}${row.mod ? ` ${row.mod}` : ''}`);
}

const CASES: readonly (readonly [string, ...string[]])[] = [
  ['The bridge was closed on March 3, 2021.', 'March 3, 2021 = 2021-03-03'],
  ['The bridge was closed on 3 March 2021.', '3 March 2021 = 2021-03-03'],
  ['The log says 2021-03-03.', '2021-03-03 = 2021-03-03'],
  ['It sank on Nov. 7.', 'Nov. 7 = 2023-11-07'],
  ['The vote will be held on June 9.', 'June 9 = 2024-06-09'],
  ['He arrived on Monday.', 'Monday = 2024-05-13'],
  ['The court will rule on Friday.', 'Friday = 2024-05-17'],
  ['She resigned on Tuesday night.', 'Tuesday night = 2024-05-14TNI'],
  ['He left yesterday.', 'yesterday = 2024-05-14'],
  ['It rained last week.', 'last week = 2024-W19'],
  ['Prices fell last month.', 'last month = 2024-04'],
  ['They met three years ago.', 'three years ago = 2021'],
  ['The port opened in 1987.', '1987 = 1987'],
  ['Fares rose in the early 1990s.', 'the early 1990s = 199 START'],
  ['The mill closed in late October 2019.', 'late October 2019 = 2019-10 END'],
  ['Sales rose in the third quarter of 2022.', 'the third quarter of 2022 = 2022-Q3'],
  ['It began at 3:30 p.m. on Monday.', '3:30 p.m. on Monday = 2024-05-13T15:30'],
  ['The strike lasted three weeks.', 'three weeks = P3W'],
  ['Work took more than two years.', 'more than two years = P2Y MORE_THAN'],
  ['Ferries run every Sunday.', 'every Sunday = XXXX-WXX-7'],
  ['He was held for half an hour.', 'half an hour = PT30M'],
  ['The fair ended on Christmas Day.', 'Christmas Day = 2023-12-25'],
  ['The plan was made on May 2, 2020. Two days later it was dropped.', 'May 2, 2020 = 2020-05-02', 'Two days later = 2020-05-04'],
  ['Profit rose to $3 million in the first quarter from $2 million a year earlier.', 'the first quarter = 2024-Q1', 'a year earlier = 2023-Q1'],
  ['She left the firm a year ago.', 'a year ago = 2023'],
  ["Orders fell in last year's third quarter.", "last year's third quarter = 2023-Q3"],
  ['First-quarter sales fell.', 'First-quarter = 2024-Q1'],
  ['The fiscal first quarter was poor.', 'The fiscal first quarter = 2024-Q1'],
  ['It cost more in the first quarter than in the year-ago period.', 'the first quarter = 2024-Q1', 'the year-ago period = 2023-Q1'],
  ['A quarter of them left.'],
  ['It lost $3 in the first half of the year, against $2 a year earlier.', 'the first half of the year = 2024-H1', 'a year earlier = 2023-H1'],
  ['They scored in the first half.'],
  ['Exports fell in the first nine months of 2022.', 'the first nine months of 2022 = P9M'],
  ['He won it in nineteen ninety-six.', 'nineteen ninety-six = 1996'],
  ['The dam was built in the thirties.', 'the thirties = 193'],
  ['The club met in February last year.', 'February last year = 2023-02'],
  ['They walked for 2 1/2 hours.', '2 1/2 hours = PT2H30M'],
  ['It took a year and a half.', 'a year and a half = P1Y6M'],
  ['The trip lasts 1 hour and 20 minutes.', '1 hour and 20 minutes = PT1H20M'],
  ['It rained for two decades.', 'two decades = P20Y'],
  ['The repair will need two to three weeks.', 'two to three weeks = P2W EQUAL_OR_MORE'],
  ['They stayed a week or so.', 'a week or so = P1W APPROX'],
  ['Two more weeks of talks followed.', 'Two more weeks = P2W'],
  ['The 14-day truce held.', '14-day = P14D'],
  ['He moved there nearly four years ago.', 'nearly four years ago = 2020 APPROX'],
  ['It was found around Nov. 7.', 'around Nov. 7 = 2023-11-07 APPROX'],
  ['The fair runs on June 7 and 8.', 'June 7 = 2024-06-07', '8 = 2024-06-08'],
  ['It closed on May 3 and 20 people lost their jobs.', 'May 3 = 2024-05-03'],
  ['They march each July.', 'each July = XXXX-07'],
  ['Tuesday nights are quiet.', 'Tuesday nights = XXXX-WXX-2TNI'],
  ['The court sits in the week of June 3.', 'the week of June 3 = 2024-W23'],
  ['The mill will close by year-end.', 'year-end = 2024 END'],
  ['The loss for the year ended March 31 was small.', 'the year = P1Y', 'March 31 = 2024-03-31'],
  ['The decade-old bridge fell a decade ago.', 'a decade ago = 2014'],
];

describe('time expressions', () => {
  for (const [text, ...wanted] of CASES) it(`are read in "${text}"`, () => expect(timesOf(text)).toEqual(wanted));

  it('are no ages, rates, first names or counts', () => {
    expect(timesOf('The 44-year-old carpenter Jan Novak, 44, said 2000 people earn $3 a day.')).toEqual([]);
  });

  it('are never given a day that nothing supports', () => {
    const answer = extractLine({
      id: 'a',
      text: 'The meteor fell ninety million years ago, in the year 9999999.',
      language: 'en',
      date_published: '2024-05-15',
    });
    expect('times' in answer && answer.times.every((row) => row.date_from === null)).toBe(true);
    expect(timesOf('He arrived on Monday.', null)).toEqual(['Monday = XXXX-WXX-1']);
  });

  it('cut out their text and end nothing, whatever the words', () => {
    const words =
      'the last next this Monday March May 3 31 2024 1,000,000 million ago later a.m. : noon every two days years century early of in - quarter Christmas since 0 99999999999 \u{1f4f0} half'.split(
        ' ',
      );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 }), (tokens) => {
        timesOf(tokens.join(' '));
      }),
      { numRuns: 300 },
    );
  });
});
