import { describe, expect, test } from 'vitest';
import { type Case, figuresOf, slotsOf } from './figure-cases.ts';

const FRACTIONS: readonly Case[] = [
  ['The crew waited 4 1/2 hours.', '4 1/2', { kind: 'duration', value: 4.5, unit: 'hour' }],
  ['The bond pays 7 3/8% a year.', '7 3/8%', { kind: 'percent', value: 7.375 }],
  ['More than 1/2 of the pupils stayed home.', '1/2', { kind: 'ratio', value: 0.5, modifier: 'more_than' }],
  ['One fifth of the crop was lost.', 'One fifth', { kind: 'ratio', value: 0.2 }],
  ['Nine hundredths of the water evaporated.', 'Nine hundredths', { kind: 'ratio', value: 0.09 }],
  ['A quarter of a million herring were landed.', 'A quarter of a million', { kind: 'count', value: 250_000 }],
  ['Rates rose half a percent.', 'half', { kind: 'percent', value: 0.5 }],
  ['Rates rose by a quarter percentage point.', 'a quarter', { kind: 'percentage_point', value: 0.25 }],
  ['The farm lost half a million sheep.', 'half a million', { kind: 'count', value: 500_000 }],
];

const SIGNED: readonly Case[] = [
  ['The margin was plus or minus three percent.', 'three', { kind: 'percent', value: 3 }],
  ['Growth was minus three percent.', 'minus three', { kind: 'percent', value: -3 }],
  ['The balance is negative one.', 'negative one', { kind: 'count', value: -1 }],
  ['The bank made -$5 million.', '$5 million', { kind: 'money', value: -5e6 }],
  ['It was minus 12 to minus 4 degrees.', 'minus 12 to minus 4', { value: null, value_low: -12, value_high: -4 }],
  ['Profit was -.5 points lower.', '-.5', { value: -0.5 }],
];

const LARGE: readonly Case[] = [
  ['The app has 14M users.', '14M', { kind: 'count', value: 14e6 }],
  ['Some 1.7b people watched.', '1.7b', { kind: 'count', value: 1.7e9 }],
  ['Nearly hundred families moved.', 'hundred', { value: 100, modifier: 'approx' }],
  ['The virus has 3.1x10^4 letters.', '3.1x10^4', { value: 31_000 }],
];

const BOUNDS: readonly Case[] = [
  ['The score is greater than or equal to 60.', '60', { modifier: 'at_least' }],
  ['Its weight is equal to or less than 60.', '60', { modifier: 'at_most' }],
  ['The score is more than 60 or equal to it.', '60', { modifier: 'at_least' }],
  ['Speeds of no greater than 60 are kept.', '60', { modifier: 'at_most' }],
  ['Buy 12 at most.', '12', { modifier: 'at_most' }],
  ['10- to 15-year-olds play there.', '10- to 15', { kind: 'age', value_low: 10, value_high: 15 }],
  ['The hall holds two to three dozen guests.', 'two to three dozen', { value_low: 24, value_high: 36 }],
  ['Several hundred guests came.', 'Several hundred', { value: null, value_low: 200, modifier: 'at_least' }],
  ['A couple of thousand guests came.', 'A couple of thousand', { value: null, value_low: 2000, modifier: 'at_least' }],
  ['Keep y >= 12 here.', '12', { modifier: 'at_least' }],
  ['Keep y<12 here.', '12', { modifier: 'less_than' }],
  ['Pupils 5 through 11 years old may come.', '5 through 11', { value_low: 5, value_high: 11 }],
  ['It sold more than 20 but fewer than 50 seats.', '20 but fewer than 50', { value: null, value_low: 20, value_high: 50, modifier: 'exact' }],
  ['At most 90 and at least 30 boats sail.', '90 and at least 30', { value_low: 30, value_high: 90 }],
];

const PLACES: readonly Case[] = [
  ['Larkin finished second.', 'second', { kind: 'rank', value: 2 }],
  ['The port ranks 12th in Europe.', '12th', { kind: 'rank', value: 12 }],
  ['She ranked between the third and the sixth.', 'third and the sixth', { kind: 'rank', value: null, value_low: 3, value_high: 6 }],
];

const BARE: readonly Case[] = [
  ['twenty-fifth', 'twenty-fifth', { kind: 'ordinal', value: 25 }],
  ['forty-second', 'forty-second', { kind: 'ordinal', value: 42 }],
  ['40th', '40th', { kind: 'ordinal', value: 40 }],
  ['one', 'one', { kind: 'count', value: 1 }],
  ['3 over 20', '3 over 20', { kind: 'ratio', value: 0.15 }],
  ['- 3/8', '- 3/8', { kind: 'ratio', value: -0.375 }],
  ['one forty six', 'one forty six', { kind: 'count', value: 146 }],
];

const NONE = [
  'The twenty-first century began.',
  'Safety comes first.',
  'The dancer is in her mid-30s.',
  'The hearing on 1/6 was short.',
  'They read https://example.org/2040/17,5/a-31 and www.example.org/88 first.',
];

describe('the form of a number', () => {
  test.each(FRACTIONS)('may be a fraction: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(SIGNED)('may be below zero: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(LARGE)('may be short for a large one: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(BOUNDS)('may give one bound or two: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(PLACES)('may be a place in an ordering: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(BARE)('counts for more where nothing else is said: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(NONE)('gives no figure here: %s', (text) => expect(figuresOf(text).map((row) => row.exact)).toEqual([]));

  test('parts the step from where it led', () => {
    expect(figuresOf('The share fell 2 1/2 to 40 after the report.').map(({ value }) => value)).toEqual([2.5, 40]);
  });

  test('takes the one that a part is of into its unit', () => {
    expect(figuresOf('The fee is three-quarters of one percent.').map(({ value, kind }) => [value, kind])).toEqual([[0.75, 'percent']]);
  });

  test('takes away rather than counts below zero', () => {
    expect(figuresOf('The cabinet met minus two ministers.').map(({ value }) => value)).toEqual([2]);
  });
});
