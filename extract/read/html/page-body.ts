import { Readability } from '@mozilla/readability';
import { type Block, richBlocksOf } from './blocks-of.ts';
import type { DomElement, DomNode } from './dom.ts';
import { dropNoiseBlocks } from './noise-blocks.ts';
import { removeNoise } from './noise-elements.ts';
import type { Page } from './page.ts';

/** Where pages say that their story stands. */
const NAMED_BODIES =
  '[itemprop~="articleBody"],[property~="articleBody"],.article-body,.article__body,.article-content,.article__content,.articleBody,.entry-content,.post-content,.story-body,.story-content,.story__body,article,main,[role="main"]';

const isPicture = (element: DomElement): boolean => element.localName === 'figure' || element.localName === 'figcaption';
const sizeOf = (blocks: readonly Block[]): number => blocks.reduce((size, { text, linkShare }) => size + (linkShare < 0.5 ? text.length : 0), 0);

/** The paragraphs of the article of a page. It takes the page's document apart: read everything else first. */
export function pageBody(page: Page, headline: string | null): string[] {
  removeNoise(page.document);
  const named = namedBody(page);
  const parsed = new Readability<unknown>(page.document as never, { serializer: (node: unknown) => node }).parse();
  const content = parsed?.content as DomNode | null | undefined;
  const found = content ? dropNoiseBlocks(richBlocksOf(content, isPicture), headline) : [];
  // A page cut into many boxes shows Readability one of them only.
  const best = sizeOf(named) > 2 * sizeOf(found) ? named : found;
  return best.map((block) => block.text);
}

/** The blocks of the fullest part that is named as the story's. */
function namedBody(page: Page): Block[] {
  let best: Block[] = [];
  for (const element of page.document.querySelectorAll(NAMED_BODIES)) {
    const blocks = richBlocksOf(element, isPicture);
    if (sizeOf(blocks) > sizeOf(best)) best = blocks;
  }
  return best;
}
