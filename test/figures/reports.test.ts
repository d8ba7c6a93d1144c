import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractLine } from '../../extract/extract-line.ts';
import { type Case, figuresOf, slotsOf } from './figure-cases.ts';

const QUAKE = 'On Monday an earthquake struck Valdoria, killing 12 people and injuring 40.';

const CASES: readonly Case[] = [
  [QUAKE, '12', { outcome: 'killed', counted_class: 'person', since: '2025-03-10', as_of: '2025-03-10', as_of_basis: 'event' }],
  [QUAKE, '40', { outcome: 'injured', counted_head: 'person' }],
  ['A bus crash killed 18 soldiers, 7 of them women.', '7', { scope: 'part_of', outcome: 'killed' }],
  ['Police arrested 22 of the 40 protesters.', '22', { scope: 'part_of', outcome: 'arrested', counted_head: 'protester' }],
  ['The blast killed 9 people. A further 30 were wounded.', '30', { scope: 'additional', outcome: 'injured' }],
  ['The death toll rose to 57.', '57', { outcome: 'killed', counted_head: 'toll', change: 'increase' }],
  ['Seven others are still missing.', 'Seven', { outcome: 'missing', since: null }],
  ['The Courier wrote that the fire was strong, with rescuers putting the toll at 14.', '14', { source: 'rescuers', cue_lemma: 'put' }],
  ['The mayor said 14 houses had burned.', '14', { source: 'The mayor', verification: 'attributed', cue_lemma: 'say' }],
  ['Reportedly, 14 houses burned.', '14', { source: null, source_kind: 'anonymous', verification: 'attributed' }],
  ['Some 60 families have left since March 1.', '60', { since: '2025-03-01', modifier: 'approx' }],
  ['As of Tuesday, 75 wells had been tested.', '75', { since: null, as_of: '2025-03-11', as_of_basis: 'text' }],
  ['The council plans to build 300 homes.', '300', { modality: 'planned' }],
  ['Up to 80 miners are feared dead.', '80', { modality: 'feared', outcome: 'killed' }],
  ['Inflation rate hit 6%, the bank said.', '6%', { aggregation: 'rate' }],
];

const FLOOD = 'On Sunday a flood struck Kalen. ';
const CLASHES = 'At least 12 people have been killed since Saturday in fighting near Orrin.\n\n';

/** Sentence, number, and the days that it is of (published on Wednesday, 12 March 2025). */
const DAYS: readonly Case[] = [
  [`${FLOOD}It destroyed 40 houses.`, '40', { since: '2025-03-09', as_of: '2025-03-09', as_of_basis: 'event' }],
  [`${FLOOD}The valley has 900 inhabitants.`, '900', { since: null, as_of: '2025-03-12', as_of_basis: 'published' }],
  [`${CLASHES}The army said 40 houses had burned.`, '40', { since: '2025-03-08', as_of: '2025-03-12', as_of_basis: 'published' }],
  ['Divers have found 9 bodies from a ferry that sank on Monday.', '9', { since: '2025-03-10', as_of: '2025-03-12', as_of_basis: 'published' }],
  ['The clinic treated 70 goats from 2019 to 2022.', '70', { since: '2019-01-01', as_of: '2022-12-31', as_of_basis: 'event' }],
  ['Turnout fell to 31 percent from 44 percent in October.', '44', { as_of: '2024-10-31' }],
  ['Orrin Mills said its fourth-quarter profit rose to $4 million.', '$4 million', { since: '2024-10-01', as_of: '2024-12-31', as_of_basis: 'text' }],
  ['The council plans to hire 30 nurses from Monday.', '30', { since: '2025-03-17', as_of: null }],
  ['The council plans to hire 30 nurses, whose training begins on Monday.', '30', { since: null, as_of: null, as_of_basis: 'none' }],
  ['The clinic counted 16 new cases in the 24 hours to Tuesday.', '16', { since: '2025-03-10', as_of: '2025-03-11', as_of_basis: 'text' }],
  ['On Monday (late Sunday in Kalen) a blast injured 6 miners.', '6', { since: '2025-03-10', as_of: '2025-03-10' }],
  [`${FLOOD}It killed 20 people. Seven of them were children.`, 'Seven', { since: '2025-03-09', as_of: '2025-03-09' }],
];

