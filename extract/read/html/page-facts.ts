import type { Facts } from '../../article.ts';
import { readMoment } from '../../metadata/instant.ts';
import { ldNames, ldText, listOf } from './json-ld.ts';
import type { Page } from './page.ts';
import { pageAuthors } from './page-authors.ts';
import { pageDate } from './page-date.ts';
import { pageDek } from './page-dek.ts';
import { pageHeadline } from './page-headline.ts';

/** Facts without those that are null, blank or empty. */
type Found = { readonly [K in keyof Facts]: Facts[K] | null };
const present = (found: Found): Facts =>
  Object.fromEntries(Object.entries(found).filter(([, value]) => (Array.isArray(value) ? value.length : value)));

/** What the page says about itself, by JSON-LD first, then its meta tags, then what it shows. */
export function pageFacts(page: Page): Facts {
  const { article, ld, meta } = page;
  const date = pageDate(page);
  const modified = [ldText(article?.dateModified), meta('article:modified_time', 'og:updated_time', 'last-modified')].find(
    (text) => text && readMoment(text),
  );
  const keywords = listOf(article?.keywords ?? meta('news_keywords', 'keywords')).flatMap((one) =>
    typeof one === 'string' ? one.split(/\s*[,;]\s*/) : [],
  );
  return present({
    headline: pageHeadline(page),
    alternative_headline: pageDek(page),
    authors: pageAuthors(page),
    published_at: date?.iso ?? null,
    published_basis: date?.basis ?? null,
    published_day: date?.localDay ?? null,
    modified_at: modified ?? null,
    publisher: ldNames(article?.publisher, ld)[0] ?? meta('og:site_name', 'publisher', 'application-name'),
    url: page.url,
    canonical_url: page.document.querySelector('link[rel="canonical" i]')?.getAttribute('href') ?? meta('og:url'),
    image_url: meta('og:image', 'twitter:image'),
    description: meta('og:description', 'description', 'twitter:description'),
    section: ldText(article?.articleSection) ?? meta('article:section'),
    keywords: keywords.map((word) => word.trim()).filter(Boolean),
    language: page.language && /^[a-z]{2,3}(?:-|$)/.test(page.language) ? page.language : null,
  });
}
