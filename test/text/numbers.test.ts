import { describe, expect, test } from 'vitest';
import { segment } from '../../extract/text/document.ts';
import { readFractionWords } from '../../extract/text/fractions.ts';
import { readNumber } from '../../extract/text/numbers.ts';
import { readOrdinal } from '../../extract/text/ordinals.ts';

const tokensOf = (text: string) => segment(text, { headlineEnd: 0, bodyStart: 0 }).tokens;

describe('readNumber', () => {
  test.each([
    ['1,200 sheep', 1200, 1],
    ['1.4bn litres', 1.4e9, 2],
    ['12.5 percent', 12.5, 1],
    ['1,50,000 voters', 150000, 1],
    ['10 000 tents', 10000, 2],
    ['2½ tonnes', 2.5, 2],
    ['forty-three boats', 43, 3],
    ['two hundred and five goats', 205, 4],
    ['two thousand three hundred forty', 2340, 5],
    ['two hundred thousand', 200000, 3],
    ['a dozen eggs', 12, 2],
    ['two dozen', 24, 2],
    ['half a million', 5e5, 3],
    ['half a dozen', 6, 3],
    ['two and a half million', 2.5e6, 5],
    ['3.5 million', 3.5e6, 2],
    ['TWENTY-ONE FISHERMEN', 21, 3],
    ['two point five', 2.5, 3],
    ['one hundred and 20 others', 100, 2],
    ['4 million and two more', 4e6, 2],
    ['five and a third of them', 5, 1],
    ['five and a third fled', 5, 1],
    ['ten over two', 10, 1],
    ['200k followers', 2e5, 2],
    ['3m wide', 3, 1],
    ['zero', 0, 1],
    ['naught', 0, 1],
    ['.75 acres', 0.75, 1],
    ['４２ boats', 42, 1],
    ['2 310 455 herring', 2310455, 3],
    ['six hundred twelve thousand and forty', 612040, 6],
    ['three hundred and four thousand', 304000, 5],
    ['forty - six goats', 46, 3],
    ['7 hundred and 15 crates', 715, 4],
    ['2 thousand 4 hundred and 12', 2412, 6],
    ['four dozens', 48, 2],
    ['six thousand millions', 6e9, 3],
    ['2.5 k', 2500, 2],
    ['90 crore', 9e8, 2],
    ['eight hundred point zero five', 800.05, 5],
    ['eighty point thirty-one', 80.31, 5],
    ['2e7', 2e7, 3],
    ['3.5e-4', 0.00035, 4],
    ['2^10', 1024, 3],
    ['4.2x10^3', 4200, 5],
    ['7 1/2 acres', 7.5, 4],
    ['seven and two fifths', 7.4, 4],
    ['nine and a third', 9.333333, 4],
    ['three hundred and eleven hundredths', 300.11, 5],
    ['4 million and a quarter', 4.25e6, 5],
    ['eight billion and three quarters', 8.75e9, 5],
    ['two billion and a quarter million', 2.00025e9, 6],
  ])('reads %j', (text, value, end) => {
    expect(readNumber(tokensOf(text), 0)).toEqual(expect.objectContaining({ value: expect.closeTo(value, 6), end }));
  });

  test('takes single letters for scales after a currency sign only', () => {
    expect(readNumber(tokensOf('3m'), 0, { money: true })).toMatchObject({ value: 3e6, end: 2 });
  });

  test.each([
    ['dozens', 24, 1],
    ['hundreds of thousands', 200000, 3],
    ['tens of thousands of birds', 20000, 3],
    ['a couple hundred thousand eggs', 200000, 4],
    ['several dozen', 24, 2],
  ])('gives a vague amount only its bound: %j', (text, low, end) => {
    expect(readNumber(tokensOf(text), 0)).toMatchObject({ value: null, low, end });
  });

  test.each(['22nd', 'a house', 'several', 'million', '1.2.3', 'no', 'half'])('reads no cardinal in %j', (text) => {
    expect(readNumber(tokensOf(text), 0)).toBeNull();
  });

  test('keeps the two ends of a range apart', () => {
    expect(readNumber(tokensOf('between two hundred and five thousand'), 1)).toMatchObject({ value: 200, end: 3 });
  });

  test('lets two numbers that meet be two', () => {
    expect(readNumber(tokensOf('In 2010 thousands left'), 1)).toMatchObject({ value: 2010, end: 2 });
  });

  test('stays in its sentence', () => {
    expect(readNumber(tokensOf('They saw two hundred. Three left.'), 2)).toMatchObject({ value: 200, end: 4 });
  });
});

describe('readOrdinal', () => {
  test.each([
    ['22nd', 22, 1],
    ['first', 1, 1],
    ['twenty-second', 22, 3],
    ['one hundred and fifth', 105, 4],
    ['four trillionth', 4e12, 2],
    ['ninety-one thousand two hundred sixth', 91206, 7],
  ])('reads %j', (text, value, end) => {
    expect(readOrdinal(tokensOf(text), 0)).toMatchObject({ value, end });
  });

  test.each(['two third', 'fifteen second', '22'])('reads no ordinal in %j', (text) => {
    expect(readOrdinal(tokensOf(text), 0)).toBeNull();
  });
});

describe('readFractionWords', () => {
  test.each([
    ['two-thirds', 0.666667, 3],
    ['a seventh', 0.142857, 2],
    ['one forty-fifth', 0.022222, 4],
    ['thirty fifths', 6, 2],
    ['two hundred forty-fifths', 4.444444, 5],
    ['one hundred and forty fifths', 28, 5],
    ['nine ten-thousandths', 0.0009, 4],
    ['a hundred millionths', 0.0001, 3],
  ])('reads %j', (text, value, end) => {
    expect(readFractionWords(tokensOf(text), 0)).toEqual(expect.objectContaining({ value: expect.closeTo(value, 6), end }));
  });

  test.each(['five seconds', 'two firsts', 'nine quarters', 'one thirds', 'six third'])('reads no fraction in %j', (text) => {
    expect(readFractionWords(tokensOf(text), 0)).toBeNull();
  });
});
