import type { TextParts } from '../text/document.ts';

/** A quotation within one paragraph, in tokens: from..to with its marks, inner without (no closing mark: the paragraph's end). */
export interface Quote {
  readonly from: number;
  readonly to: number;
  readonly inner: { readonly from: number; readonly to: number };
  readonly closed: boolean;
  /** The quotation of the paragraph before that this one goes on with: an unclosed one, reopened at the start. */
  readonly continues: number | null;
}

/** Quotations in text order; those inside others are part of the outer one. Double marks: curly, straight, or two apostrophes. */
export function findQuotes(doc: TextParts): Quote[] {
  const quotes: Quote[] = [];
  let open: Mark | null = null;
  let paragraph = -1;
  const close = (innerTo: number, to: number) => {
    if (!open) return;
    const before = quotes.at(-1);
    const startsParagraph = open.from === 0 || paragraphOf(doc, open.from - 1) !== paragraphOf(doc, open.from);
    const goesOn = startsParagraph && before && !before.closed && paragraphOf(doc, before.to - 1) === paragraphOf(doc, open.from) - 1;
    quotes.push({
      from: open.from,
      to,
      inner: { from: open.to, to: innerTo },
      closed: innerTo < to,
      continues: goesOn ? quotes.length - 1 : null,
    });
    open = null;
  };
  for (let at = 0; at < doc.tokens.length; at++) {
    const here = paragraphOf(doc, at);
    if (here !== paragraph) close(at, at);
    paragraph = here;
    const mark = markAt(doc, at);
    if (!mark) continue;
    if (!open && (mark.side !== 'closing' || isTurned(doc, at))) open = mark;
    else if (open && mark.side !== 'opening') close(mark.from, mark.to);
    at = mark.to - 1;
  }
  close(doc.tokens.length, doc.tokens.length);
  return quotes;
}

/** A closing mark where only an opening one makes sense: at the start of a line, with a word right behind it. */
function isTurned({ text, tokens }: TextParts, at: number): boolean {
  const next = tokens[at + 1];
  if (!next || next.spaced || next.kind === 'punct') return false;
  return at === 0 || text.slice(tokens[at - 1]?.end, tokens[at]?.start).includes('\n');
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly side: 'opening' | 'closing' | 'either';
}

function markAt(doc: TextParts, at: number): Mark | null {
  const text = doc.tokens[at]?.text;
  if (text === '“') return { from: at, to: at + 1, side: 'opening' };
  if (text === '”') return { from: at, to: at + 1, side: 'closing' };
  if (text === '"') return { from: at, to: at + 1, side: 'either' };
  if (text !== "'" && text !== '`') return null;
  // Two apostrophes are a double mark; in a run of three the third belongs to a quotation inside.
  let to = at + 1;
  while (doc.tokens[to]?.text === text && !doc.tokens[to]?.spaced) to++;
  return to - at >= 2 ? { from: at, to, side: text === '`' ? 'opening' : 'either' } : null;
}

const paragraphOf = (doc: TextParts, at: number): number => doc.sentences[doc.tokens[at]?.sentence ?? 0]?.paragraph ?? 0;