describe('the days of a number', () => {
  test.each(DAYS)('are those of the event that its clause tells of: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
});

/** Sentence, number, and where the counted are. */
const PLACES: readonly Case[] = [
  ['The tower stands 9 km (6 miles) east of Zagreb.', '6', { place: 'Zagreb' }],
  ['At least 12 hostages, among them two nurses, are still in the forest, the police said.', '12', { place: 'the forest' }],
  ['The virus has infected 40,000 people worldwide. It has killed 900.', '900', { place: 'worldwide' }],
  ['Norway said 50 people were hurt in Sweden, and 3 in Finland.', '50', { place: 'Sweden' }],
  ['Norway said 50 people were hurt in Sweden, and 3 in Finland.', '3', { place: 'Finland' }],
  ['The bill passed in Portugal with 40 votes.', '40', { place: 'Portugal', place_country: 'PT' }],
  ['A wall fell in Lima on Sunday, killing 9 people. Four of them were children.', 'Four', { place: 'Lima' }],
  ['There were 300 UK farms on the list.', '300', { place: 'UK' }],
  ['It plans to close 3 shops at a plant near Oslo.', '3', { place: 'Oslo' }],
];

describe('the place of a number', () => {
  test.each(PLACES)('is where the counted are: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
});

/** Sentence, number, and what happened, how far it is vouched for, what it is a part of. */
const FATES: readonly Case[] = [
  ['Six monks and two women were killed on Friday.', 'Six', { outcome: 'killed', counted_class: 'person' }],
  ['The murder of nine miners shocked Kalen.', 'nine', { outcome: 'killed' }],
  ['THERE WERE 26 FARMERS KILLED IN KALEN.', '26', { outcome: 'killed', counted_head: 'farmer' }],
  ['Some 300 villagers left their homes.', '300', { outcome: 'displaced' }],
  ['Two guards were shot dead.', 'Two', { outcome: 'killed' }],
  ['Seven boys were pulled alive from the well.', 'Seven', { outcome: 'rescued' }],
  ['Some 140 houses burned down.', '140', { outcome: 'destroyed' }],
  ['Prices jumped 38% as orders recovered from the disease.', '38%', { outcome: 'none' }],
  ['Divers found 20 bodies, eleven women and nine men.', 'nine', { scope: 'part_of', outcome: 'killed' }],
  ['In addition to the deaths, 33 people were hurt.', '33', { scope: 'additional', outcome: 'injured' }],
  ['The agency corrected its tally of ruined homes, which it now gives as 120.', '120', { counted_head: 'home', verification: 'corrected' }],
  ['Exports rose to 1.2 billion crowns from 898 million.', '898 million', { kind: 'money', change_role: 'from' }],
  ['The tunnel is about 160 km (100 miles) long.', '100', { modifier: 'approx', kind: 'measure' }],
  ['More than two hundred showed up.', 'two hundred', { counted_head: 'person', counted_class: 'person' }],
  ['Prices range from $500 to $900.', '$500 to $900', { value: null, value_low: 500, value_high: 900 }],
  ['A quake shook Orrin. Its magnitude was 5.5, the survey said.', '5.5', { counted_head: 'quake' }],
  ['The storm may have killed two people.', 'two', { modality: 'hypothetical' }],
  ['Turnout dropped to 34 percent.', '34', { aggregation: 'share' }],
];

describe('the fate of the counted', () => {
  test.each(FATES)('is read with what the number is part of and how sure it is: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
});

const KALEN = 'The civil defence agency spoke in Kalen. ';

/** Sentence, number, source and its kind. */
const SPEAKERS: readonly Case[] = [
  [`${KALEN}The agency cut the number of missing from 70 to 58.`, '58', { source: 'The agency', source_kind: 'emergency_service' }],
  ['The health ministry met on Monday. It said 14 patients had died.', '14', { source: 'The health ministry', source_kind: 'health_authority' }],
  ['Sheriff Dana Holt thanked them. She said 9 men were held.', '9', { source: 'Sheriff Dana Holt', source_kind: 'police' }],
  ['Six more pupils fell ill, the clinic said, lifting the count to 31.', '31', { source: 'the clinic' }],
  ['The new toll is 31, with 4 in care, the fire chief said on Friday.', '4', { source: 'the fire chief', source_kind: 'emergency_service' }],
  ['Profit was 3 million crowns, against the 5 million that analysts had forecast.', '5 million', { source: 'analysts', source_kind: 'expert' }],
  ['Monitors from the Council of Europe reported fraud at 17 stations.', '17', { source_kind: 'igo' }],
  ['Pia Lund, a shopkeeper in Orrin, said 40 windows broke.', '40', { source_kind: 'witness' }],
  ['Reports said 40 windows broke.', '40', { source: null, source_kind: 'anonymous', verification: 'attributed' }],
  ['The council plans to build 300 homes.', '300', { source: null, verification: 'asserted' }],
  ['After 40 goats died, the mayor said, he sold the farm.', '40', { verification: 'attributed' }],
  ['The army said 50 huts burned. That figure could not be independently verified.', '50', { verification: 'unverified' }],
];

describe('the source of a number', () => {
  test.each(SPEAKERS)('is the innermost speaker, with the kind of whom it speaks for: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
});

describe('a reported number', () => {
  test.each(CASES)('says what happened to whom, when, and who says so: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));

  test('points to the fullest row where it is given again', () => {
    const rows = figuresOf('The flood killed 31 people in Lomar on Sunday.\n\nRescuers have gone home. The 31 deaths shocked the country.');
    const full = rows.filter((row) => row.restates_figure_id === null);
    expect(rows.map((row) => row.exact)).toEqual(['31', '31']);
    expect(full.length).toBe(1);
    expect(rows.find((row) => row.restates_figure_id !== null)?.restates_figure_id).toBe(full[0]?.figure_id);
  });

  test('stands where something happened, not where somebody speaks', () => {
    const [row] = figuresOf('Officials in Geneva said 50 people were killed in Somalia.').filter((figure) => figure.exact === '50');
    expect(row?.place).toBe('Somalia');
  });

  test('cuts its own text out of the article, wherever astral characters stand', () => {
    const words = fc.constantFrom(
      'killed',
      '12',
      'people',
      '$4.5 million',
      '😀',
      'of',
      'them',
      ',',
      '7%',
      'and',
      'rose to',
      '(',
      ')',
      '20-30',
      'miles',
      '.',
      '½',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 25 }), (parts) => {
        const answer = extractLine({ id: 'p', text: `The report of 3 cases: ${parts.join(' ')}`, language: 'en' });
        if (!('figures' in answer)) return;
        const points = Array.from(answer.article.text);
        for (const row of answer.figures) expect(points.slice(row.start_char, row.end_char).join('')).toBe(row.exact);
      }),
      { numRuns: 60 },
    );
  });
});
