import type { PublishedBasis } from '../../article.ts';
import { dayNumber, isoDay } from '../../metadata/calendar.ts';
import { findWrittenDates, readDateText } from '../../metadata/date-text.ts';
import { readMoment } from '../../metadata/instant.ts';
import { textOf } from './dom.ts';
import { ldText } from './json-ld.ts';
import type { Page } from './page.ts';

export interface PageDate {
  readonly iso: string;
  readonly basis: PublishedBasis;
  /** The publication's own day. */
  readonly localDay: string;
}

type Source = { readonly basis: PublishedBasis; readonly find: (page: Page) => string | null };

const META_NAMES = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'publish-date',
  'publish_date',
  'publishdate',
  'published-date',
  'pubdate',
  'article.published',
  'published_at',
  'published_time_telegram',
  'dcterms.created',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.issued',
  'dc.date',
  'dc.date.created',
  'dcsext.articlefirstpublished',
  'originalpublicationdate',
  'article_date_original',
  'date',
  'dat',
  'cdate',
  'bt:pubdate',
  'rnews:datepublished',
  'datecreated',
  'og:pubdate',
  'created',
];
const META_NAMES_OF_CHANGE = ['last-modified', 'og:updated_time', 'article:modified_time', 'datemodified'];

const metaDate =
  (names: readonly string[]): Source['find'] =>
  ({ meta }) =>
    names.map((name) => meta(name)).find((text) => text !== null && readMoment(text)) ?? null;

/** Where a page says when it was published, best first. Places that may tell another article's date come after those that cannot. */
const SOURCES: readonly Source[] = [
  { basis: 'jsonld', find: ({ article }) => ldText(article?.datePublished) },
  { basis: 'jsonld', find: ({ ld }) => ldText(ld.find((node) => node.datePublished)?.datePublished) },
  { basis: 'jsonld', find: ({ article }) => ldText(article?.dateCreated) ?? ldText(article?.uploadDate) },
  { basis: 'meta', find: metaDate(META_NAMES) },
  { basis: 'meta', find: (page) => attributeOf(page, '[itemprop~="datePublished"],[property~="datePublished"]') },
  { basis: 'meta', find: (page) => attributeOf(page, 'time[pubdate],abbr.published') },
  { basis: 'url', find: ({ url }) => (url === null ? null : dateInUrl(url)) },
  { basis: 'visible_text', find: dateNearHeadline },
  { basis: 'visible_text', find: timeElement },
  // Lead images lie in folders of their day.
  { basis: 'url', find: ({ meta }) => dateInUrl(meta('og:image', 'twitter:image') ?? '') },
  { basis: 'visible_text', find: visibleDate },
  { basis: 'meta', find: metaDate(META_NAMES_OF_CHANGE) },
  { basis: 'jsonld', find: ({ article }) => ldText(article?.dateModified) },
];

const IN_UTC = /(?:z|[+-]00:?00)$/i;

/** The publication date of a page and what it rests on. */
export function pageDate(page: Page): PageDate | null {
  for (const { basis, find } of SOURCES) {
    const text = find(page);
    const moment = text === null ? null : readMoment(text);
    if (text === null || moment === null || moment.day < '1990') continue;
    if (basis === 'url' || basis === 'visible_text') return { iso: text, basis, localDay: moment.day };
    const iso = withoutMidnight(text);
    return { iso, basis, localDay: IN_UTC.test(iso.trim()) ? localDay(page, iso, moment.day) : moment.day };
  }
  return null;
}

/**
 * The publication's own day where the instant is given in UTC: the same instant with its offset, as another place of the page tells
 * it, or the day before or after it, where address or page say so.
 */
function localDay(page: Page, iso: string, day: string): string {
  const instant = readMoment(iso)?.instant ?? null;
  const stamps = [...page.document.querySelectorAll('time[datetime]')].slice(0, 20).map((element) => element.getAttribute('datetime') ?? '');
  const same = [metaDate(META_NAMES)(page) ?? '', ...stamps].find(
    (stamp) =>
      instant !== null &&
      /[+-]\d\d:?\d\d$/.test(stamp.trim()) &&
      !IN_UTC.test(stamp.trim()) &&
      readMoment(stamp)?.instant?.slice(0, 16) === instant.slice(0, 16),
  );
  if (same !== undefined) return readMoment(same)?.day ?? day;
  const shown = [page.url === null ? null : dateInUrl(page.url), dateNearHeadline(page)].map((text) => text?.slice(0, 10));
  return shown.find((other) => other !== undefined && Math.abs(dayNumber(other) - dayNumber(day)) === 1) ?? day;
}

