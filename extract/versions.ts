import type { ReadArticle } from './article.ts';

/** What came in once under a member of a raw object: enough to extract its rows anew with a better extractor. */
export interface Version {
  readonly raw_version: string | null;
  readonly received_at: string | null;
  readonly article: ReadArticle;
}

/** At most this many versions of one article are kept; the first and the latest always are. */
export const VERSIONS_KEPT = 50;

/**
 * The versions of one member with the next drop: the same content again keeps its first received_at; other content is
 * appended, or, read again from the same bytes, replaces the last reading.
 */
export function extendVersions(own: readonly Version[], next: Version, rereads: boolean): Version[] {
  const last = own[own.length - 1];
  if (!last) return [next];
  if (sameContent(last.article, next.article)) return [...own];
  if (rereads) return [...own.slice(0, -1), { ...last, article: next.article }];
  const kept = own.length < VERSIONS_KEPT ? own : [...own.slice(0, 1), ...own.slice(2)];
  return [...kept, next];
}

const sameContent = (one: ReadArticle, other: ReadArticle): boolean => JSON.stringify(one) === JSON.stringify(other);
