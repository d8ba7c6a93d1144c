import type { Facts } from '../article.ts';
import { cleanAuthor, readBylineAuthors } from '../metadata/byline.ts';
import { readMoment } from '../metadata/instant.ts';
import { composeText } from './compose-text.ts';
import { blocksOf } from './html/blocks-of.ts';
import { parseHtmlDocument } from './html/dom.ts';
import { hasEnding, oneArticle, type Reader, rejectWith } from './raw-object.ts';
import { splitParagraphs } from './split-paragraphs.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);

/** Every field of ninjs that no other JSON has so often; `uri` alone is required there. */
const isNinjs = (fields: Fields): boolean =>
  typeof fields.uri === 'string' || Object.keys(fields).some((name) => /^(?:body|headline)_\w+$|^(?:versioncreated|bodies|headlines)$/i.test(name));

/** ninjs, IPTC's JSON: versions 1 (`headline`, `body_…`), 2 and 3 (`headlines`, `bodies` with roles). */
export const readNinjs: Reader = (object) => {
  if (!hasEnding(object.key, /\.(json|ninjs)$/i) && !/^\s*\{/.test(object.content)) return null;
  let value: unknown;
  try {
    value = JSON.parse(object.content);
  } catch {
    return null;
  }
  if (!isFields(value) || !isNinjs(value)) return null;
  const paragraphs = bodyOf(value);
  if (!paragraphs.some((one) => /\p{L}{2}.*\s.*\p{L}{2}/su.test(one))) {
    return rejectWith(
      'not_an_article',
      'it is ninjs without a story: no field body_text, body_… or bodies holds text; drop the item that has the story',
    );
  }
  const facts = { ...factsOf(value), ...object.declared };
  const composed = composeText({ headline: facts.headline ?? null, dek: facts.alternative_headline ?? null, paragraphs });
  return oneArticle({ member_path: null, source_format: 'ninjs', ...composed, facts, warnings: object.warnings });
};

/** The fullest body, in the form that parts most paragraphs: bodies say the same in several forms, or one is a summary. */
function bodyOf(fields: Fields): string[] {
  const listed = Array.isArray(fields.bodies) ? fields.bodies.filter(isFields) : [];
  const candidates = [
    ...listed.map((body) => ({
      name: `${textIn(body.role) ?? ''} ${textIn(body.contenttype) ?? textIn(body.contentType) ?? ''}`,
      text: textIn(body.value),
    })),
    ...Object.entries(fields)
      .filter(([name]) => /^body_/i.test(name))
      .map(([name, text]) => ({ name, text: textIn(text) })),
  ];
  const readable = candidates.map(({ name, text }) => ({ name, text: text ?? '' })).filter(({ text }) => text && !/^[[\s.…\]]+$/.test(text));
  const laidOut = readable.map(({ text }) => {
    const body = /<(?:p|div|br)\b/i.test(text) ? parseHtmlDocument(text).body : null;
    return body ? blocksOf(body) : splitParagraphs(text);
  });
  const lengthOf = (paragraphs: readonly string[]): number => paragraphs.join('').replace(/\s/g, '').length;
  const longest = Math.max(0, ...laidOut.map(lengthOf));
  return laidOut.filter((paragraphs) => lengthOf(paragraphs) >= 0.9 * longest).sort((one, other) => other.length - one.length)[0] ?? [];
}

function factsOf(fields: Fields): Facts {
  const listed = (name: string): string | null => {
    const list = fields[name];
    const found = Array.isArray(list) ? list.filter(isFields) : [];
    return textIn((found.find((one) => one.role === 'main') ?? found[0])?.value);
  };
  const headline =
    textIn(fields.headline) ?? textIn(fields.headline_main) ?? listed('headlines') ?? prefixed(fields, /^headline_/i) ?? textIn(fields.title);
  const byline = textIn(fields.byline) ?? textIn(fields.by);
  const authors =
    byline === null ? null : (readBylineAuthors(`By ${byline.replace(/^by\s+/i, '')}`) ?? [cleanAuthor(byline)].filter((name) => name !== null));
  const published = [fields.firstcreated, fields.firstCreated, fields.versioncreated, fields.versionCreated]
    .map(textIn)
    .find((text) => text !== null && readMoment(text));
  const language = textIn(fields.language);
  const provider = isFields(fields.infosource) ? textIn(fields.infosource.name) : null;
  return {
    ...(headline !== null && { headline }),
    ...(byline !== null && { byline }),
    ...(authors?.length && { authors }),
    ...(published && { published_at: published, published_basis: 'field' as const }),
    ...(language !== null && { language }),
    ...(provider !== null && { publisher: provider }),
  };
}

const prefixed = (fields: Fields, pattern: RegExp): string | null =>
  Object.entries(fields)
    .filter(([name]) => pattern.test(name))
    .map(([, value]) => textIn(value))
    .find((text) => text !== null) ?? null;
