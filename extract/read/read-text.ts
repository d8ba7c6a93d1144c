import { composeText } from './compose-text.ts';
import { factsOfLayout } from './facts-of-layout.ts';
import { layOutText } from './lay-out-text.ts';
import { oneArticle, type Reader } from './raw-object.ts';
import { splitParagraphs } from './split-paragraphs.ts';

/** Plain text: a headline line, a dek line, byline and date lines, then paragraphs. */
export const readText: Reader = (object) => {
  const layout = layOutText(splitParagraphs(object.content), object.declared.headline);
  const facts = factsOfLayout(layout, object.declared);
  const composed = composeText({ headline: facts.headline ?? null, dek: facts.alternative_headline ?? null, paragraphs: layout.labels.rest });
  return oneArticle({ member_path: null, source_format: 'text', ...composed, facts, warnings: object.warnings });
};
