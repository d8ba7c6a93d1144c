import type { Doc } from '../../extract/document.ts';
import type { NameSpan } from '../../extract/entities/name-span.ts';
import { docOf, segment } from '../../extract/text/document.ts';
import { ENTITY_TYPES, type EntityType } from '../../schemas/common.ts';
import type { ArticleRow } from '../../schemas/tables.ts';

const article = { article_id: 'a', source_id: 's', published_date: null, published_month: 'unknown', extractor_version: '1' } as ArticleRow;

export const docFrom = (text: string, headlineEnd = 0): Doc =>
  docOf(segment(text, { headlineEnd, bodyStart: headlineEnd === 0 ? 0 : headlineEnd + 2 }), article);

/** "[PERSON Dana Pell] spoke": a document without the marks, and the names that they mark ("[ORG? …" for a doubtful one, "[ORG?? …" for one more doubtful). */
export function marked(text: string): { doc: Doc; names: NameSpan[] } {
  const names: NameSpan[] = [];
  let plain = '';
  let at = 0;
  for (const match of text.matchAll(/\[([A-Z_]+)(\?{0,2}) ([^\]]+)\]/g)) {
    const [whole, type = '', doubt = '', name = ''] = match;
    plain += text.slice(at, match.index);
    at = match.index + whole.length;
    names.push({
      start: plain.length,
      end: plain.length + name.length,
      type: typeNamed(type),
      confidence: [0.95, 0.4, 0.2][doubt.length] ?? 0,
      rule: 'given',
    });
    plain += name;
  }
  return { doc: docFrom(plain + text.slice(at)), names };
}

function typeNamed(name: string): EntityType {
  const type = ENTITY_TYPES.find((one) => one === name);
  if (!type) throw new Error(`${name} is no type`);
  return type;
}

/** The text with its names marked again. */
export function markedAgain(doc: Doc, names: readonly { start: number; end: number; type: string }[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, type } of names) {
    out += `${doc.text.slice(at, start)}[${type} ${doc.text.slice(start, end)}]`;
    at = end;
  }
  return out + doc.text.slice(at);
}
