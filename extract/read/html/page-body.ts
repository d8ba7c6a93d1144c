import { Readability } from '@mozilla/readability';
import { type Block, blocksOf, richBlocksOf } from './blocks-of.ts';
import { type DomElement, type DomNode, parseHtmlDocument } from './dom.ts';
import { decodeEntities } from './json-ld.ts';
import { dropNoiseBlocks } from './noise-blocks.ts';
import { removeNoise } from './noise-elements.ts';
import type { Page } from './page.ts';

/** Where pages say that their story stands. */
const NAMED_BODIES =
  '[itemprop~="articleBody"],[property~="articleBody"],.article-body,.article__body,.article-content,.article__content,.articleBody,.entry-content,.post-content,.story-body,.story-content,.story__body,article,main,[role="main"]';

/** Characters of prose: less is a teaser, a login or a list. */
const LEAST_STORY = 60;

/** Of all prose that the page shows: less is a teaser beside a story that Readability missed. */
const LEAST_SHARE = 0.12;

const isPicture = (element: DomElement): boolean => element.localName === 'figure' || element.localName === 'figcaption';
const sizeOf = (blocks: readonly Block[]): number => blocks.reduce((size, { text, linkShare }) => size + (linkShare < 0.5 ? text.length : 0), 0);

/** The paragraphs of the article of a page. It takes the page's document apart: read everything else first. */
export function pageBody(page: Page, headlines: readonly string[]): string[] {
  removeNoise(page.document);
  const named = namedBody(page, headlines);
  // Readability takes the page apart even where it finds nothing: all else is read before.
  const whole = page.document.body ? dropNoiseBlocks(richBlocksOf(page.document.body, isPicture), headlines) : [];
  const content = readable(page);
  const found = content ? dropNoiseBlocks(richBlocksOf(content, isPicture), headlines) : [];
  // A page cut into many boxes shows Readability one of them only.
  const best = sizeOf(named) > 2 * sizeOf(found) ? named : found;
  const story = sizeOf(best) < Math.max(LEAST_STORY, LEAST_SHARE * sizeOf(whole)) ? whole : best;
  const declared = declaredBody(page);
  if (sizeOf(story) < declared.join('').length / 2) return declared;
  return sizeOf(story) < LEAST_STORY ? [] : story.map((block) => block.text);
}

/** The story as JSON-LD holds it, for pages that a script fills; markup in it goes. */
function declaredBody({ article }: Page): string[] {
  const body = typeof article?.articleBody === 'string' ? decodeEntities(article.articleBody) : '';
  const paragraphs = /<(?:p|br|div)\b/i.test(body) ? blocksOf(parseHtmlDocument(body)) : body.split(/\s*\n+\s*/);
  return paragraphs.map((paragraph) => paragraph.trim()).filter(Boolean);
}

/** What Readability takes for the article; null where it finds none or stumbles over the page's tree. */
function readable(page: Page): DomNode | null {
  try {
    const parsed = new Readability<unknown>(page.document as never, { serializer: (node: unknown) => node }).parse();
    return (parsed?.content ?? null) as DomNode | null;
  } catch {
    return null;
  }
}

/** The blocks of the fullest part that is named as the story's. */
function namedBody(page: Page, headlines: readonly string[]): Block[] {
  let best: Block[] = [];
  for (const element of page.document.querySelectorAll(NAMED_BODIES)) {
    const blocks = dropNoiseBlocks(richBlocksOf(element, isPicture), headlines);
    if (sizeOf(blocks) > sizeOf(best)) best = blocks;
  }
  return best;
}
