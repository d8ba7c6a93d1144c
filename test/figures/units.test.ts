import { describe, expect, test } from 'vitest';
import currencies from '../../seeds/reference/currencies.json' with { type: 'json' };
import units from '../../seeds/reference/units.json' with { type: 'json' };
import { type Case, figuresOf, slotsOf } from './figure-cases.ts';

const UNITS: readonly Case[] = [
  ['The farm covers 415km2 of marsh.', '415', { unit: 'square kilometre', unit_code: 'km2' }],
  ['The flat has 90 sq. ft of shelves.', '90', { unit: 'square foot' }],
  ['A stream of 3 m³ fills the tank.', '3', { unit: 'cubic metre' }],
  ['The probe drifted at 8 m/s all night.', '8', { unit: 'metre', per_unit: 'second' }],
  ['The engine gives 210 lb-ft of pull.', '210', { unit: 'pound-foot' }],
  ['The card holds 16GB of songs.', '16', { unit: 'gigabyte' }],
  ['The cable carries 40 Gbps.', '40', { unit: 'gigabit', per_unit: 'second' }],
  ['Nights of 3° Celsius are rare here.', '3', { unit: 'celsius' }],
  ['It was 38C in the shade.', '38', { unit: 'celsius' }],
  ['The oven reached 450 degrees fahrenheit.', '450', { unit: 'fahrenheit' }],
  ['Bake it with three cups of flour.', 'three', { unit: 'cup' }],
  ['The club has won three cups since May.', 'three', { kind: 'count', unit: null }],
  ['The jockey weighs 9 stone and rides daily.', '9', { unit: 'stone' }],
  ['They built 9 stone houses.', '9', { kind: 'count' }],
  ['A 7in screen glows on the desk.', '7', { unit: 'inch' }],
  ['Police counted 60 in the square.', '60', { kind: 'count' }],
  ['The board is 10" long.', '10', { unit: 'inch' }],
  ['He owns 60 "silver foxes" of wood.', '60', { kind: 'count' }],
  ['The weight is 20 [kg] here.', '20', { unit: 'kilogram' }],
  ['The goat weighs one kilogram less.', 'one', { unit: 'kilogram' }],
  ['The dam is more than a mile away.', 'a mile', { value: 1, unit: 'mile' }],
  ['The kiosk stands a half-mile away.', 'half', { value: 0.5, unit: 'mile' }],
  ['He ran a quarter-mile.', 'quarter', { value: 0.25, unit: 'mile' }],
  ['He cut a 3/4-inch pipe.', '3/4', { kind: 'measure', value: 0.75, unit: 'inch' }],
  ['The pen is a 10-by-12-foot room.', '10', { unit: 'foot' }],
  ['They drove hundreds of miles for it.', 'hundreds', { kind: 'measure', value_low: 200, unit: 'mile' }],
  ['The lake froze at 20 degrees below zero.', '20', { value: -20, unit: 'degree' }],
  ['Highs of 25 C are due today.', '25', { unit: 'celsius' }],
  ['The heart beats 120 times, or 120 beats per minute.', '120', { kind: 'count' }],
  ['Economy improved from 14 mpg to 24.', '24', { kind: 'measure', unit: 'mile', per_unit: 'gallon' }],
  ['Crates weigh between 5 kg and 7 kg each.', '5 kg and 7', { value: null, value_low: 5, value_high: 7, unit: 'kilogram' }],
  ['The clinic treats a 72 y/o woman.', '72', { kind: 'age', unit: 'year' }],
];

