import type { ArticleRow } from '../../schemas/tables.ts';
import { type ArticleColumns, codePointsOf, type Doc, type Paragraph, type Sentence, type Token } from '../document.ts';
import { splitSentences } from './sentences.ts';
import { tokenize } from './tokenize.ts';

export type TextParts = Pick<Doc, 'text' | 'paragraphs' | 'sentences' | 'tokens' | 'codePoint'>;

/** Paragraphs (parted by empty lines), sentences and tokens of a text; headlineEnd and bodyStart are UTF-16. */
export function segment(text: string, parts: { headlineEnd: number; bodyStart: number }): TextParts {
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  for (const { start, end } of paragraphSpans(text)) {
    const content = text.slice(start, end);
    const part = end <= parts.headlineEnd ? 'headline' : start < parts.bodyStart ? 'dek' : 'body';
    for (const span of splitSentences(content)) {
      const sentence = sentences.length;
      const firstToken = tokens.length;
      for (const token of tokenize(content.slice(span.start, span.end), { offset: start + span.start, sentence })) tokens.push(token);
      sentences.push({ start: start + span.start, end: start + span.end, paragraph: paragraphs.length, firstToken, endToken: tokens.length });
    }
    paragraphs.push({ start, end, part });
  }
  return { text, paragraphs, sentences, tokens, codePoint: codePointsOf(text) };
}

/** Pieces between empty lines, white space around them left out. */
function* paragraphSpans(text: string): Generator<{ start: number; end: number }> {
  let from = 0;
  for (const piece of text.split(/(\n[^\S\n]*\n\s*)/)) {
    const body = piece.trim();
    const start = from + piece.length - piece.trimStart().length;
    if (body) yield { start, end: start + body.length };
    from += piece.length;
  }
}

export const docOf = (parts: TextParts, article: ArticleRow): Doc => {
  const { article_id, source_id, published_date, published_month, extractor_version } = article;
  const columns: ArticleColumns = { article_id, source_id, published_date, published_month, extractor_version };
  return { ...parts, article, columns };
};
