import type { DomDocument } from './dom.ts';

export type LdNode = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is LdNode => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

/** Raw line breaks and tabs inside strings, as publishers write them, are no JSON. */
const withoutControls = (json: string): string => json.replace(/\p{Cc}+/gu, ' ');

function parse(json: string): unknown {
  const clean = json
    .replace(/^\s*(?:\/\/)?\s*(?:<!--|<!\[CDATA\[)|(?:\/\/)?\s*(?:-->|\]\]>)\s*;?\s*$/g, '')
    .trim()
    .replace(/;$/, '');
  for (const text of [clean, withoutControls(clean), withoutControls(clean).replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next form mends more: control characters, then trailing commas.
    }
  }
  return null;
}

/** All nodes of a page's JSON-LD, those inside @graph and lists too, in document order. */
export function readJsonLd(document: DomDocument): LdNode[] {
  const nodes: LdNode[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > 4) return;
    if (Array.isArray(value)) for (const one of value) visit(one, depth + 1);
    else if (isNode(value)) {
      nodes.push(value);
      visit(value['@graph'], depth + 1);
      visit(value.mainEntity, depth + 1);
      visit(value.mainEntityOfPage, depth + 1);
    }
  };
  for (const script of document.querySelectorAll('script[type*="ld+json" i]')) visit(parse(script.textContent ?? ''), 0);
  return nodes;
}

const ARTICLE = /(?:Article|BlogPosting|Report|Review|LiveBlogPosting|SocialMediaPosting)$/;
const PAGE = /^(?:WebPage|ItemPage|QAPage|FAQPage|Recipe|VideoObject)$/;
export const typesOf = (node: LdNode): string[] =>
  listOf(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/#:]/, ''));

/** All nodes of an article's type. */
export const articleNodes = (nodes: readonly LdNode[]): LdNode[] => nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));

/** The node of the page's article: the first of an article's type with a headline or a date, else a page's own node. */
export function articleNode(nodes: readonly LdNode[]): LdNode | null {
  const says = (node: LdNode): boolean => Boolean(node.headline ?? node.name ?? node.datePublished ?? node.articleBody);
  return articleNodes(nodes).find(says) ?? nodes.find((node) => typesOf(node).some((type) => PAGE.test(type)) && node.datePublished) ?? null;
}

/** A text of JSON-LD: a string, or the name or value of an object. */
export function ldText(value: unknown): string | null {
  const one = listOf(value)[0];
  const text = isNode(one) ? (one.name ?? one['@value'] ?? one.url ?? one['@id']) : one;
  return typeof text === 'string' && text.trim() ? decodeEntities(text).trim() : null;
}

/** The names of people and organisations under a property; references by @id are looked up. */
export function ldNames(value: unknown, nodes: readonly LdNode[]): string[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return [decodeEntities(one)];
    if (!isNode(one)) return [];
    const named = one.name ?? nodes.find((node) => node['@id'] === one['@id'] && node.name)?.name;
    return listOf(named)
      .filter((name) => typeof name === 'string')
      .map(decodeEntities);
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  eacute: 'é',
};

/** The character references that publishers leave inside attributes and JSON. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
        if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
        return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
      })
    : text;