const MONEY: readonly Case[] = [
  ['The hat costs 10€ here.', '10', { kind: 'money', unit: 'EUR' }],
  ['It costs 12 zł at the fair.', '12', { unit: 'PLN' }],
  ['Bread is 20Rs a loaf.', '20', { unit: 'INR' }],
  ['They asked for KSh500 at the gate.', 'KSh500', { kind: 'money', value: 500, unit: 'KES' }],
  ['The fee was UAH 3,400 per head.', 'UAH 3,400', { unit: 'UAH', per_unit: 'head' }],
  ['The fund raised 30 MEUR for wells.', '30', { value: 30_000_000, unit: 'EUR' }],
  ['The yard spent rupees 500 crore on cranes.', '500 crore', { value: 5_000_000_000, unit: 'INR' }],
  ['Shares closed at 118.5p in late trade.', '118.5', { kind: 'money', unit: 'penny', unit_code: 'GBP' }],
  ['A stamp costs 75 cents here.', '75', { unit: 'cent', unit_code: 'USD' }],
  ['The house was sold for 2 million pounds.', '2 million', { kind: 'money', unit: 'GBP' }],
  ['The boxer weighs 190 pounds now.', '190', { kind: 'measure', unit: 'pound' }],
  ['The loan is 40 million Swedish kronor.', '40 million', { unit: 'SEK' }],
  ['Oslo (Norway) will pay 40 million kroner for ferries.', '40 million', { unit: 'NOK' }],
  ['A barrel rose to $75 Canadian last week.', '$75', { unit: 'CAD' }],
  ['Repairs cost tens of millions of euros.', 'tens of millions', { kind: 'money', value_low: 20_000_000, unit: 'EUR' }],
  ['A quarter million dollars was raised.', 'A quarter million', { kind: 'money', value: 250_000 }],
  ['The balance fell to $-50.8bn in May.', '$-50.8bn', { value: -50_800_000_000, unit: 'USD' }],
  ['It made a loss of -£3m in May.', '£3m', { value: -3_000_000 }],
  ['The offer was $6 (5.50 euros) per share.', '$6', { per_unit: 'share' }],
  ['The team have 5 won and 3 drawn.', '5', { kind: 'count' }],
  ['Delegates at COP 27 left early, 40 of them by train.', '40', { kind: 'count' }],
];

const MIXED: readonly Case[] = [
  ['She is 6 ft 2 in tall.', '6 ft 2 in', { kind: 'measure', unit: 'foot', value: 6.16666666667 }],
  ['The lamb weighed 8 pounds and 4 ounces at birth.', '8 pounds and 4 ounces', { unit: 'pound', value: 8.25 }],
  ['The 6-foot-2 keeper dived.', '6-foot-2', { unit: 'foot', value: 6.16666666667 }],
  ['The race took 2 hours 30 minutes.', '2 hours 30 minutes', { kind: 'duration', unit: 'hour', value: 2.5 }],
  ['The pie costs 5 dollars and 30 cents.', '5 dollars and 30 cents', { kind: 'money', unit: 'USD', value: 5.3 }],
  ['The pie costs £3 and 50p today.', '£3 and 50p', { unit: 'GBP', value: 3.5 }],
  ['The track runs 5 km and 3 miles of it are paved.', '5', { unit: 'kilometre', value: 5 }],
];

describe('a number with its unit', () => {
  test.each([...UNITS, ...MONEY])('is of that unit: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(MIXED)('is one amount where a smaller unit goes on: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
});

test('a code that is also a word is no currency before a small number', () => {
  expect(figuresOf('COP 27 opened in rain.').map(({ kind }) => kind)).not.toContain('money');
});

describe('the reference lists', () => {
  const entries: readonly { readonly name: string; readonly code: string; readonly names: string }[] = [...units.units, ...units.times];
  test('give each unit name one code', () => {
    const codes = new Map<string, string>();
    const clashes = entries.filter(({ name, code }) => (codes.get(name) ?? code) !== code || !codes.set(name, code));
    expect(clashes).toEqual([]);
  });
  test('hold each currency once, by a code of three capitals or a coin’s', () => {
    const codes = currencies.currencies.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[A-Z]{3,4}$/.test(code))).toEqual([]);
  });
  test('settle every shared noun by a currency of the list', () => {
    const codes = new Set(currencies.currencies.map(({ code }) => code));
    expect(Object.values(currencies.shared).filter((code) => !codes.has(code))).toEqual([]);
  });
});
