import type { Token } from '../document.ts';

/**
 * Numbers with their inner points and commas; words with inner apostrophes (O'Brien) but clitics apart ('s, n't);
 * abbreviations with inner points (U.S., p.m.); hyphens, slashes and every other sign alone.
 */
const TOKEN =
  /\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)(?!\p{L}))?|(?:\p{L}\.){2,}(?:\p{L}(?!\p{L}))?|n['’]t(?!\p{L})|['’](?:s|re|ve|ll|d|m)(?!\p{L})|\p{L}[\p{L}\p{M}]*?(?=n['’]t(?!\p{L}))|\p{L}[\p{L}\p{M}]*(?:['’](?!(?:s|re|ve|ll|d|m)(?!\p{L}))\p{L}[\p{L}\p{M}]+)*|\.{2,}|[^\s]/gu;

/** Splits text into tokens; offsets are UTF-16. Sentences are filled in by the caller. */
export function tokenize(text: string): Omit<Token, 'sentence'>[] {
  const tokens: Omit<Token, 'sentence'>[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const start = match.index;
    const first = token.codePointAt(0) ?? 0;
    const kind = first >= 48 && first <= 57 ? 'number' : /^['’]?\p{L}/u.test(token) ? 'word' : 'punct';
    tokens.push({
      start,
      end: start + token.length,
      text: token,
      lower: token.toLowerCase(),
      kind,
      spaced: start > 0 && /\s/.test(text[start - 1] ?? ''),
    });
  }
  return tokens;
}
