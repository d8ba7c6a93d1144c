import reference from '../../../seeds/reference/page-noise.json' with { type: 'json' };
import type { DomDocument, DomElement } from './dom.ts';

const NOISE_TOKENS = new Set(reference.noise_tokens.split(' '));
const NOISE_PAIRS = new Set(reference.noise_pairs.split(' '));
const CONTENT_TOKENS = new Set(reference.content_tokens.split(' '));
/** Elements and roles that stand beside an article, whatever they are called. */
const BESIDE =
  'nav,aside,footer,dialog,form,button,select,textarea,[role="navigation"],[role="complementary"],[role="contentinfo"],[role="search"],[role="dialog"],[hidden],[aria-hidden="true"],figure figcaption';
/** What holds more of the page's prose than this is kept, whatever it is called. */
const MOST_PROSE = 0.3;
/** Characters in paragraphs, from which on paragraphs tell how much of the story an element holds. */
const LEAST_PROSE = 400;

/** The words of an element's class and id, lower case: "storyBody article-share" is story, body, article, share. */
export const tokensOf = (element: DomElement): string[] =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('data-component') ?? ''} ${element.getAttribute('data-testid') ?? ''}`
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);

/** The word of an element's names that calls it noise; null where none does. */
function noiseName(element: DomElement): string | null {
  const tokens = tokensOf(element);
  if (tokens.length === 0 || tokens.length > 40) return null;
  const pair = tokens.map((token, index) => `${token}-${tokens[index + 1] ?? ''}`).find((one) => NOISE_PAIRS.has(one));
  if (pair !== undefined) return pair;
  return CONTENT_TOKENS.has(tokens[tokens.length - 1] ?? '') ? null : (tokens.find((token) => NOISE_TOKENS.has(token)) ?? null);
}

const proseOf = (element: DomElement | DomDocument): number => {
  let length = 0;
  for (const paragraph of element.getElementsByTagName('p')) length += (paragraph.textContent ?? '').length;
  return length;
};

/** An element that its style hides; a lead hidden until a script runs shows how much it holds. */
const isHidden = (element: DomElement): boolean => /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');

/** Words inside a paragraph belong to it, however they are marked. */
const isInline = (element: DomElement): boolean =>
  /^(?:a|span|b|i|em|strong|u|mark|code|sup|sub|small|abbr|q)$/.test(element.localName) && element.closest('p,li,blockquote') !== null;

/** Takes out of a page what stands beside its article: menus, shares, teasers, forms. What holds much of its prose stays. */
export function removeNoise(document: DomDocument): void {
  for (const element of [...document.querySelectorAll('script,style,noscript,template')]) element.remove();
  // Pages that write no paragraphs, only line breaks, are measured by all their text.
  const measure = proseOf(document) > LEAST_PROSE ? proseOf : (element: DomElement | DomDocument) => (element.textContent ?? '').length;
  const most = document.body === null ? 0 : MOST_PROSE * measure(document.body);
  const drop = (element: DomElement): void => {
    if (element.parentNode !== null && !isWhole(element) && measure(element) <= most) element.remove();
  };
  for (const element of [...document.querySelectorAll(BESIDE)]) drop(element);
  for (const elements of namedNoise(document).values()) {
    // Some page builders call every paragraph a widget: a name that covers the story is no sign of noise.
    if (elements.reduce((sum, element) => sum + measure(element), 0) <= most) elements.forEach(drop);
  }
}

const isWhole = (element: DomElement): boolean => /^(?:html|head|body|main|article)$/.test(element.localName);

/** The outermost elements that are named as noise or hidden, by the word that says so. */
function namedNoise(document: DomDocument): Map<string, DomElement[]> {
  const found = new Map<string, DomElement[]>();
  for (const element of document.querySelectorAll('[class],[id],[style],[data-component],[data-testid]')) {
    const name = isHidden(element) ? 'hidden' : isWhole(element) || isInline(element) ? null : noiseName(element);
    if (name === null) continue;
    const same = found.get(name);
    if (same === undefined) found.set(name, [element]);
    else if (!same[same.length - 1]?.contains(element)) same.push(element);
  }
  return found;
}
