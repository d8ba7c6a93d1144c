import { describe, expect, it } from 'vitest';
import { analyse } from '../../extract/analyse.ts';
import { sourceResolver } from '../../extract/attributions/resolve-source.ts';
import { sceneOf } from '../../extract/attributions/scene.ts';
import { docOf, segment } from '../../extract/text/document.ts';
import type { MentionRow } from '../../schemas/tables.ts';

const text =
  'Anna Roe said it rained. She said it stopped. The army said, in a statement, that 40 fled. The statement said more. A man said no. He left.';
const { article } = analyse(
  { member_path: null, source_format: 'text', text, headline_end: 0, body_start: 0, facts: { language: 'en' }, warnings: [] },
  { raw_key: 'a.txt', raw_version: null, received_at: null },
);
const doc = docOf(segment(text, { headlineEnd: 0, bodyStart: 0 }), article);
const scene = sceneOf(doc);

const mention = (name: string, type: MentionRow['type'], entity: string) => {
  const start = text.indexOf(name);
  const row: MentionRow = {
    ...doc.columns,
    start_char: start,
    end_char: start + name.length,
    exact: name,
    sentence_index: 0,
    confidence: 1,
    rule: 'test',
    mention_id: entity,
    entity_id: entity,
    type,
    kind: 'name',
    role: null,
  };
  return { start, end: start + name.length, row };
};
const mentions = [mention('Anna Roe', 'PERSON', 'roe'), mention('army', 'ORG', 'army')];

const rangeOf = (words: string) => {
  const from = scene.tokens.findIndex((token) => token.start === text.indexOf(words));
  return { from, to: from + words.split(' ').length };
};

describe('sourceResolver', () => {
  it('gives names to their entity, pronouns to the last speaker and documents to their issuer', () => {
    const resolve = sourceResolver(scene, mentions);
    expect(resolve(rangeOf('Anna Roe'), []).entityId).toBe('roe');
    expect(resolve(rangeOf('She'), []).entityId).toBe('roe');
    expect(resolve(rangeOf('The army'), [rangeOf('a statement')])).toMatchObject({ entityId: 'army', kind: 'military' });
    expect(resolve(rangeOf('The statement'), []).entityId).toBe('army');
  });

  it('resolves no pronoun over a speaker that it does not know', () => {
    const resolve = sourceResolver(scene, mentions);
    resolve(rangeOf('Anna Roe'), []);
    expect(resolve(rangeOf('A man'), []).entityId).toBeNull();
    expect(resolve(rangeOf('He'), []).entityId).toBeNull();
  });

  it('gives nobody where no source is named', () => {
    expect(sourceResolver(scene, mentions)(null, [])).toEqual({ entityId: null, kind: null });
  });
});
