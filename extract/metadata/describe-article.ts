import { createHash } from 'node:crypto';
import type { ArticleRow } from '../../schemas/tables.ts';
import type { ArticleContext, ReadArticle } from '../article.ts';
import { signatureOf } from '../copies/signature.ts';
import { storeSignature } from '../copies/stored-signature.ts';
import { articleIdOf, sourceIdOf } from '../ids.ts';
import type { TextParts } from '../text/document.ts';
import { EXTRACTOR_VERSION } from '../version.ts';
import { readDateline } from './dateline.ts';
import { detectLanguage } from './detect-language.ts';
import { readMoment } from './instant.ts';
import { publishedOf } from './published.ts';

/** The row of table `articles`: the reader's facts, and what the text itself says where they are silent. */
export function describeArticle(article: ReadArticle, parts: TextParts, context: ArticleContext): ArticleRow {
  const { facts } = article;
  const body = article.text.slice(article.body_start).trimStart();
  const dateline = readDateline(body);
  const published = publishedOf({ facts, dateline, body }, context);
  const { language, confidence } = detectLanguage(article.text, facts.language ?? null);
  const isForeign = language !== null && !language.startsWith('en');
  const warnings = [...article.warnings, ...(isForeign ? ['language_not_supported'] : [])];
  const instant = (text: string | null | undefined): string | null => (text ? (readMoment(text)?.instant ?? null) : null);
  return {
    article_id: articleIdOf(context.raw_key, article.member_path),
    source_id: sourceIdOf(context.raw_key),
    published_month: published.published_date?.slice(0, 7) ?? 'unknown',
    extractor_version: EXTRACTOR_VERSION,
    raw_key: context.raw_key,
    raw_version: context.raw_version,
    member_path: article.member_path,
    source_format: article.source_format,
    received_at: instant(facts.received_at ?? context.received_at),
    headline: facts.headline ?? null,
    alternative_headline: facts.alternative_headline ?? null,
    text: article.text,
    headline_end: parts.codePoint(article.headline_end),
    body_start: parts.codePoint(article.body_start),
    authors: facts.authors ?? null,
    byline: facts.byline ?? null,
    publisher: facts.publisher ?? null,
    news_agency: facts.news_agency ?? dateline?.agency ?? null,
    dateline: dateline?.text ?? null,
    dateline_place: dateline?.place ?? null,
    ...published,
    modified_at: instant(facts.modified_at),
    url: facts.url ?? null,
    canonical_url: facts.canonical_url ?? null,
    image_url: facts.image_url ?? null,
    language,
    language_confidence: confidence,
    section: facts.section ?? null,
    keywords: facts.keywords ?? null,
    description: facts.description ?? null,
    word_count: parts.tokens.filter((token) => token.kind !== 'punct').length,
    sentence_count: parts.sentences.length,
    paragraph_count: parts.paragraphs.length,
    content_sha256: createHash('sha256').update(article.text).digest('hex'),
    minhash: storeSignature(signatureOf(article.text)),
    warnings: warnings.length ? warnings : null,
  };
}
