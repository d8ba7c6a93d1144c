import { describe, expect, test } from 'vitest';
import { segment } from '../../extract/text/document.ts';
import { readNumber, readOrdinal } from '../../extract/text/numbers.ts';

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
    ['200k followers', 2e5, 2],
    ['3m wide', 3, 1],
    ['zero', 0, 1],
  ])('reads %j', (text, value, end) => {
    expect(readNumber(tokensOf(text), 0)).toMatchObject({ value, end });
  });

  test('takes single letters for scales after a currency sign only', () => {
    expect(readNumber(tokensOf('3m'), 0, { money: true })).toMatchObject({ value: 3e6, end: 2 });
  });

  test.each([
    ['dozens', 24, 1],
    ['hundreds of thousands', 200000, 3],
    ['tens of thousands of birds', 20000, 3],
  ])('gives a vague amount only its bound: %j', (text, low, end) => {
    expect(readNumber(tokensOf(text), 0)).toMatchObject({ value: null, low, end });
  });

  test.each(['22nd', 'a house', 'several', 'million', '1.2.3', 'no', 'half'])('reads no cardinal in %j', (text) => {
    expect(readNumber(tokensOf(text), 0)).toBeNull();
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
  ])('reads %j', (text, value, end) => {
    expect(readOrdinal(tokensOf(text), 0)).toMatchObject({ value, end });
  });

  test.each(['two third', 'fifteen second', '22'])('reads no ordinal in %j', (text) => {
    expect(readOrdinal(tokensOf(text), 0)).toBeNull();
  });
});
