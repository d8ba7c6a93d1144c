import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNotesOf } from './attributions-of.ts';

const cases = (table: readonly (readonly [string, ...string[]])[]) =>
  it.each(table.map(([text, ...notes]) => [text, notes] as const))('%s', (text, notes) => {
    expect(readNotesOf(text)).toEqual(notes);
  });

describe('the trained reader keeps what the rules know', () => {
  cases([
    ['The health ministry said on Monday that 40 people had died.', 'The health ministry | said | that 40 people had died'],
    [
      'At least 40 people have died, according to Anna Roe, a doctor at the hospital.',
      'Anna Roe, a doctor at the hospital | according to | At least 40 people have died',
    ],
    ['“We lost 40 people,” said Roe. “The city is gone.”', 'Roe | said | “We lost 40 people,” … “The city is gone.”'],
    [
      'An audit released in May shows that 12 of the 40 bridges are unsafe.',
      'An audit released in May | shows | that 12 of the 40 bridges are unsafe',
    ],
    [
      'The bank expects the economy to grow by 1.5% this year and by 2.1% in 2025.',
      'The bank | expects | the economy to grow by 1.5% this year and by 2.1% in 2025',
    ],
    ['Analysts at Northbank estimate the deal will cost 3 billion euros.', 'Analysts at Northbank | estimate | the deal will cost 3 billion euros'],
  ]);
});

describe('the trained reader finds what no rule lists', () => {
  cases([
    ['The union wants the company to keep all 400 jobs.', 'The union | wants | the company to keep all 400 jobs'],
    ['Carter criticized the mayor’s “reckless” spending of $40 million.', 'Carter | criticized | the mayor’s “reckless” spending of $40 million'],
  ]);
});

describe('the trained reader takes the numbers of what is said into it', () => {
  cases([
    [
      'A poll by Northbank puts Roe at 44 percent among younger voters, with Smith at 37 percent and 12 percent for Dahl.',
      'A poll by Northbank | puts | Roe at 44 percent among younger voters, with Smith at 37 percent and 12 percent for Dahl',
    ],
    ['The survey also noted over 40 "rain jars" buried in the same field.', 'The survey | also noted | over 40 "rain jars" buried in the same field'],
    // What a semicolon parts is said by the article.
    ['The council voted to extend the lease; the motion passed with 40 votes in favour.', 'The council | voted | to extend the lease'],
  ]);
});

describe('a line that ends with a cue and a colon', () => {
  it('gives the paragraph below to the speaker', () => {
    expect(readNotesOf('Anna Roe wrote:\n\nThe river rose 4 metres and 212 houses were lost. The dam held.\n\nThe mayor left.')).toEqual([
      'Anna Roe | wrote: | The river rose 4 metres and 212 houses were lost. The dam held',
    ]);
  });

  it('takes no paragraph where the words stand in its own line', () => {
    const notes = readNotesOf('Anna Roe said the dam held:\n\nThe mayor left at 4.');
    expect(notes.filter((note) => note.includes('mayor'))).toEqual([]);
  });
});

describe('the trained reader finds nothing', () => {
  it.each([
    ['The boys played football in the yard.'],
    ['The two sides met in Geneva on Monday, and Carter left early.'],
    // An act of speech that says nothing about its object.
    ['Anna Roe criticized the mayor.'],
    ['Police questioned 34 witnesses on Friday.'],
    ['The army answered them.'],
  ])('in %s', (text) => {
    expect(readNotesOf(text)).toEqual([]);
  });
});

describe('a transcript', () => {
  it('gives each speaker the whole turn', () => {
    expect(readNotesOf('ROE: Well, we have 40 schools. They are full.\n\nSMITH: How many pupils? We heard 300.')).toEqual([
      'ROE | : | Well, we have 40 schools. They are full.',
      'SMITH | : | How many pupils? We heard 300.',
    ]);
  });

  it('has no speaker called UPDATE', () => {
    expect(readNotesOf('UPDATE: The road is open again.').filter((note) => note.startsWith('UPDATE'))).toEqual([]);
  });
});

describe('a signature', () => {
  it('names the speaker of the quotation that fills the line before its dash', () => {
    expect(readNotesOf('“The river took it all.” ― Anna Roe, 34\n”We saved the goats.” ― Carl Dahl')).toEqual([
      'Anna Roe, 34 | ― | “The river took it all.”',
      'Carl Dahl | ― | ”We saved the goats.”',
    ]);
  });

  it('is not what goes on as a sentence behind the dash', () => {
    expect(readNotesOf('“The river took it all” ― Rain had fallen for weeks.').filter((note) => note.includes('―'))).toEqual([]);
  });
});

describe('the trained reader, of any text', () => {
  const PIECES = [
    'Roe',
    'said',
    'that',
    '“',
    '”',
    '"',
    ',',
    '.',
    ':',
    '\n\n',
    'according',
    'to',
    'the',
    'ministry',
    '40',
    'died',
    'ROE',
    '🙂',
    '—',
    'wants',
  ];
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 50 }).map((words) => words.join(' ').trim());

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(readNotesOf(given)).toEqual(readNotesOf(given));
      }),
      { numRuns: 15 },
    );
  });
});
