import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Declared } from '../../extract/article.ts';
import { readObject } from '../../extract/read/read-object.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (key: string, content: string | Uint8Array, declared: Declared = {}, unknownFields: string[] = []) =>
  readObject({ key, bytes: typeof content === 'string' ? bytesOf(content) : content, declared, unknownFields });
const only = (key: string, content: string | Uint8Array, declared: Declared = {}) => {
  const { articles, rejects } = read(key, content, declared);
  expect(rejects).toEqual([]);
  const [article] = articles;
  if (!article) throw new Error('no article');
  return article;
};

describe('plain text', () => {
  test('has a headline, a dek and paragraphs, parted by single line breaks or empty lines', () => {
    const lines = [
      'Ferry runs aground off Skelby',
      'Crew of nine taken ashore by lifeboat',
      'A ferry ran aground on Monday.',
      'Nobody was hurt, the harbour office said.',
    ];
    for (const gap of ['\n', '\n\n', '\r\n']) {
      const article = only('a.txt', lines.join(gap));
      expect(article.facts).toMatchObject({ headline: lines[0], alternative_headline: lines[1] });
      expect(article.text).toBe(lines.join('\n\n'));
      expect(article.text.slice(article.body_start)).toBe(lines.slice(2).join('\n\n'));
      expect(article.text.slice(0, article.headline_end)).toBe(lines[0]);
    }
  });

  test('that starts with prose has no headline', () => {
    const article = only('a.txt', 'A ferry ran aground on Monday off Skelby.\n\nNobody was hurt.');
    expect(article.facts.headline).toBeUndefined();
    expect(article).toMatchObject({ headline_end: 0, body_start: 0 });
  });

  test('joins wrapped lines into one paragraph and leaves a short headline alone', () => {
    const wrapped = [
      'Ferry runs aground off Skelby',
      '',
      'A ferry with four hundred passengers ran aground on the sands',
      'off Skelby on Monday morning, and the harbour office said that',
      'nobody was hurt. Tugs were on the way to pull it free with the',
      'next tide.',
      '',
      'The line has cancelled all crossings until Wednesday, when the',
      'ship is to be inspected.',
    ].join('\n');
    const article = only('a.txt', wrapped);
    expect(article.facts.headline).toBe('Ferry runs aground off Skelby');
    expect(article.text.split('\n\n')).toHaveLength(3);
    expect(article.text).toContain('the harbour office said that nobody was hurt');
  });

  test('turns byline and date lines into facts', () => {
    const article = only(
      'a.txt',
      'Ferry runs aground off Skelby\nBy Ada Holm and Jon Berg\nPublished: 4 May 2021, 10:15 GMT\n\nA ferry ran aground on Monday.',
    );
    expect(article.facts).toMatchObject({ authors: ['Ada Holm', 'Jon Berg'], published_basis: 'visible_text', byline: 'By Ada Holm and Jon Berg' });
    expect(article.facts.published_at).toBe('2021-05-04T10:15:00Z');
    expect(article.text).toBe('Ferry runs aground off Skelby\n\nA ferry ran aground on Monday.');
  });

  test('yields to declared facts', () => {
    const article = only('a.txt', 'Ferry runs aground off Skelby\n\nA ferry ran aground on Monday.', {
      headline: 'Ferry on the sands',
      published_at: '2021-05-04',
    });
    expect(article.facts).toMatchObject({ headline: 'Ferry on the sands', published_at: '2021-05-04' });
    expect(article.facts.published_basis).toBeUndefined();
    expect(article.text).toBe('Ferry on the sands\n\nFerry runs aground off Skelby\n\nA ferry ran aground on Monday.');
  });
});

describe('Markdown', () => {
  test('takes front matter for declared facts and leaves no markup in the text', () => {
    const article = only(
      'a.md',
      '---\ntitle: Ferry on the sands\nauthor: [Ada Holm, Jon Berg]\ndate: 2021-05-04\nmood: wet\n---\n\nA **ferry** ran [aground](https://x.example/a_(b)) on _Monday_.\n\n- nine `crew`\n- one cat\n\n![map](m.png)\n',
    );
    expect(article.facts).toMatchObject({ headline: 'Ferry on the sands', authors: ['Ada Holm', 'Jon Berg'], published_at: '2021-05-04' });
    expect(article.text).toBe('Ferry on the sands\n\nA ferry ran aground on Monday.\n\nnine crew\n\none cat');
    expect(article.warnings).toEqual(['unknown_field: mood']);
  });

  test('has its first heading for a headline', () => {
    const article = only('a.md', '# Ferry on the sands\n\nBy Ada Holm\n\nA ferry ran aground\non Monday.\n\n## Tide\n\nHigh at noon.');
    expect(article.facts).toMatchObject({ headline: 'Ferry on the sands', authors: ['Ada Holm'] });
    expect(article.text).toBe('Ferry on the sands\n\nA ferry ran aground on Monday.\n\nTide\n\nHigh at noon.');
  });
});

