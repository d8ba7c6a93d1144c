import { plainWords } from '../plain-words.ts';
import { textOf } from './dom.ts';
import { ldText } from './json-ld.ts';
import type { Page } from './page.ts';

/** Whether a heading is the start or a good part of a declared title, or holds it. */
function saysSame(heading: string, title: string): boolean {
  const one = plainWords(heading);
  const other = plainWords(title);
  return one.length > 8 && other.length > 8 && (other.includes(one) || one.includes(other));
}

/** "Opinion Why the ferry sank" without the label that stands before the declared headline. */
function withoutLabel(heading: string, declared: readonly string[]): string {
  const bare = declared.find((title) => heading.length > title.length && heading.length - title.length < 30 && heading.endsWith(title));
  return bare ?? heading;
}

/** A title without the site's name after a bar or a dash. */
function withoutSite(title: string, page: Page): string {
  const match = /^(.{8,}?)\s+[|–—·»-]\s+([^|]{2,40})$/s.exec(title);
  if (!match) return title;
  const site = plainWords(page.meta('og:site_name') ?? ldText(page.article?.publisher) ?? '');
  const tail = plainWords(match[2] ?? '');
  const host = (page.url ?? '').toLowerCase();
  const isSite = tail === site || (site !== '' && (tail.includes(site) || site.includes(tail))) || host.includes(tail.replaceAll(' ', ''));
  return isSite || /\s\|\s/.test(title) ? (match[1] ?? title) : title;
}

/** The headline of a page: the heading that says what the metadata says, else its one heading of some length, else the metadata. */
export function pageHeadline(page: Page): string | null {
  const headings = [...page.document.querySelectorAll('h1')].map(textOf).filter((text) => /\p{L}/u.test(text));
  const title = textOf(page.document.querySelector('title'));
  const declared = [ldText(page.article?.headline), page.meta('og:title', 'twitter:title'), title].filter((text): text is string => Boolean(text));
  const agreed = headings.find((heading) => declared.some((text) => saysSame(heading, text)));
  if (agreed !== undefined) return withoutLabel(agreed, declared);
  const alone = headings.length === 1 && plainWords(headings[0] ?? '').split(' ').length >= 4 ? headings[0] : undefined;
  return alone ?? (declared[0] === undefined ? (headings[0] ?? null) : withoutSite(declared[0], page));
}
