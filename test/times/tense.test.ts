import { describe, expect, it } from 'vitest';
import { extractLine } from '../../extract/extract-line.ts';

/** The first time of a text published on Wednesday, 15 May 2024. */
function firstOf(text: string): string | null | undefined {
  const answer = extractLine({ id: 'a', text, language: 'en', date_published: '2024-05-15' });
  return 'article' in answer ? answer.times[0]?.value : undefined;
}

const CASES: readonly (readonly [string, string])[] = [
  ['The minister said Monday the road will close.', '2024-05-13'],
  ['The road will close Monday, the minister said.', '2024-05-20'],
  ['On Monday, the road will close.', '2024-05-20'],
  ['The union had until Monday to answer.', '2024-05-13'],
  ['The road stays shut until Monday.', '2024-05-20'],
  ['The two sides agreed to meet Monday.', '2024-05-20'],
  ['Divers reached the wreck Monday.', '2024-05-13'],
  ['The United States on Monday closed the port.', '2024-05-13'],
  ["The party, which would lose seats, attacked Monday's budget.", '2024-05-13'],
  ['The bank could act as early as Monday.', '2024-05-20'],
  ['The Aug. 7 fire destroyed the hall.', '2023-08-07'],
  ['Nobody could say whether the June 9 vote would be held.', '2024-06-09'],
  ['The offer was extended to June 20.', '2024-06-20'],
  ['The firm has a deal to buy the mill in September.', '2024-09'],
  ['The mill burned down in September.', '2023-09'],
];

describe('a time without a year or week', () => {
  for (const [text, value] of CASES) it(`follows the verb in "${text}"`, () => expect(firstOf(text)).toBe(value));
});
