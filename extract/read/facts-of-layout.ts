import type { Declared, Facts } from '../article.ts';
import type { TextLayout } from './lay-out-text.ts';

/** Declared facts, and what the lines of a text say where they are silent. */
export function factsOfLayout({ headline, dek, labels }: TextLayout, declared: Declared): Facts {
  const { byline, authors, published } = labels;
  return {
    ...(headline !== null && { headline }),
    ...(dek !== null && { alternative_headline: dek }),
    ...(authors !== null && { authors }),
    ...(published !== null && declared.published_at === undefined && { published_at: published, published_basis: 'visible_text' as const }),
    ...declared,
    ...(byline !== null && { byline }),
  };
}
