import { describe, expect, test } from 'vitest';
import { type Case, slotsOf } from './figure-cases.ts';

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
  ['The team used six antibodies from virus-infected mice.', 'six', { outcome: 'none' }],
];

/** Parts that add up to what stands right before them, and parts of parts. */
const PARTS: readonly Case[] = [
  ['Police found seven guns: three rifles, two pistols and two bows.', 'three', { scope: 'part_of' }],
  ['Police found five guns — three rifles and two bows.', 'three', { scope: 'part_of' }],
  ['Six of the houses burned and five of those collapsed.', 'five', { scope: 'part_of', counted_head: 'house' }],
  ['Police found five guns: two rifles and seven bows.', 'two', { scope: 'whole' }],
];

describe('what whole articles taught', () => {
  test.each([...CLASSES, ...OUTCOMES, ...PARTS])('%s (%s)', (...one) => {
    expect(slotsOf(one)).toEqual(one[2]);
  });
});
