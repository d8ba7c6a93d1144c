import { Readability } from '@mozilla/readability';
import { blocksOf } from './blocks-of.ts';
import { type DomNode, isElement } from './dom.ts';
import type { Page } from './page.ts';

/** The paragraphs of the article of a page. It takes the page's document apart: read everything else first. */
export function pageBody(page: Page): string[] {
  const parsed = new Readability<unknown>(page.document as never, { serializer: (node: unknown) => node }).parse();
  const content = parsed?.content as DomNode | null | undefined;
  return content ? blocksOf(content, (element) => element.localName === 'figure' || element.localName === 'figcaption') : [];
}

export { isElement };
