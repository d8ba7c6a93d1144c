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
  // Forms of the calendar
  ['They left on the first of March 2019.', 'the first of March 2019 = 2019-03-01'],
  ['The deed is dated 31-Oct-74.', '31-Oct-74 = 1974-10-31'],
  ['Rents fell in Dec-2018.', 'Dec-2018 = 2018-12'],
  ['It opens on 7/14.', '7/14 = 2024-07-14'],
  ['Only 2/3 of them came on Flight 9/11.'],
  ['Call 138-2010-2015.'],
  ['The trial began on Friday the 13th of October 2023.', 'Friday the 13th of October 2023 = 2023-10-13'],
  ['It snowed on the last Sunday of March 2014.', 'the last Sunday of March 2014 = 2014-03-30'],
  ['He resigned in the first week of 2021.', 'the first week of 2021 = 2021-W01'],
  ['It ends on the 20th of next month.', 'the 20th of next month = 2024-06-20'],
  ['They meet on Wednesday next week.', 'Wednesday next week = 2024-05-22'],
  ['The court sits next Friday.', 'next Friday = 2024-05-24'],
  ['He came last Friday.', 'last Friday = 2024-05-10'],
  ['She left the day before yesterday.', 'the day before yesterday = 2024-05-13'],
  ['They met last Thanksgiving.', 'last Thanksgiving = 2023-11-23'],
  ['It reopened two weeks after Christmas 2022.', 'two weeks after Christmas 2022 = 2023-01-08'],
  ['The fire broke out on May 3. The alarm had failed the day before.', 'May 3 = 2024-05-03', 'the day before = 2024-05-02'],
  // Clock times
  ['It began on Monday at 3:30 p.m.', 'Monday at 3:30 p.m. = 2024-05-13T15:30'],
  ['The polls closed at 8 p.m. EST, Nov. 7, 2023.', '8 p.m. EST, Nov. 7, 2023 = 2023-11-07T20:00'],
  ['The alarm came at half past seven.', 'half past seven = 2024-05-15T07:30'],
  ['The alarm came at 4 in the morning.', '4 in the morning = 2024-05-15T04:00'],
  ['The sale ran from 5 to 6:30 p.m. on Monday.', '5 = 2024-05-13T17:00', '6:30 p.m. on Monday = 2024-05-13T18:30'],
  ['It starts tonight at 8.', 'tonight at 8 = 2024-05-15T20:00'],
  ['Rain fell overnight.', 'overnight = 2024-05-15TNI'],
  // Ranges
  ['The ban ran from November to February 2015.', 'November = 2014-11', 'February 2015 = 2015-02'],
  ['The fair runs from Monday to Saturday.', 'Monday = 2024-05-13', 'Saturday = 2024-05-18'],
  ['The games are held from 9 to 12 June 2023.', '9 = 2023-06-09', '12 June 2023 = 2023-06-12'],
  // Open sides
  ['The mill has been shut since 2016.', '2016 = 2016 ON_OR_AFTER'],
  ['Nothing will happen before June 9.', 'June 9 = 2024-06-09 BEFORE'],
  ['It will not pay until 2027 or later.', '2027 or later = 2027 ON_OR_AFTER'],
  ["It was calm after Monday's storm.", 'Monday = 2024-05-13'],
  // Ahead and back
  ['The ship will dock in two weeks.', 'two weeks = 2024-W22'],
  ['About 80 mm of rain will fall in 24 hours.', '24 hours = PT24H'],
  ['She won in 2:07:52.', '2:07:52 = PT2H7M52S'],
  ['It was the first win in two weeks.', 'two weeks = P2W'],
  ['Sales rose to $14 million last year.', 'last year = 2023'],
  ['The talks ran from 3 to 5 on Monday.', '3 = 2024-05-13T03:00', '5 on Monday = 2024-05-13T05:00'],
  ['Raiders struck between 6 and 8:15 last night.', '6 = 2024-05-14T18:00', '8:15 last night = 2024-05-14T20:15'],
  ['The club meets tomorrow 10 a.m. - 4 p.m.', 'tomorrow 10 a.m. = 2024-05-16T10:00', '4 p.m. = 2024-05-16T16:00'],
  ['They will play from one thirty to two fifteen.', 'one thirty = 2024-05-15T01:30', 'two fifteen = 2024-05-15T02:15'],
  ['The raid happened between 0400 and 0500.', '0400 = 2024-05-15T04:00', '0500 = 2024-05-15T05:00'],
  ['Their side won 3-2 on Monday.', 'Monday = 2024-05-13'],
  ['The bus left gate 8 this evening.', 'this evening = 2024-05-15TEV'],
  ['The train arrives tomorrow at seven twenty.', 'tomorrow at seven twenty = 2024-05-16T07:20'],
  ['It came on Sun Mar 4 09:12:30 2018.', 'Sun Mar 4 09:12:30 2018 = 2018-03-04T09:12:30'],
  ['He was born on nine March nineteen hundred eighty.', 'nine March nineteen hundred eighty = 1980-03-09'],
  ['The fair runs from June 9th through the twelfth.', 'June 9th = 2024-06-09', 'the twelfth = 2024-06-12'],
  ['Sales fell Nov-Feb 2017.', 'Nov = 2016-11', 'Feb 2017 = 2017-02'],
  ['They met in 2017 April.', '2017 April = 2017-04'],
  ['We will meet on 5/20, 5/22 or 5/25.', '5/20 = 2024-05-20', '5/22 = 2024-05-22', '5/25 = 2024-05-25'],
  ['The form says 2/30/2019.', '2/30/2019 = 2019-02-30'],
  ['The sea may rise by 2100.', '2100 = 2100 ON_OR_BEFORE'],
  ['They counted 2100 birds in 2019.', '2019 = 2019'],
  ['Call 2010-2015-86 for help.'],
  ['The fair closes next 6 April.', 'next 6 April = 2025-04-06'],
  ['She wrote it 2 years and 3 months ago.', '2 years and 3 months ago = 2022-02-15'],
  ['It will start more than two weeks after May 20, 2024.', 'more than two weeks after May 20, 2024 = 2024-06-03 AFTER'],
  ['Jobless claims rose in the week ending May 11.', 'the week ending May 11 = 2024-W19'],
  ['The shop shut for Labor Day weekend.', 'Labor Day weekend = 2023-W35-WE'],
  ['He fell on Monday evening. The next morning he was found.', 'Monday evening = 2024-05-13TEV', 'The next morning = 2024-05-14TMO'],
  ['The news is read every day at 7:15 p.m.', 'every day at 7:15 p.m. = T19:15'],
  ['The board meets on Tuesdays at 9 a.m.', 'Tuesdays at 9 a.m. = XXXX-WXX-2T09'],
  ['Boats sail every other day and on weekends.', 'every other day = P2D', 'weekends = P1WE'],
  ['A bi-weekly paper tells of each quarter.', 'bi-weekly = P2W', 'each quarter = P3M'],
  ['They wanted the most up to date tools.'],
  ['The work took less than two hours or more than four days.', 'less than two hours = PT2H LESS_THAN', 'more than four days = P4D MORE_THAN'],
  ['Sales rose in 2019-H2.', '2019-H2 = 2019-H2'],
  ['We have a party for Halloween', 'Halloween = 2023-10-31'],
  ['Police may have found it on Friday.', 'Friday = 2024-05-10'],
  ['We can meet on Friday.', 'Friday = 2024-05-17'],
  ['The film lasts three-quarters of an hour.', 'three-quarters of an hour = PT45M'],
  ['They waited 1/2 hour, then one and a quarter hours.', '1/2 hour = PT30M', 'one and a quarter hours = PT1H15M'],
  ['The firm is a quarter of a century old.'],
  ['The boat sank in the morning of May 3, 2021.', 'the morning of May 3, 2021 = 2021-05-03TMO'],
  ['The boat sank on May 3, 2021 in the evening.', 'May 3, 2021 in the evening = 2021-05-03TEV'],
  ['The fair will be two Sundays from now.', 'two Sundays from now = 2024-05-26'],
  ['It rained three Fridays ago.', 'three Fridays ago = 2024-04-26'],
  ['The vote fell on the first Monday after Easter 2022.', 'the first Monday after Easter 2022 = 2022-04-18'],
  ['They met on the last weekend of April 2022.', 'the last weekend of April 2022 = 2022-W17-WE'],
  ['The bomb went off at 0430 near the port.', '0430 = 2024-05-15T04:30'],
  ['The police arrested 8 last night.', 'last night = 2024-05-14TNI'],
  ['The gates open at 15h.', '15h = 2024-05-15T15:00'],
  ['It lasts from the 13th to the 15th of June 2024.', 'the 13th = 2024-06-13', 'the 15th of June 2024 = 2024-06-15'],
  ['The week of the 13th was wet.', 'The week of the 13th = 2024-W20'],
  ['The court will rule on Wednesday.', 'Wednesday = 2024-05-15'],
  ['Book a table for Friday.', 'Friday = 2024-05-17'],
  ['Please move the call to Friday.', 'Friday = 2024-05-17'],
  ['They will meet after lunch.', 'lunch = 2024-05-15TMI AFTER'],
  ['He gave an after dinner speech.'],
  ['The song was a hit in nineties clubs and in the nineties.', 'nineties = 199', 'the nineties = 199'],
  ['Shops shut on Orthodox Easter 2024.', 'Orthodox Easter 2024 = 2024-05-05'],
  ['The parks open on Victoria Day 2021.', 'Victoria Day 2021 = 2021-05-24'],
  ['They sailed two days before New Year.', 'two days before New Year = 2023-12-30'],
  ['A happy new year to all.'],
  ['The gates will stay shut for the rest of the week.', 'the rest of the week = 2024-W20 END'],
  ['The log says 2016-12-23T16:30:00Z.', '2016-12-23T16:30:00Z = 2016-12-23T16:30:00'],
  ['The file is named 20160302.', '20160302 = 2016-03-02'],
  ['Snow fell in the last three days of December 2020.', 'the last three days of December 2020 = P3D'],
  ['A bus leaves every 10 a.m.', 'every 10 a.m. = T10'],
  ['He came at 20 minutes past eight in the evening.', '20 minutes past eight in the evening = 2024-05-15T20:20'],
  ['The works will last for half a year, not for half year after half year.', 'half a year = P6M', 'half year = P6M'],
  ['Sales rose from 4 to 22 this month.', 'this month = 2024-05'],
  ['Claims are due on or before June 1, 2024.', 'June 1, 2024 = 2024-06-01 ON_OR_BEFORE'],
  ['It was built prior to 1920.', '1920 = 1920 BEFORE'],
  ['The fair will be held the coming weekend.', 'the coming weekend = 2024-W20-WE'],
  ['It starts at 12 noon and ends at 12:00 midnight.', '12 noon = 2024-05-15T12:00', '12:00 midnight = 2024-05-15T24:00'],
  ['We will meet every 2nd Wednesday.', 'every 2nd Wednesday = XXXX-WXX-3'],
  ['The work will be done by the 25th.', 'the 25th = 2024-05-25 ON_OR_BEFORE'],
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
