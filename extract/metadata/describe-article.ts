import { createHash } from 'node:crypto';
import type { ArticleRow } from '../../schemas/tables.ts';
import type { ArticleContext, ReadArticle } from '../article.ts';
import { articleIdOf, sourceIdOf } from '../ids.ts';
import type { TextParts } from '../text/document.ts';
import { EXTRACTOR_VERSION } from '../version.ts';

/** The row of table `articles`: the reader's facts, and what the text itself says where they are silent. */
export function describeArticle(article: ReadArticle, parts: TextParts, context: ArticleContext): ArticleRow {
  const { facts } = article;
  const published = facts.published_at ?? null;
  const day = published?.slice(0, 10) ?? null;
  const words = parts.tokens.filter((token) => token.kind !== 'punct').length;
  return {
    article_id: articleIdOf(context.raw_key, article.member_path),
    source_id: sourceIdOf(context.raw_key),
    published_date: day,
    published_month: day?.slice(0, 7) ?? 'unknown',
    extractor_version: EXTRACTOR_VERSION,
    raw_key: context.raw_key,
    raw_version: context.raw_version,
    member_path: article.member_path,
    source_format: article.source_format,
    received_at: context.received_at,
    headline: facts.headline ?? null,
    alternative_headline: facts.alternative_headline ?? null,
    text: article.text,
    headline_end: parts.codePoint(article.headline_end),
    body_start: parts.codePoint(article.body_start),
    authors: facts.authors ?? null,
    byline: facts.byline ?? null,
    publisher: facts.publisher ?? null,
    news_agency: facts.news_agency ?? null,
    dateline: null,
    dateline_place: null,
    published_at: published && published.length > 10 ? published : null,
    published_basis: published ? (facts.published_basis ?? 'field') : 'none',
    published_earliest: day,
    published_latest: day,
    modified_at: facts.modified_at ?? null,
    url: facts.url ?? null,
    canonical_url: facts.canonical_url ?? null,
    image_url: facts.image_url ?? null,
    language: facts.language ?? 'en',
    language_confidence: null,
    section: facts.section ?? null,
    keywords: facts.keywords ?? null,
    description: facts.description ?? null,
    word_count: words,
    sentence_count: parts.sentences.length,
    paragraph_count: parts.paragraphs.length,
    content_sha256: createHash('sha256').update(article.text).digest('hex'),
    minhash: null,
    warnings: article.warnings.length ? [...article.warnings] : null,
  };
}
