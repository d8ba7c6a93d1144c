import { plainWords } from '../plain-words.ts';
import { textOf } from './dom.ts';
import { ldText } from './json-ld.ts';
import type { Page } from './page.ts';

/** The headline of a page: its first heading where the title tag says the same, else what the metadata says. */
export function pageHeadline(page: Page): string | null {
  const headings = [...page.document.querySelectorAll('h1')].map(textOf).filter((text) => /\p{L}/u.test(text));
  const title = textOf(page.document.querySelector('title'));
  const declared = [ldText(page.article?.headline), page.meta('og:title', 'twitter:title'), title].filter((text): text is string => Boolean(text));
  const agreed = headings.find((heading) => declared.some((text) => saysSame(heading, text)));
  return agreed ?? declared[0]?.replace(/\s+[|–—-]\s+[^|–—-]{2,40}$/, '') ?? headings[0] ?? null;
}

/** Whether a heading is the start or a good part of a declared title, or holds it. */
function saysSame(heading: string, title: string): boolean {
  const one = plainWords(heading);
  const other = plainWords(title);
  return one.length > 8 && other.length > 8 && (other.includes(one) || one.includes(other));
}