describe('JSONL', () => {
  test('is taken as it says, odd white space and all', () => {
    const text = '  Two\n\n\n ferries\tran  aground. ';
    expect(only('a.jsonl', JSON.stringify({ id: 'x', text }))).toMatchObject({ member_path: 'x', text, headline_end: 0, body_start: 0 });
  });

  test('rejects a broken line with its place while its neighbours live', () => {
    const first = JSON.stringify({ id: 'å', text: 'A ferry ran aground.' });
    const { articles, rejects } = read('a.jsonl', `${first}\n{"id": "b", \n{"id": "c"}\n\n[1]\n${JSON.stringify({ text: 'Another one did.' })}\n`);
    expect(articles.map((one) => one.member_path)).toEqual(['å', '6']);
    expect(rejects.map(({ reason, at_byte }) => [reason, at_byte])).toEqual([
      ['broken_json', bytesOf(first).length + 1],
      ['missing_text', bytesOf(`${first}\n{"id": "b", \n`).length],
      ['broken_json', bytesOf(`${first}\n{"id": "b", \n{"id": "c"}\n\n`).length],
    ]);
  });

  test('names members by line where an id comes twice', () => {
    const line = (id: string) => JSON.stringify({ id, text: 'A ferry ran aground.' });
    expect(read('a.jsonl', ['a', 'b', 'a'].map(line).join('\n')).articles.map((one) => one.member_path)).toEqual(['1', 'b', '3']);
  });

  test('warns of fields that are no facts or hold the wrong thing', () => {
    const article = only(
      'a.jsonl',
      JSON.stringify({ id: 'x', text: 'A ferry ran aground.', mood: 'wet', published_at: 'soon', authors: 'Ada Holm; Jon Berg' }),
    );
    expect(article.warnings).toEqual(['unknown_field: mood', 'unknown_field: published_at']);
    expect(article.facts.authors).toEqual(['Ada Holm', 'Jon Berg']);
  });
});

describe('HTML', () => {
  const story = [
    'The ferry ran aground on the sands on Monday morning, and four hundred people were taken ashore by lifeboat.',
    'Nobody was hurt, said the harbour office, which has closed the line until Wednesday at the earliest.',
  ];
  const page = `<!doctype html><html lang="en"><head><title>Ferry on the sands | The Skelby Post</title>
    <meta property="og:site_name" content="The Skelby Post">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry on the sands","datePublished":"2021-05-04T21:30:00-04:00","author":[{"@type":"Person","name":"Ada Holm"}]}</script>
    </head><body><nav><a href="/">Home</a></nav><article><h1>Ferry on the sands</h1><p>${story[0]}</p><p>Advertisement</p><p>${story[1]}</p>
    <p><a href="/x">Read more: the last ferry that ran aground here</a></p></article><footer>All rights reserved</footer></body></html>`;

  test('gives the story without what stands around it, and what its metadata says', () => {
    const article = only('a.html', page);
    expect(article.text.slice(article.body_start)).toBe(story.join('\n\n'));
    expect(article.facts).toMatchObject({
      headline: 'Ferry on the sands',
      authors: ['Ada Holm'],
      published_basis: 'jsonld',
      publisher: 'The Skelby Post',
      language: 'en',
    });
  });

  test('without an article is rejected, and says what to do', () => {
    const { articles, rejects } = read('a.html', '<html><body><form><input></form><p>Sign in</p></body></html>');
    expect(articles).toEqual([]);
    expect(rejects[0]).toMatchObject({ reason: 'not_an_article' });
    expect(rejects[0]?.detail).toMatch(/drop the article page/);
  });

  test('survives a page without html and head', () => {
    const article = only('a.html', `<style>p{}</style><p>${story[0]}</p><p>${story[1]}</p>`);
    expect(article.text).toContain(story[1]);
  });
});

describe('encodings', () => {
  const text = 'Fähre läuft auf Grund\n\nDie Fähre lief am Montag auf Grund, sagte der Hafen.';
  const utf16 = (mark: boolean) => Buffer.concat([mark ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), Buffer.from(text, 'utf16le')]);
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), []],
    ['UTF-16 with a mark', utf16(true), []],
    ['UTF-16 without', utf16(false), ['encoding_guessed: utf-16le']],
    ['windows-1252', Buffer.from(text, 'latin1'), ['encoding_guessed: windows-1252']],
  ])('%s is read', (_, bytes, warnings) => {
    const article = only('a.txt', bytes);
    expect(article.text).toBe(text);
    expect(article.warnings).toEqual(warnings);
  });
});

describe('what is no article', () => {
  test.each([
    ['a.txt', '', 'empty', /drop/],
    ['a.txt', ' \n\t', 'empty', /white space/],
    ['a.pdf', '%PDF-1.7 …', 'not_text', /PDF/],
    ['a.docx', 'PK\u0003\u0004\u0014\u0000\u0006\u0000', 'not_text', /Office/],
    ['a.bin', 'a\u0000\u0001\u0002\u0000b', 'not_text', /no text/],
    ['a.json', '{"a": 1', 'broken_json', /mend/],
    ['a.json', '{"a": 1}', 'unknown_format', /JSONL/],
    ['a.csv', 'a,b\n1,2', 'unknown_format', /data or code/],
    ['a.xml', '<?xml version="1.0"?><a/>', 'unknown_format', /NewsML/],
  ])('%s holding %j is rejected as %s', (key, content, reason, detail) => {
    const { articles, rejects } = read(key, content);
    expect(articles).toEqual([]);
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatchObject({ reason });
    expect(rejects[0]?.detail).toMatch(detail);
  });
});

test('any bytes give articles or rejects, and never throw', () => {
  const keys = fc.constantFrom('a', 'a.txt', 'a.md', 'a.html', 'a.jsonl', 'a.json', 'a.xml');
  fc.assert(
    fc.property(keys, fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 200, unit: 'binary' }).map(bytesOf)), (key, bytes) => {
      const { articles, rejects } = readObject({ key, bytes, declared: {} });
      expect(articles.length + rejects.length).toBeGreaterThan(0);
      for (const one of articles) {
        expect(one.text).toBe(one.text.normalize('NFC'));
        expect(one.headline_end <= one.body_start || one.body_start === 0).toBe(true);
        expect(one.body_start).toBeLessThanOrEqual(one.text.length);
      }
    }),
    { numRuns: 200 },
  );
});
