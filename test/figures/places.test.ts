import { describe, expect, it } from 'vitest';
import { type Case, slotsOf } from './figure-cases.ts';

const OWN: readonly Case[] = [
  ['Police arrested 5 people in the northern state of Bihar.', '5', { place: 'Bihar' }],
  ['Rebels killed 12 people in the oil-rich, semi-autonomous region of Abyei.', '12', { place: 'Abyei' }],
  ['A bomb killed 40 people in the quiet Baltic port of Liepaja.', '40', { place: 'Liepaja' }],
  ['The quake shook Peru and 40 people died.', '40', { place: 'Peru', place_country: 'PE' }],
  ['About 200 families live near Mount Etna in Catania.', '200', { place: 'Catania' }],
  ['Some 300 people waited at the gates of the prison.', '300', { place: 'the gates of the prison' }],
  ['About 12 million people live in the common customs area.', '12 million', { place: 'the common customs area' }],
  ['The fire destroyed 3,000 homes across Greek islands.', '3,000', { place: 'Greek islands' }],
  ['Greek roads are dangerous, and last year saw 640 deaths.', '640', { place: 'Greek roads' }],
  ['The ministry said 900 citizens abroad had been vaccinated.', '900', { place: 'abroad' }],
  ['The parliament of Latvia voted to extend the curfew; the vote passed with 61 votes in favour.', '61', { place: 'Latvia' }],
];

const NOT_OWN: readonly Case[] = [
  ['A storm hit Italy. At least three towns, including Verona, were flooded.', 'three', { place: 'Italy' }],
  ['The blaze hurt 9 people in Lisbon. Speaking in Geneva, a spokesman said 4 of them were critical.', '4', { place: 'Lisbon' }],
  ['The blaze hurt 9 people in Lisbon. A minister told reporters in Geneva that 4 of them were critical.', '4', { place: 'Lisbon' }],
  ['About 5,000 US troops are stationed in Iraq.', '5,000', { place: 'Iraq' }],
  ['A flood killed 7 people in Kenya. So far 54 nations have joined the treaty.', '54', { place: null }],
  ['A ferry sank off Manila on Monday, drowning 7 people. In 2009, it had carried 300 pilgrims.', '300', { place: null }],
];

describe('the place of a figure', () => {
  it.each(OWN)('is what its own words say: %s', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  it.each(NOT_OWN)('is no example, no speaker, no other event: %s', (...one) => expect(slotsOf(one)).toEqual(one[2]));

  it.each<Case>([
    ['A mine in Zambia collapsed. Police said 12 deaths had been counted in the country this year.', '12', { place: 'Zambia' }],
    ['A gunman opened fire in Oslo. Two people died in the city.', 'Two', { place: 'Oslo' }],
  ])('is the place that "the country" means: %s', (...one) => expect(slotsOf(one)).toEqual(one[2]));

  it.each<Case>([
    ['GENEVA (Reuters) - A ferry sank off Manila on Monday. Some 40 people drowned.', '40', { place: 'Manila' }],
    ['KYIV (Reuters) - Missiles killed 40 people on Monday.', '40', { place: 'KYIV' }],
    ['LIMA, 3 JAN 90 (EFE) -- Rebels killed 12 soldiers.', '12', { place: 'LIMA' }],
  ])('is the place of the dateline only where nothing else is said: %s', (...one) => expect(slotsOf(one)).toEqual(one[2]));

  it('names its rule in the row', () => {
    expect(slotsOf(['A fire killed 3 people in Lisbon.', '3', { rule: 'count+outcome_killed+place_own' }])).toEqual({
      rule: 'count+outcome_killed+place_own',
    });
  });
});
