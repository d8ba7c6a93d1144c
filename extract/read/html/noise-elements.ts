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

function isNamedNoise(element: DomElement): boolean {
  const tokens = tokensOf(element);
  if (tokens.length === 0 || tokens.length > 40) return false;
  const hasPair = tokens.some((token, index) => NOISE_PAIRS.has(`${token}-${tokens[index + 1] ?? ''}`));
  return hasPair || (tokens.some((token) => NOISE_TOKENS.has(token)) && !CONTENT_TOKENS.has(tokens[tokens.length - 1] ?? ''));
}

const proseOf = (element: DomElement | DomDocument): number => {
  let length = 0;
  for (const paragraph of element.getElementsByTagName('p')) length += (paragraph.textContent ?? '').length;
  return length;
};

/** An element that its style hides; a lead hidden until a script runs shows how much it holds. */
const isHidden = (element: DomElement): boolean => /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');

/** Takes out of a page what stands beside its article: menus, shares, teasers, forms. What holds much of its prose stays. */
export function removeNoise(document: DomDocument): void {
  for (const element of [...document.querySelectorAll('script,style,noscript,template')]) element.remove();
  // Pages that write no paragraphs, only line breaks, are measured by all their text.
  const measure = proseOf(document) > LEAST_PROSE ? proseOf : (element: DomElement | DomDocument) => (element.textContent ?? '').length;
  const total = document.body === null ? 0 : measure(document.body);
  const drop = (element: DomElement): void => {
    if (element.parentNode === null || /^(?:html|head|body|main|article)$/.test(element.localName)) return;
    if (measure(element) > MOST_PROSE * total) return;
    element.remove();
  };
  for (const element of [...document.querySelectorAll(BESIDE)]) drop(element);
  for (const element of [...document.querySelectorAll('[class],[id],[style],[data-component],[data-testid]')]) {
    if (isNamedNoise(element) || isHidden(element)) drop(element);
  }
}
