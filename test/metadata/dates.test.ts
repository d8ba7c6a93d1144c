import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, isoDay, weekdayOf } from '../../extract/metadata/calendar.ts';
import { findWrittenDates } from '../../extract/metadata/date-text.ts';
import { inferDay } from '../../extract/metadata/infer-day.ts';
import { readMoment } from '../../extract/metadata/instant.ts';

const first = (text: string, language: string | null = 'en', monthFirst = true) => findWrittenDates(text, { language, monthFirst })[0]?.iso ?? null;

describe('findWrittenDates', () => {
  test.each([
    ['May 3, 2024', '2024-05-03'],
    ['on Friday, 3rd of May 2024 at the pier', '2024-05-03'],
    ['Posted 3 May 2024 | 10:15 GMT', '2024-05-03T10:15:00Z'],
    ['May 3, 2024 at 9:05 p.m. EDT', '2024-05-03T21:05:00-04:00'],
    ['Fri, 03 May 2024 10:15:30 +0200', '2024-05-03T10:15:30+02:00'],
    ['2024-05-03T10:15:30.123Z', '2024-05-03T10:15:30Z'],
    ['05/03/2024', '2024-05-03'],
    ['25/03/2024', '2024-03-25'],
    ['3.5.2024', '2024-05-03'],
    ['2024年5月3日', '2024-05-03'],
    ['Sept. 3, 2024', '2024-09-03'],
  ])('reads %j', (text, iso) => {
    expect(first(text)).toBe(iso);
  });

  test.each([
    ['3. Mai 2024', 'de'],
    ['3 de mayo de 2024', 'es'],
    ['3 mai 2024', 'fr'],
    ['3 Mayıs 2024', 'tr'],
    ['3 мая 2024', 'ru'],
    ['3. května 2024', 'cs'],
  ])('reads %j in its language', (text, language) => {
    expect(first(text, language)).toBe('2024-05-03');
  });

  test.each(['version 1.2.3', '31 February 2024', 'call 555-03-2024', 'in May 2024', '12 of 2024'])('finds no date in %j', (text) => {
    expect(first(text)).toBeNull();
  });
});

describe('readMoment', () => {
  test.each([
    ['2024-05-03', { day: '2024-05-03', instant: null }],
    ['2024-05-03T23:30:00-05:00', { day: '2024-05-03', instant: '2024-05-04T04:30:00.000Z' }],
    ['2024-05-03 10:15', { day: '2024-05-03', instant: null }],
    ['20240503T101500Z', { day: '2024-05-03', instant: '2024-05-03T10:15:00.000Z' }],
    ['May 3, 2024', { day: '2024-05-03', instant: null }],
    ['2024-02-30', null],
    ['soon', null],
  ])('%j gives its own day, and an instant only where one is known', (text, moment) => {
    expect(readMoment(text)).toEqual(moment);
  });
});

describe('inferDay', () => {
  test('looks back from the drop to the weekday that the lead reports', () => {
    // 2021-05-07 is a Friday.
    expect(inferDay('The ferry ran aground on Thursday.', '2021-05-07')?.day).toBe('2021-05-07');
    expect(inferDay('The ferry ran aground on Saturday.', '2021-05-07')?.day).toBe('2021-05-04');
  });

  test('knows of no day earlier than the past dates in the text', () => {
    expect(inferDay('The ferry ran aground on April 28. It will sail again on May 5.', '2021-05-07')).toMatchObject({
      earliest: '2021-04-28',
      latest: '2021-05-07',
    });
  });
});

describe('the calendar', () => {
  test('counts days both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60000, max: 40000 }), fc.integer({ min: -400, max: 400 }), (start, days) => {
        const day = addDays('1970-01-01', start);
        expect(dayNumber(addDays(day, days)) - dayNumber(day)).toBe(days);
        expect((weekdayOf(addDays(day, 1)) - weekdayOf(day) + 7) % 7).toBe(1);
      }),
    );
  });

  test('has no February 30', () => {
    expect([isoDay(2023, 2, 29), isoDay(2024, 2, 29)]).toEqual([null, '2024-02-29']);
  });
});
