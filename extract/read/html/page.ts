import { blocksOf } from './blocks-of.ts';
import { type DomDocument, parseHtmlDocument } from './dom.ts';
import { articleNode, decodeEntities, type LdNode, readJsonLd } from './json-ld.ts';

/** A page, parsed once for all who look at it. */
export interface Page {
  readonly document: DomDocument;
  /** Its JSON-LD, and the node of its article. */
  readonly ld: readonly LdNode[];
  readonly article: LdNode | null;
  /** The first non-blank content of a meta tag by name, property or itemprop (lower case). */
  readonly meta: (...names: string[]) => string | null;
  readonly metaAll: (name: string) => readonly string[];
  /** Its language as it says itself, lower case. */
  readonly language: string | null;
  readonly url: string | null;
  /** All that the page shows, a line a block, before anything is taken out. */
  readonly lines: () => readonly string[];
}

export function parsePage(html: string, url: string | null): Page {
  const document = parseHtmlDocument(html);
  const tags = new Map<string, string[]>();
  for (const tag of document.querySelectorAll('meta')) {
    const content = decodeEntities(tag.getAttribute('content') ?? '').trim();
    if (!content) continue;
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = tag.getAttribute(attribute)?.trim().toLowerCase();
      if (name) tags.set(name, [...(tags.get(name) ?? []), content]);
    }
  }
  const ld = readJsonLd(document);
  const article = articleNode(ld);
  const meta = (...names: string[]): string | null => names.map((name) => tags.get(name)?.[0]).find(Boolean) ?? null;
  const metaAll = (name: string): readonly string[] => tags.get(name) ?? [];
  const own = document.documentElement?.getAttribute('lang') ?? document.documentElement?.getAttribute('xml:lang') ?? null;
  const language = (own || meta('content-language', 'language', 'og:locale', 'dc.language'))?.trim().toLowerCase().replace('_', '-') ?? null;
  const canonical = document.querySelector('link[rel="canonical" i]')?.getAttribute('href') ?? null;
  let shown: readonly string[] | null = null;
  const lines = (): readonly string[] => {
    shown ??= document.body === null ? [] : blocksOf(document.body);
    return shown;
  };
  return { document, ld, article, meta, metaAll, language, url: url ?? canonical ?? meta('og:url'), lines };
}
