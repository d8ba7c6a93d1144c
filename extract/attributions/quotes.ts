import type { Doc } from '../document.ts';

/** A quotation within one paragraph, in tokens: the marks are its first and last token (no closing mark: the paragraph's end). */
export interface Quote {
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
  /** The quotation of the paragraph before that this one goes on with: an unclosed one, reopened at the start. */
  readonly continues: number | null;
}

/** Quotations in text order; those inside others are part of the outer one. Double marks, straight or curly. */
export function findQuotes(doc: Doc): Quote[] {
  const quotes: Quote[] = [];
  let open: number | null = null;
  let paragraph = -1;
  const close = (to: number, closed: boolean) => {
    if (open === null) return;
    const last = quotes.length - 1;
    const before = quotes[last];
    const startsParagraph = open === 0 || paragraphOf(doc, open - 1) !== paragraphOf(doc, open);
    const reopened = before && !before.closed && startsParagraph && paragraphOf(doc, before.to - 1) === paragraphOf(doc, open) - 1;
    quotes.push({ from: open, to, closed, continues: reopened ? last : null });
    open = null;
  };
  doc.tokens.forEach((token, at) => {
    const here = paragraphOf(doc, at);
    if (here !== paragraph) {
      close(at, false);
      paragraph = here;
    }
    if (token.text === '“') {
      if (open === null) open = at;
    } else if (token.text === '”') {
      close(at + 1, true);
    } else if (token.text === '"') {
      if (open === null) open = at;
      else close(at + 1, true);
    }
  });
  close(doc.tokens.length, false);
  return quotes;
}

const paragraphOf = (doc: Doc, at: number): number => doc.sentences[doc.tokens[at]?.sentence ?? 0]?.paragraph ?? 0;
