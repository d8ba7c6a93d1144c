import { describe, expect, test } from 'vitest';
import { type Case, figuresOf, slotsOf } from './figure-cases.ts';

const NUMBERS: readonly Case[] = [
  ['The fair drew 12,450 visitors.', '12,450', { kind: 'count', value: 12450, is_word: false, counted: 'visitors', counted_head: 'visitor' }],
  ['The fair drew 1.2 million visitors.', '1.2 million', { value: 1_200_000, counted: 'visitors' }],
  ['Twenty-two boats sank.', 'Twenty-two', { value: 22, is_word: true, counted_class: 'vehicle' }],
  ['The club has 20 to 30 members.', '20 to 30', { value: null, value_low: 20, value_high: 30 }],
  ['Between 40 and 60 tents burned.', '40 and 60', { value: null, value_low: 40, value_high: 60 }],
  ['Dozens of farmers marched.', 'Dozens', { value: null, value_low: 24, value_high: null, modifier: 'at_least' }],
  ['Two-thirds of the pupils passed.', 'Two-thirds', { kind: 'ratio', value: 0.666667 }],
  ['One in five voters stayed home.', 'One in five', { kind: 'ratio', value: 0.2, counted_class: 'voter' }],
  ['Only 30% of respondents agreed.', '30%', { kind: 'percent', value: 30, counted_head: 'respondent', aggregation: 'share' }],
  ['The margin narrowed by 2 percentage points.', '2', { kind: 'percentage_point' }],
  ['The bridge cost $3.5 million.', '$3.5 million', { kind: 'money', value: 3_500_000, unit: 'USD', unit_code: 'USD' }],
  ['Repairs will cost HK $400 a day.', 'HK $400', { kind: 'money', unit_code: 'HKD', per_unit: 'day' }],
  ['The fine was 250 euros.', '250', { kind: 'money', unit_code: 'EUR' }],
  ['Mary Larkin, 44, won the seat.', '44', { kind: 'age', value: 44, since: null, as_of: null }],
  ['A 19-year-old student won.', '19', { kind: 'age', unit: 'year' }],
  ['The wall is 12 km long.', '12', { kind: 'measure', unit: 'kilometre', unit_code: 'km' }],
  ['Gusts reached 90 km/h on the coast.', '90', { kind: 'measure', unit: 'kilometre', per_unit: 'hour' }],
  ['The works is a 700 tonne-a-day mill.', '700', { per_unit: 'day' }],
  ['The grid ran at 49.5 HZ.', '49.5', { kind: 'measure', unit: 'hertz' }],
  ['It fell to minus 30 degrees Celsius overnight.', 'minus 30', { value: -30 }],
  ['The shop sells a 3- or 4-metre pole.', '3', { kind: 'measure', unit: 'metre' }],
  ['The talks lasted nine hours.', 'nine', { kind: 'duration', unit: 'hour', as_of: null }],
  ['A magnitude 6.1 quake shook the valley.', '6.1', { kind: 'measure', unit: 'magnitude' }],
  ['This is the third-oldest mill on the river.', 'third', { kind: 'rank', value: 3 }],
];

const MODIFIERS: readonly Case[] = [
  ['More than 300 homes flooded.', '300', { modifier: 'more_than', value: 300, value_low: 300, value_high: null }],
  ['At least 9 ferries stayed in port.', '9', { modifier: 'at_least', value_low: 9, value_high: null }],
  ['Fewer than 70 seats are left.', '70', { modifier: 'less_than', value_low: null, value_high: 70 }],
  ['Up to 15 jobs may go.', '15', { modifier: 'at_most', value_high: 15 }],
  ['Nearly 500 shops closed.', '500', { modifier: 'approx', value: 500, value_low: null, value_high: null }],
  ['An estimated 800 goats died.', '800', { modifier: 'approx', modality: 'estimated' }],
  ['Exports passed 40 million crates.', '40 million', { modifier: 'more_than', change: 'none' }],
];

const CHANGES: readonly Case[] = [
  ['Rents rose 5% to 900 euros.', '5%', { change: 'increase', change_role: 'delta' }],
  ['Rents rose 5% to 900 euros.', '900', { change: 'increase', change_role: 'to' }],
  ['Output fell from 80 tonnes to 60 tonnes.', '80', { change: 'decrease', change_role: 'from' }],
  ['The village dug another 12 wells.', '12', { change: 'none', scope: 'additional' }],
  ['Attendance dropped to 61 percent.', '61', { change: 'decrease', counted: 'Attendance', counted_head: 'attendance' }],
  ['Shares of Nordbank were up 3%.', '3%', { change: 'increase', subject: 'Shares of Nordbank' }],
];

const MEASURED: readonly Case[] = [
  ['The retailer reported a net loss of $2 million.', '$2 million', { counted: 'net loss', counted_head: 'loss' }],
  ['The retailer, a maker of tiles, has opened 40 shops.', '40', { counted: 'shops', subject: 'retailer' }],
  ['The gardener planted 5 yards (4.6 m) of low hedge.', '5', { counted: 'low hedge' }],
  ['The gardener planted 5 yards (4.6 m) of low hedge.', '4.6', { counted: 'low hedge' }],
  ['She plays a five-string banjo.', 'five', { counted: 'string' }],
  ['The mill fills six thousand 5kg sacks.', 'six thousand', { counted_head: 'sack' }],
];

const NONE = [
  'Several boats were late and many people went home.',
  'On March 4, 2025 the court met at 3:30 p.m.',
  'The pilot flew an F-16 on Flight 1344.',
  'He waited in Room 12, and nobody took Highway 6.',
  'They won 2-1.',
  'Version 1.2.3 is out, said one of them.',
];

describe('a number', () => {
  test.each(NUMBERS)('is read with its kind, value and unit: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(MODIFIERS)('keeps what its modifier leaves of the bounds: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(CHANGES)('knows its part in a change: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(MEASURED)('says what is measured and whose it is: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(NONE)('is no figure where it names, dates or vaguely counts: %s', (text) => expect(figuresOf(text).map((row) => row.exact)).toEqual([]));
});
