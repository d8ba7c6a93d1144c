import type { Facts } from '../article.ts';
import { readBylineAuthors } from '../metadata/byline.ts';
import { readMoment } from '../metadata/instant.ts';
import { composeText } from './compose-text.ts';
import { blocksOf } from './html/blocks-of.ts';
import { type DomDocument, type DomElement, parseXmlDocument, textOf } from './html/dom.ts';
import { oneArticle, type Reader, rejectWith } from './raw-object.ts';

/** Where the story of a news item stands, best first: NITF, XHTML inside NewsML. */
const BODIES = ['body\\.content', 'inlineXML body', 'inlineXML html', 'inlineXML'];
const HEADLINES = ['body\\.head hl1', 'hedline hl1', 'contentMeta headline', 'headline', 'inlineXML head title', 'head title'];

/** NewsML-G2 and NITF, IPTC's XML: what is no news item with a story is rejected with what it is. */
export const readNewsml: Reader = (object) => {
  const head = object.content.slice(0, 6000);
  const isNews = /<(?:\w+:)?(?:newsItem|newsMessage|packageItem|knowledgeItem|conceptItem|catalogItem|planningItem|nitf|NewsML|contentSet)[\s>]/.test(
    head,
  );
  if (!isNews || /^\s*<!doctype html/i.test(head)) return null;
  const document = parseXmlDocument(object.content);
  const paragraphs = bodyOf(document);
  if (!paragraphs.length) {
    const root = document.documentElement?.localName ?? 'item';
    return rejectWith(
      'not_an_article',
      `it is a ${root} of NewsML-G2 or NITF in which no story is written out; drop the newsItem that holds the text`,
    );
  }
  const facts = { ...factsOf(document), ...object.declared };
  const composed = composeText({ headline: facts.headline ?? null, dek: facts.alternative_headline ?? null, paragraphs });
  return oneArticle({ member_path: null, source_format: 'newsml', ...composed, facts, warnings: object.warnings });
};

const first = (document: DomDocument, selectors: readonly string[]): DomElement | null => {
  for (const selector of selectors) {
    const found = document.querySelector(selector);
    if (found && textOf(found)) return found;
  }
  return null;
};

function bodyOf(document: DomDocument): string[] {
  const body = first(document, BODIES);
  return body === null
    ? []
    : blocksOf(body, (element) => /^(?:head|body\.head|body\.end|media|table|hl1|byline|dateline|abstract)$/.test(element.localName));
}

function factsOf(document: DomDocument): Facts {
  const of = (...selectors: string[]): string | null => textOf(first(document, selectors)) || null;
  const headline = of(...HEADLINES);
  const byline = of('contentMeta by', 'body\\.head byline', 'byline');
  const authors = byline === null ? null : readBylineAuthors(`By ${byline.replace(/^by\s+/i, '')}`);
  const published = [
    of('contentMeta contentCreated'),
    document.querySelector('date\\.issue')?.getAttribute('norm') ?? null,
    of('itemMeta firstCreated'),
    of('itemMeta versionCreated'),
  ];
  const date = published.find((text) => text !== null && readMoment(text));
  const language = document.documentElement?.getAttribute('xml:lang') ?? null;
  const publisher = of('itemMeta provider name', 'provider name');
  return {
    ...(headline !== null && { headline }),
    ...(byline !== null && { byline }),
    ...(authors !== null && { authors }),
    ...(date && { published_at: date, published_basis: 'field' as const }),
    ...(language && { language }),
    ...(publisher !== null && { publisher }),
  };
}
