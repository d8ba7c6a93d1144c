import { readBylineAuthors } from '../../metadata/byline.ts';
import { type DomElement, textOf } from './dom.ts';
import { ldText } from './json-ld.ts';
import { tokensOf } from './noise-elements.ts';
import type { Page } from './page.ts';

/** What pages call the line under the headline. */
const DEK =
  /^(?:dek|deck|standfirst|subdeck|subhead|subheading|subheadline|subline|subtitle|strapline|sub-title|excerpt|summary|teaser-text|lede)$|dek$|subtitle$|standfirst$|subheadline$/;

const isDekText = (text: string): boolean => text.length >= 20 && text.length <= 400 && /\s/.test(text) && readBylineAuthors(text) === null;

const isNamedDek = (element: DomElement): boolean => {
  const tokens = tokensOf(element);
  return tokens.some((token, index) => DEK.test(token) || DEK.test(`${token}-${tokens[index + 1] ?? ''}`));
};

/** The elements after the headline, in order, up to where paragraphs start: its next siblings and those of its wrapper. */
function afterHeadline(page: Page): DomElement[] {
  const found: DomElement[] = [];
  let at: DomElement | null = page.document.querySelector('h1');
  for (let levels = 0; at !== null && levels < 3; levels++) {
    for (let next = at.nextElementSibling, count = 0; next !== null && count < 3; next = next.nextElementSibling, count++) found.push(next);
    at = at.parentElement;
  }
  return found;
}

/** The dek of a page: as JSON-LD declares it, or the line under the headline that is named or set as one. */
export function pageDek(page: Page): string | null {
  const declared = ldText(page.article?.alternativeHeadline) ?? ldText(page.article?.alternateName);
  const headline = textOf(page.document.querySelector('h1'));
  if (declared !== null && isDekText(declared) && declared !== headline && page.lines().includes(declared)) return declared;
  for (const element of afterHeadline(page)) {
    const named = isNamedDek(element) ? element : [...element.querySelectorAll('h2,h3,p,div')].slice(0, 6).find(isNamedDek);
    const isHeadingBelow = /^h[23]$/.test(element.localName) && element.previousElementSibling?.localName === 'h1';
    const text = named ? textOf(named) : isHeadingBelow ? textOf(element) : '';
    if (isDekText(text)) return text;
  }
  return null;
}
