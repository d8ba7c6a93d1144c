import { describe, expect, it } from 'vitest';
import { clusterNames } from '../../extract/entities/aliases/cluster-names.ts';
import { isOneLetterApart } from '../../extract/entities/aliases/whole-person.ts';
import { marked } from './marked-doc.ts';

/** Clusters as lists of the words of their mentions. */
function clustersOf(text: string): string[][] {
  const { doc, names } = marked(text);
  const mentions = names.map((name) => ({ ...name, kind: 'name' as const, text: doc.text.slice(name.start, name.end) }));
  return clusterNames(mentions, doc.text).map((cluster) => cluster.members.map((member) => mentions[member]?.text ?? ''));
}

const CASES: readonly (readonly [string, string, string[][]])[] = [
  ['joins a surname to its person', '[PERSON Dana Pell] met [PERSON Pell].', [['Dana Pell', 'Pell']]],
  ['joins a name without its middle name', '[PERSON Dana Ruth Pell] met [PERSON Dana Pell].', [['Dana Ruth Pell', 'Dana Pell']]],
  ['joins an initial', '[PERSON Dana Pell] met [PERSON D. Pell].', [['Dana Pell', 'D. Pell']]],
  ['joins a name without al-', '[PERSON Omar al-Quill] met [PERSON Quill].', [['Omar al-Quill', 'Quill']]],
  ['joins a slip of one letter', '[PERSON Kristen Pellworth] and [PERSON Kristin Pellworth].', [['Kristen Pellworth', 'Kristin Pellworth']]],
  ['keeps people apart whose short names differ', '[PERSON Dana Pell] met [PERSON Dina Pell].', [['Dana Pell'], ['Dina Pell']]],
  ['keeps an ambiguous surname apart', '[PERSON Dana Pell] met [PERSON Tom Pell]. [PERSON Pell] left.', [['Dana Pell'], ['Tom Pell'], ['Pell']]],
  [
    'gives a surname to the one who was there before',
    '[PERSON Dana Pell] came. [PERSON Pell] sat. Then [PERSON Tom Pell] came.',
    [['Dana Pell', 'Pell'], ['Tom Pell']],
  ],
  ['joins initials to the organisation', '[ORG Quill Harbour Trust] grew. The [ORG QHT] is old.', [['Quill Harbour Trust', 'QHT']]],
  ['joins any short form in brackets', '[ORG Sea Rescue Lorne] ([ORG Searlo]) grew.', [['Sea Rescue Lorne', 'Searlo']]],
  ['joins the beginning of a name', '[ORG Quill Harbour Trust] and [ORG Quill].', [['Quill Harbour Trust', 'Quill']]],
  [
    'joins a name without its country',
    'The [ORG Danish Harbour Council] met. The [ORG Harbour Council] agreed.',
    [['Danish Harbour Council', 'Harbour Council']],
  ],
  [
    'joins the head alone behind the name',
    'The [ORG Quill Harbour Commission] met. The [ORG Commission] agreed.',
    [['Quill Harbour Commission', 'Commission']],
  ],
  [
    'keeps two commissions apart from a third',
    '[ORG Quill Commission] and [ORG Lorne Commission]: [ORG Commission].',
    [['Quill Commission'], ['Lorne Commission'], ['Commission']],
  ],
  [
    'keeps a listed name from longer ones',
    'The [ORG United Nations] and the [ORG United Nations Harbour Fund].',
    [['United Nations'], ['United Nations Harbour Fund']],
  ],
  ['joins what a list knows as one', 'The [GPE U.S.], the [GPE United States] and [GPE America].', [['U.S.', 'United States', 'America']]],
  ['joins names in capitals', '[GPE NORWAY] and [GPE Norway].', [['NORWAY', 'Norway']]],
  ['joins marked and unmarked letters', '[GPE São Paulo] and [GPE Sao Paulo].', [['São Paulo', 'Sao Paulo']]],
  ['joins Korea where one of them is told of', '[GPE South Korea] beat [GPE Norway]; [GPE Korea] led.', [['South Korea', 'Korea'], ['Norway']]],
  ['keeps Korea apart where both are', '[GPE South Korea], [GPE North Korea], [GPE Korea].', [['South Korea'], ['North Korea'], ['Korea']]],
  ['keeps a people apart from its country', '[GPE Norway] and the [NORP Norwegian] fleet.', [['Norway'], ['Norwegian']]],
  ['keeps a city apart from a person', '[PERSON Lincoln] left [GPE Lincoln].', [['Lincoln'], ['Lincoln']]],
];

describe('names that mean the same', () => {
  it.each(CASES)('%s', (_, text, clusters) => {
    expect(clustersOf(text)).toEqual(clusters);
  });

  it.each([
    ['marsh', 'march', true],
    ['marsh', 'mars', true],
    ['mars', 'marsh', true],
    ['marsh', 'harsh', true],
    ['marsh', 'marsha', true],
    ['marsh', 'mrash', false],
    ['marsh', 'marches', false],
  ])('%s and %s are one letter apart: %s', (one, other, is) => {
    expect(isOneLetterApart(one, other)).toBe(is);
  });
});
