import type { Token } from '../document.ts';

/** ".25" starts with its point; the digits of East Asian type are as wide as its letters. */
const NUMBER = /(?:\.\d+|[\d０-９]+(?:[.,．，][\d０-９]+)*)(?:(?:st|nd|rd|th)(?!\p{L}))?/uy;
const ABBREVIATION = /(?:\p{L}\.){2,}(?:\p{L}(?!\p{L}))?/uy;
const WORD = /\p{L}[\p{L}\p{M}]*/uy;
/** What goes on after an apostrophe and is no clitic: O'Brien. */
const INNER = /(?:['’](?!(?:s|re|ve|ll|d|m)(?!\p{L}))\p{L}[\p{L}\p{M}]+)+/uy;
const CLITIC = /['’](?:s|re|ve|ll|d|m)(?!\p{L})/uy;
const NOT = /n['’]t(?!\p{L})/uy;
const DOTS = /\.{2,}/y;
const SPACE = /\s/;

const isDigit = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

/** Where a sticky pattern that starts at an offset ends; the offset itself where it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Whether a point opens a number: digits behind it, neither digit nor letter nor point before it. */
const opensDecimal = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1)) && !/[\p{L}\p{N}.]/u.test(text[at - 1] ?? ' ');

/** The end of the letters that start at an offset; plain ASCII, nearly all, needs no pattern. */
function endOfLetters(text: string, at: number): number {
  let end = at;
  while (isAsciiLetter(text.charCodeAt(end))) end++;
  return end > at && !(text.charCodeAt(end) > 127 && !isApostrophe(text.charCodeAt(end))) ? end : endOf(WORD, text, at);
}

/** The end of the word at an offset: an abbreviation, a word before n't, or a word with its inner apostrophes. */
function endOfWord(text: string, at: number, end: number): number {
  const next = text.charCodeAt(end);
  if (next === 46) {
    const abbreviation = endOf(ABBREVIATION, text, at);
    if (abbreviation > at) return abbreviation;
  }
  if (!isApostrophe(next)) return end;
  if (text[end - 1] === 'n' && endOf(NOT, text, end - 1) > end) return end - 1 > at ? end - 1 : endOf(NOT, text, at);
  return endOf(INNER, text, end);
}

/** Letters, digits and marks aside: a run of points, else one sign. */
function endOfSign(text: string, at: number): number {
  const dots = endOf(DOTS, text, at);
  if (dots > at) return dots;
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

export interface TokenPlace {
  /** Where the piece of text starts in the whole, UTF-16. */
  readonly offset: number;
  readonly sentence: number;
}

/**
 * Splits a piece of text into tokens. Numbers keep their inner points and commas; words their inner apostrophes (O'Brien), clitics
 * stand apart ('s, n't); abbreviations keep inner points (U.S., p.m.); hyphens, slashes and every other sign stand alone. A piece
 * with a place is a sentence: its first token counts as spaced.
 */
export function tokenize(text: string, place?: TokenPlace): Token[] {
  const { offset, sentence } = place ?? { offset: 0, sentence: 0 };
  const tokens: Token[] = [];
  let spaced = place !== undefined;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 32 || (!isAsciiLetter(code) && SPACE.test(text[at] ?? ''))) {
      spaced = true;
      at++;
      continue;
    }
    let kind: Token['kind'] = 'punct';
    let end = at;
    if (isDigit(code) || opensDecimal(text, at)) {
      kind = 'number';
      end = endOf(NUMBER, text, at);
    } else {
      const letters = endOfLetters(text, at);
      end = letters > at ? endOfWord(text, at, letters) : isApostrophe(code) ? endOf(CLITIC, text, at) : at;
      if (end > at) kind = 'word';
      else end = endOfSign(text, at);
    }
    const token = text.slice(at, end);
    tokens.push({ start: offset + at, end: offset + end, text: token, lower: token.toLowerCase(), kind, spaced, sentence });
    spaced = false;
    at = end;
  }
  return tokens;
}
