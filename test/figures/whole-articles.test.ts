import { describe, expect, test } from 'vitest';
import { type Case, figuresOf, slotsOf } from './figure-cases.ts';

/** Who is counted, by a name or by the noun before the head. */
const CLASSES: readonly Case[] = [
  ['The army lost 150 security forces, 20 civilians and dozens of rebels were killed.', '150', { counted_class: 'combatant', outcome: 'killed' }],
  ['The raid killed 30 Taliban near Orrin.', '30', { counted_class: 'combatant' }],
  ['Eight Germans and two guides drowned.', 'Eight', { counted_class: 'person', counted_head: 'german', outcome: 'killed' }],
  ['Some 40 health workers fell ill.', '40', { counted_class: 'medic' }],
  ['Officials said 12 motorcycles burned.', '12', { counted_class: 'vehicle' }],
];

/** What happened to them, where the verb stands far off or is one of force. */
const OUTCOMES: readonly Case[] = [
  ['Five farmers died; twenty more, including councillor Ada Brown, were injured.', 'twenty', { outcome: 'injured', scope: 'additional' }],
  ['The flood forced over 40,000 residents to evacuate.', '40,000', { outcome: 'displaced' }],
  ['The army ordered 700 villagers to leave their homes.', '700', { outcome: 'displaced' }],
  ['The agency put the death toll in the hundreds.', 'hundreds', { outcome: 'killed' }],
  ['The rebels said they had lost only five men.', 'five', { outcome: 'killed' }],
  ['The club lost five players to injury.', 'five', { outcome: 'none' }],
  ['Another 23 people remain missing.', '23', { outcome: 'missing' }],
  ['The slide swept away about 50 houses.', '50', { outcome: 'destroyed' }],
  ['Twelve survivors were pulled out alive.', 'Twelve', { outcome: 'rescued' }],
  ['Around 3,500 residents have been moved to 14 shelters.', '3,500', { outcome: 'displaced' }],
  ['Officials had reported 70 deaths before six people were found safe.', 'six', { outcome: 'none' }],
  ['The team used six antibodies from virus-infected mice.', 'six', { outcome: 'none' }],
];

/** Parts that add up to what stands right before them, and parts of parts. */
const PARTS: readonly Case[] = [
  ['Police found seven guns: three rifles, two pistols and two bows.', 'three', { scope: 'part_of' }],
  ['Police found five guns — three rifles and two bows.', 'three', { scope: 'part_of' }],
  ['Six of the houses burned and five of those collapsed.', 'five', { scope: 'part_of', counted_head: 'house' }],
  ['Police found five guns: two rifles and seven bows.', 'two', { scope: 'whole' }],
];

/** Ages that no word "aged" announces. */
const AGES: readonly Case[] = [
  ['Actor Ann Lee dies at 97.', '97', { kind: 'age', unit: 'year', as_of: null }],
  ['Ann Lee, the singer, died on Friday. She was 91.', '91', { kind: 'age', counted_class: null }],
  ['The lake froze at 97 sites.', '97', { kind: 'count' }],
];

/** What a list or a verb says of a number goes on to the next. */
const CARRIED: readonly Case[] = [
  ['The party gained 66 seats, while Labour lost 42.', '66', { change: 'increase', change_role: 'delta' }],
  ['The party gained 66 seats, while Labour lost 42.', '42', { change: 'decrease', change_role: 'delta', counted_head: 'seat' }],
  ['The mortality rates were 49% in men and 53% in women.', '49%', { aggregation: 'rate' }],
  ['The mortality rates were 49% in men and 53% in women.', '53%', { aggregation: 'rate' }],
];

/** Words of report and of doubt that are said of something else. */
const OF_OTHERS: readonly Case[] = [
  ['Dozens died in the fire, reportedly started by a candle.', 'Dozens', { verification: 'asserted', source_kind: null }],
  ['Two people were killed, reportedly by rebels.', 'Two', { verification: 'attributed', hedge: 'reportedly' }],
  ['The fever claimed 900 lives, according to the ministry.', '900', { source: 'the ministry', outcome: 'killed', counted_class: 'person' }],
  ['The two countries quarrelled over disputed waters.', 'two', { verification: 'asserted', hedge: null }],
  ['All three boats were saved.', 'three', { outcome: 'none' }],
];

const BLAST = 'A blast killed 40 people and injured 90 in Orrin on Monday. ';
/** Parts of a group that is named by what happened to it, and those left out of one. */
const GROUPS: readonly Case[] = [
  [`${BLAST}The mayor said 14 children and nine nurses were among the dead.`, '14', { scope: 'part_of', outcome: 'killed' }],
  [`${BLAST}The mayor said 14 children and nine nurses were among the dead.`, 'nine', { scope: 'part_of', outcome: 'killed' }],
  [`${BLAST}Of the injured, 19 were pupils.`, '19', { scope: 'part_of', outcome: 'injured' }],
  ['The gang seized 83 hostages in May. They freed 19 of them, including seven women.', 'seven', { scope: 'part_of', outcome: 'released' }],
  ['All but one of the fourteen sailors aboard drowned.', 'one', { scope: 'excludes', outcome: 'none' }],
];

/** Whether a number is one that is planned, expected or compared with. */
const MOODS: readonly Case[] = [
  ['Norcal plans to cut 800 jobs, and to close two of its eleven plants.', 'two', { modality: 'planned', scope: 'part_of' }],
  ['Norcal plans to cut 800 jobs, and to close two of its eleven plants.', 'eleven', { modality: 'asserted' }],
  ['Revenue was $4 billion, below the $5 billion that analysts had expected.', '$5 billion', { modality: 'forecast', modifier: 'exact' }],
  [
    'Norcal lowered its full-year forecast for earnings per share to between $2.10 and $2.20 from at least $2.35.',
    '$2.10 and $2.20',
    { source: null, change: 'decrease', change_role: 'to' },
  ],
];

/** Numbers that belong to names, addresses and sorts, beside one that counts. */
const NAMED: readonly string[] = [
  'The Boeing 707 was old. The airline had kept the 707 for 12 years.',
  'The Boeing 707 was old. No other 707s fly after 12 accidents.',
  'The party at 45 Oak Avenue drew 12 guests.',
  'A category 3 hurricane hit 12 islands.',
  'Some 12 letters appeared on 9chan that day.',
  'Witnesses helped by calling 911, and 12 came.',
  'The town had 12 cases per 100,000 people.',
  'Some 12 fans of Two-Face came.',
  'Officials prepare the 2030 census in 12 towns.',
];

describe('what whole articles taught', () => {
  test.each([...CLASSES, ...OUTCOMES, ...PARTS, ...AGES, ...CARRIED, ...OF_OTHERS, ...GROUPS, ...MOODS])('%s (%s)', (...one) => {
    expect(slotsOf(one)).toEqual(one[2]);
  });
  test.each(NAMED)('%s has but one figure, 12', (text) => {
    expect(figuresOf(text).map(({ exact }) => exact)).toEqual(['12']);
  });
});
