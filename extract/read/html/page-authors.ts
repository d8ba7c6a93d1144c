import { cleanAuthor, isPersonName, readBylineAuthors } from '../../metadata/byline.ts';
import { type DomElement, textOf } from './dom.ts';
import { articleNodes, ldNames, ldText } from './json-ld.ts';
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
  'authors',
];

const BESIDE = 'aside,footer,nav,[class*="comment" i],[class*="related" i],[class*="recirc" i],[class*="card" i],[class*="teaser" i],li li';

/** Texts of elements, those in teasers for other articles left out. */
const textsOf = (page: Page, selector: string): string[] => {
  const own = (element: DomElement): boolean => !element.closest(BESIDE);
  return [...page.document.querySelectorAll(selector)].filter(own).map((element) => element.getAttribute('content') ?? textOf(element));
};

/** Short texts that hold nothing but a name: an author's element often holds a portrait's text, a title, a link "More". */
const namesIn = (page: Page, selector: string): string[] => {
  const names = textsOf(page, selector).filter((text) => text.length < 80 && isPersonName(text.replace(/^by[:\s]+/i, '')));
  return names.slice(0, 1);
};

/** Where a page names its authors, best first; the first that gives a name counts. */
const SOURCES: readonly Source[] = [
  ({ article, ld }) => ldNames(article?.author ?? article?.creator, ld),
  ({ metaAll }) => META_NAMES.map(metaAll).find((list) => list.some((one) => cleanAuthor(one) !== null)) ?? [],
  ({ ld }) => articleNodes(ld).flatMap((node) => ldNames(node.author ?? node.creator, ld)),
  (page) => textsOf(page, '[itemprop~="author"] [itemprop~="name"]'),
  (page) => textsOf(page, '[rel~="author"]'),
  ({ metaAll }) => metaAll('article:author').filter((one) => !/^https?:|\//.test(one)),
  (page) =>
    textsOf(page, '[class*="byline" i],[class*="author" i],[class*="meta" i] > *')
      .filter((text) => text.length < 140 && readBylineAuthors(text) !== null)
      .slice(0, 1),
  (page) =>
    namesIn(
      page,
      '[class*="authorname" i],[class*="author-name" i],[class*="author__name" i],[class*="byline" i] a,[class*="author" i] a,[itemprop~="author"]',
    ),
  (page) =>
    textsOf(page, 'h4,small,p,div,span')
      .slice(0, 400)
      .filter((text) => text.length < 90 && /^by:?\s+\p{Lu}/iu.test(text) && readBylineAuthors(text) !== null)
      .slice(0, 1),
  (page) =>
    namesIn(
      page,
      'a[href*="/author/"],a[href*="/authors/"],a[href*="/staff/"],a[href*="/reporters/"],a[href*="/writers/"],a[href*="/contributors/"]',
    ),
];

/** A byline with more names than one, or one name; text after a job title is cut by the byline rules. */
const split = (text: string): string[] => readBylineAuthors(text) ?? text.split(/\s*(?:,|;|\||\s(?:and|und|et|&)\s)\s*/);

/** Letters behind a name ("Jane Doe, PhD, MPH") that are no author. */
const DEGREE = /^(?:Ph\.?D|M\.?D|MS|MA|MPH|RDN?|LD|RN|MBA|CFP®?|CPA|JD|Esq|Jr|Sr|II|III|BSc|MSc|DO|DDS|LCSW|CNN|AP|BBC)\.?$/i;

/** A name with a company's ending, or one word that is the address's name (two words are a person's own site). */
function isCompany(name: string, url: string | null): boolean {
  const host =
    /^https?:\/\/([^/:]+)/i
      .exec(url ?? '')?.[1]
      ?.toLowerCase()
      .split('.') ?? [];
  return /\b(?:Inc|Ltd|LLC|PC|GmbH|Corp(?:oration)?|Official|Company)\.?$/i.test(name) || (!/\s/.test(name) && host.includes(name.toLowerCase()));
}

/** The authors of a page, one name each, in order; empty where none is named. The house itself is no author but the publisher. */
export function pageAuthors(page: Page): string[] {
  const house = [
    page.meta('og:site_name'),
    ldText(page.article?.publisher),
    ...page.ld.map((node) => (node['@type'] === 'NewsMediaOrganization' ? ldText(node.name) : null)),
  ];
  const houses = new Set(house.filter((name) => name !== null).map((name) => name.toLowerCase().replace(/^the /, '')));
  for (const source of SOURCES) {
    const names = source(page)
      .flatMap(split)
      .map(cleanAuthor)
      .filter((name) => name !== null)
      .filter((name) => name.split(' ').length <= 6 && !DEGREE.test(name) && !/\d{2}/.test(name) && /\p{Lu}|\p{Lo}/u.test(name))
      .filter((name) => !houses.has(name.toLowerCase().replace(/^the /, '')) && !isCompany(name, page.url));
    if (names.length) return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  }
  return [];
}