/** A day that a content system stored as an instant: nobody publishes on the stroke of midnight that often. */
const withoutMidnight = (iso: string): string => (/T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$/i.test(iso.trim()) ? iso.trim().slice(0, 10) : iso);

function attributeOf(page: Page, selector: string): string | null {
  for (const element of page.document.querySelectorAll(selector)) {
    const given = element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.getAttribute('title') ?? '';
    if (readMoment(given)) return given;
    const text = readDateText(textOf(element), dateOptions(page));
    if (text !== null) return text;
  }
  return null;
}

const CHANGED =
  /(?:updated?|modified|last|letzte|aktualisiert|änderung|geändert|stand|mise? à jour|modifié|actualizad[oa]|aggiornat[oa]|bijgewerkt|uppdaterad|zmodyfikowan\p{L}*|güncelle\p{L}*|обновлен\p{L}*)\P{L}{0,12}$/iu;

/** The first date of a line that is not said to be that of a change, else the first. */
function publishedIn(line: string, page: Page): string | null {
  const dates = findWrittenDates(line.slice(0, 300), dateOptions(page));
  return (dates.find(({ start }) => !CHANGED.test(line.slice(Math.max(0, start - 40), start))) ?? dates[0])?.iso ?? null;
}

/** The first date in the short lines right below the headline, then right above it. */
function dateNearHeadline(page: Page): string | null {
  const heading = page.document.querySelector('h1');
  if (heading === null || page.document.body === null) return null;
  const title = textOf(heading);
  const lines = page.lines();
  const at = lines.indexOf(title);
  if (at < 0 || !title) return null;
  for (const line of [...lines.slice(at + 1, at + 12), ...lines.slice(Math.max(0, at - 5), at).reverse()]) {
    const date = line.length < 200 ? publishedIn(line, page) : null;
    if (date !== null) return date;
  }
  return null;
}

/** The first time element of the page outside lists of other articles. */
function timeElement(page: Page): string | null {
  for (const element of page.document.querySelectorAll('time')) {
    if (element.closest('aside,nav,footer,[class*="related" i],[class*="comment" i],[class*="sidebar" i]')) continue;
    const given = element.getAttribute('datetime') ?? '';
    if (/\d/.test(given) && readMoment(given)) return given;
    const text = readDateText(textOf(element), dateOptions(page));
    if (text !== null) return text;
  }
  return null;
}

/** /2024/05/03/ or /2024-05-03- or -20240503 in an address; a year and a month alone are no day. */
export function dateInUrl(url: string): string | null {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const parted =
    /[/_.-]((?:19|20)\d\d)[/_.-](\d{1,2})[/_.-](\d{1,2})(?=[/_.-]|$|\?)/.exec(path) ?? /[/_-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$|\?)/.exec(path);
  return parted ? isoDay(Number(parted[1]), Number(parted[2]), Number(parted[3])) : null;
}

export const dateOptions = (page: Page) => ({ language: page.language, monthFirst: page.language === null || /^en(?:-us)?$/.test(page.language) });

const DATE_CLASS =
  '[class*="date" i],[class*="publish" i],[class*="posted" i],[class*="time" i],[id*="date" i],[class*="byline" i],[class*="meta" i],[class*="info" i],[class*="author" i]';

function visibleDate(page: Page): string | null {
  for (const element of page.document.querySelectorAll(DATE_CLASS)) {
    const text = textOf(element);
    if (text.length < 6 || text.length > 200 || element.closest('aside,nav,footer')) continue;
    const date = publishedIn(text, page);
    if (date !== null) return date;
  }
  const text = textOf(page.document.body).slice(0, 20000);
  return findWrittenDates(text, dateOptions(page))[0]?.iso ?? null;
}
