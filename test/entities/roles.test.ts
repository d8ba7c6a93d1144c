import { describe, expect, it } from 'vitest';
import { entitiesOfNames } from '../../extract/entities/find-entities.ts';
import { marked } from './marked-doc.ts';

const CASES: readonly (readonly [string, string | null, string | null])[] = [
  ['[NORP Norwegian] Deputy Foreign Minister [PERSON Dana Pell] left.', 'Deputy Foreign Minister', 'Norway'],
  ["[GPE Norway]'s prime minister, [PERSON Dana Pell], left.", 'prime minister', 'Norway'],
  ['[ORG Quill Front] deputy politburo chairman [PERSON Dana Pell] left.', 'deputy politburo chairman', 'Quill Front'],
  ['[PERSON Dana Pell], [ORG Quill Front] deputy politburo chairman, left.', 'deputy politburo chairman', 'Quill Front'],
  ["The company's chief executive, [PERSON Dana Pell], left.", 'chief executive', null],
  ["[PERSON Dana Pell], the company's chief executive, left.", 'chief executive', null],
  ['[PERSON Dana Pell], 54, a spokeswoman for the [ORG Quill Trust], left.', 'spokeswoman', 'Quill Trust'],
  ['The secretary general of the [ORG Quill Union] [PERSON Dana Pell] left.', 'secretary general', 'Quill Union'],
  ['The head of [ORG Quill Water], [PERSON Dana Pell], left.', 'head', 'Quill Water'],
  ['Minister of Inland Fisheries [PERSON Dana Pell] left.', 'Minister of Inland Fisheries', null],
  ['[ORG Lorne Chamber of Trade] (LCT) Chairman [PERSON Dana Pell] left.', 'Chairman', 'Lorne Chamber of Trade'],
  ['Today Editorial Manager [PERSON Dana Pell] left.', 'Editorial Manager', null],
  ['The [NORP Danish] ambassador to [GPE Norway], [PERSON Dana Pell], left.', 'ambassador', 'Denmark'],
  ['[PERSON Dana Pell], minister of water and energy, left.', 'minister of water and energy', null],
  ['Presidential chief of staff [PERSON Dana Pell] left.', 'Presidential chief of staff', null],
  ['A pro-[GPE Oslo] councillor [PERSON Dana Pell] left.', 'councillor', null],
  ['Lt. Gen. [PERSON Dana Pell] left.', 'Lt. Gen.', null],
  ['Mrs. [PERSON Dana Pell] left.', null, null],
  ['[PERSON Dana Pell] left the office of the president.', null, null],
  ['After the vote for president, [PERSON Dana Pell] said she was tired.', null, null],
  ['He praised the mayor of [GPE Oslo], [PERSON Dana Pell] said.', null, null],
  ['[PERSON Dana Pell], who met the minister, left.', null, null],
];

describe('roles', () => {
  it.each(CASES)('in "%s" are %s of %s', (text, role, affiliation) => {
    const { doc, names } = marked(text);
    const person = entitiesOfNames(doc, names).entities.find((entity) => entity.type === 'PERSON');
    expect([person?.name, person?.role, person?.affiliation]).toEqual(['Dana Pell', role, affiliation]);
  });

  it('are told by the fullest of the mentions, titles like Dr last', () => {
    const { doc, names } = marked('Dr. [PERSON Pell] left. [PERSON Dana Pell], a surgeon, and [NORP Danish] surgeon [PERSON Pell].');
    const [person] = entitiesOfNames(doc, names).entities;
    expect([person?.role, person?.affiliation]).toEqual(['surgeon', 'Denmark']);
  });
});
