import { describe, expect, it } from 'vitest';
import { type Case, slotsOf } from './figure-cases.ts';

const DAYS: readonly (readonly [what: string, ...of: Case])[] = [
  [
    'is no day of the report',
    'A flood hit Kenya on Monday. Some 76 villages were cut off, according to a report on Tuesday.',
    '76',
    { since: '2025-03-10', as_of: '2025-03-10' },
  ],
  [
    'is no day of what a number fell from',
    'A vote was held on Sunday. Turnout fell to 34 percent from 39 percent in October.',
    '34',
    { as_of: '2025-03-09' },
  ],
  [
    'stands in the clause that tells of the counted',
    'The 40 people who were shot on Monday were buried on Tuesday.',
    '40',
    { since: '2025-03-10', as_of: '2025-03-10' },
  ],
  [
    'is no day of what somebody else did',
    'A riot broke out on Monday. Police detained eight people, among them a teacher, who had warned of it in December.',
    'eight',
    { since: '2025-03-10' },
  ],
  [
    'is the publication for what has been so until now',
    'Leaders met on Monday to sign a treaty. So far 54 nations have signed it.',
    '54',
    { since: null, as_of: '2025-03-12', as_of_basis: 'published' },
  ],
  [
    'is the quarter of the year before for what a report compares with',
    'Profit in the fourth quarter of 2024 rose to 90 million euros from 70 million a year earlier.',
    '70 million',
    { since: '2023-10-01', as_of: '2023-12-31' },
  ],
  ['is none for the numbers of a life', 'The singer died on Monday at the age of 91. She made 29 albums.', '29', { since: null, as_of: null }],
];

describe('the days of a figure', () => {
  it.each(DAYS)('%s: %s', (_, ...one) => expect(slotsOf(one)).toEqual(one[2]));
});
