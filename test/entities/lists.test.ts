import { describe, expect, it } from 'vitest';
import { countryOf } from '../../extract/entities/country-of.ts';
import { genderOf } from '../../extract/entities/first-names.ts';
import { demonymCountry, isPeople, lookUp, nameKey } from '../../extract/entities/gazetteer.ts';
import { sourceKindOf } from '../../extract/entities/source-kind.ts';
import type { EntityType } from '../../schemas/common.ts';
import countries from '../../seeds/reference/countries.json' with { type: 'json' };

describe('the lists of names', () => {
  it.each([
    ['Norway', 'NO'],
    ['the U.S.', 'US'],
    ['US', 'US'],
    ['us', null],
    ['NORWAY', 'NO'],
    ['Norwegian', 'NO'],
    ['Norwegians', 'NO'],
    ['Oslo', 'NO'],
    ['São Paulo', 'BR'],
    ['Sao Paulo', 'BR'],
    ['Quillhaven', null],
  ])('know the country of %s: %s', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });

  it('hold every country once, under two capitals', () => {
    const codes = countries.countries.map((country) => country.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^[A-Z]{2}$/.test(code))).toBe(true);
  });

  it.each(countries.countries.map(({ name, code }) => [name, code] as const))('give %s its own code', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });

  it.each([
    ['UN', 'United Nations'],
    ['WHO', 'World Health Organization'],
    ['who', undefined],
    ['United States of America', 'United States'],
  ])('know %s as %s', (name, known) => {
    expect(lookUp(name)?.name).toBe(known);
  });

  it.each([
    ['Danish', { country: 'Denmark', code: 'DK' }],
    ['the French', { country: 'France', code: 'FR' }],
    ['Hindu', null],
  ])('know the country of the people %s', (name, country) => {
    expect(demonymCountry(name)).toEqual(country);
    expect(isPeople(name)).toBe(true);
  });

  it.each([
    ['The Hague', 'hague'],
    ['U.N.', 'UN'],
    ['Zürich', 'zurich'],
    ['People’s Bank', "people's bank"],
  ])('compare %s as %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it.each([
    ['Margaret', 'female'],
    ['Robert', 'male'],
    ['Quillon', null],
  ])('know %s as %s', (name, gender) => {
    expect(genderOf(name)).toBe(gender);
  });
});

const KINDS: readonly (readonly [string, EntityType | null, string | null])[] = [
  ['the Front-run health ministry', 'ORG', 'health_authority'],
  ['a police spokesman', null, 'police'],
  ['the defence ministry', 'ORG', 'military'],
  ['UNICEF', 'ORG', 'igo'],
  ['Amnesty International', 'ORG', 'ngo'],
  ['Norway', 'GPE', 'government'],
  ['Quill Motors Ltd', 'ORG', 'company'],
  ['an eyewitness', null, null],
  ['witnesses', null, 'witness'],
  ['Dana Pell', 'PERSON', null],
];

describe('kinds of speakers', () => {
  it.each(KINDS)('of %s (%s) is %s', (phrase, type, kind) => {
    expect(sourceKindOf(phrase, type)).toBe(kind);
  });
});
