import { cleanAuthor, readBylineAuthors } from '../../metadata/byline.ts';
import { textOf } from './dom.ts';
import { ldNames } from './json-ld.ts';
import type { Page } from './page.ts';

type Source = (page: Page) => readonly string[];

const META_NAMES = [
  'author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'cxenseparse:author',
  'article:author',
  'article:author:name',
  'og:article:author',
  'authors',
  'twitter:data1',
];

const elements =
  (selector: string): Source =>
  ({ document }) =>
    [...document.querySelectorAll(selector)].filter((one) => !one.closest('aside,footer,nav,[class*="comment" i],[class*="related" i]')).map(textOf);

/** Where a page names its authors, best first; the first that gives a name counts. */
const SOURCES: readonly Source[] = [
  ({ article, ld }) => ldNames(article?.author ?? article?.creator, ld),
  ({ metaAll }) =>
    META_NAMES.slice(0, 8)
      .map(metaAll)
      .find((list) => list.length > 0) ?? [],
  elements('[rel~="author"]'),
  elements('[itemprop~="author"] [itemprop~="name"],[itemprop~="author"]'),
  ({ metaAll }) => metaAll('article:author').filter((one) => !/^https?:|\//.test(one)),
  elements('[class*="author-name" i],[class*="author__name" i],[class*="authorname" i],[class*="byline-name" i],[class*="byline__name" i]'),
  (page) => elements('[class*="byline" i],[class*="author" i]')(page).filter((text) => text.length < 120 && /^\s*(?:by|written by)\b/i.test(text)),
];

/** The authors of a page, one name each, in order; empty where none is named. */
export function pageAuthors(page: Page): string[] {
  const publisher = (page.meta('og:site_name') ?? '').toLowerCase();
  for (const source of SOURCES) {
    const names = source(page)
      .flatMap((text) => readBylineAuthors(text) ?? text.split(/\s*(?:,|;|\||\s(?:and|und|et|&)\s)\s*/))
      .map(cleanAuthor)
      .filter((name) => name !== null && name.toLowerCase() !== publisher && name.split(' ').length <= 6)
      .filter((name) => name !== null);
    if (names.length) return [...new Set(names)];
  }
  return [];
}
