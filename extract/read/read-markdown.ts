import { composeText } from './compose-text.ts';
import { declareFacts } from './declare-facts.ts';
import { factsOfLayout } from './facts-of-layout.ts';
import { readFrontMatter } from './front-matter.ts';
import { layOutText, type TextLayout } from './lay-out-text.ts';
import { hasEnding, oneArticle, type Reader, rejectWith } from './raw-object.ts';
import { type MarkdownBlock, markdownBlocks } from './strip-markdown.ts';
import { takeLabels } from './take-labels.ts';

/** Markdown, by its ending or its front matter: front matter declares facts, a first heading is the headline, markup goes. */
export const readMarkdown: Reader = (object) => {
  const front = readFrontMatter(object.content);
  if (front === null && !hasEnding(object.key, /\.(md|markdown|mdown|mdx)$/i)) return null;
  const { declared, unknownFields } = declareFacts(front?.fields ?? {});
  const layout = layOut(markdownBlocks(front?.rest ?? object.content), object.declared.headline ?? declared.headline);
  if (!layout.labels.rest.length && layout.headline === null) {
    return rejectWith('empty', 'below its front matter it holds no text; put the body of the article there');
  }
  const facts = factsOfLayout(layout, { ...declared, ...object.declared });
  const composed = composeText({ headline: facts.headline ?? null, dek: facts.alternative_headline ?? null, paragraphs: layout.labels.rest });
  const warnings = [...object.warnings, ...unknownFields.map((name) => `unknown_field: ${name}`)];
  return oneArticle({ member_path: null, source_format: 'markdown', ...composed, facts, warnings });
};

/** A first heading is the headline, a longer one of lower rank right below it the dek; else the lines are judged as plain text. */
function layOut(blocks: readonly MarkdownBlock[], declaredHeadline: string | undefined): TextLayout {
  const [first, second, third] = blocks;
  const lines = blocks.map((block) => block.text);
  if (first?.kind !== 'heading') return layOutText(lines, declaredHeadline);
  const isDek = second?.kind === 'heading' && second.level > first.level && third?.kind === 'paragraph' && second.text.length > 40;
  if (second?.kind === 'heading' && !isDek) return { headline: first.text, dek: null, labels: takeLabels(lines.slice(1)) };
  return { ...layOutText(lines, first.text), headline: first.text };
}
