import { describe, expect, test } from 'vitest';
import { cleanAuthor, readBylineAuthors } from '../../extract/metadata/byline.ts';
import { readDateline } from '../../extract/metadata/dateline.ts';
import { detectLanguage } from '../../extract/metadata/detect-language.ts';

describe('readBylineAuthors', () => {
  test.each([
    ['By Ada Holm', ['Ada Holm']],
    ['BY ADA HOLM AND JON BERG', ['Ada Holm', 'Jon Berg']],
    ['By Ada Holm, Senior Reporter', ['Ada Holm']],
    ['Written by: Ada van der Holm', ['Ada van der Holm']],
  ])('reads %j', (line, names) => {
    expect(readBylineAuthors(line)).toEqual(names);
  });

  test.each(['By the time the ferry came', 'By noon', 'Ada Holm', 'By'])('reads no names in %j', (line) => {
    expect(readBylineAuthors(line)).toBeNull();
  });
});

test.each([
  ['By Ada Holm ada@post.example', 'Ada Holm'],
  ['Staff Writer', null],
  ['https://post.example/ada', null],
])('cleanAuthor(%j) is %j', (field, name) => {
  expect(cleanAuthor(field)).toBe(name);
});

describe('readDateline', () => {
  test.each([
    ['SKELBY, March 3 (AP) — A ferry', { place: 'Skelby', agency: 'AP', date: 'March 3' }],
    ['PORT HARAN, Westland (Reuters) - A ferry', { place: 'Port Haran, Westland', agency: 'Reuters', date: null }],
    ['UPPER SKELBY (Coast Wire) — A ferry', { place: 'Upper Skelby', agency: 'Coast Wire', date: null }],
    ['SKELBY — A ferry', { place: 'Skelby', agency: null, date: null }],
    ['(AFP) - A ferry', { place: null, agency: 'AFP', date: null }],
  ])('reads %j', (body, dateline) => {
    expect(readDateline(body)).toMatchObject(dateline);
  });

  test.each(['A ferry ran aground — again.', 'Skelby: a town and its ferry', 'BREAKING — A ferry', 'Ada Holm - the captain'])(
    'reads none in %j',
    (body) => {
      expect(readDateline(body)).toBeNull();
    },
  );
});

describe('detectLanguage', () => {
  test.each([
    ['A ferry ran aground on Monday, and four hundred people were taken ashore, said the harbour office.', 'en'],
    ['Mayor quits over ferry', 'en'],
    ['Am Montag lief eine Fähre auf Grund, und vierhundert Menschen wurden an Land gebracht, sagte das Hafenamt.', 'de'],
    ['Un ferry s’est échoué lundi et quatre cents personnes ont été ramenées à terre, selon le port.', 'fr'],
    ['Паром сел на мель в понедельник, сообщили в порту.', 'ru'],
  ])('of %j', (text, language) => {
    expect(detectLanguage(text, null).language).toBe(language);
  });

  test('yields to a declared tag, in its usual spelling', () => {
    expect(detectLanguage('Mayor quits', 'DE_at')).toEqual({ language: 'de-AT', confidence: null });
    expect(detectLanguage('Mayor quits over ferry', 'english').language).toBe('en');
  });
});
