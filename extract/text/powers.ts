import type { Token } from '../document.ts';
import { type Piece, within } from './number-tokens.ts';

const WHOLE = /^\d{1,3}$/;

/** An exponent with its sign, nothing between them. */
function readExponent(tokens: readonly Token[], first: number, at: number): Piece | null {
  const sign = within(tokens, first, at)?.text ?? '';
  const signed = /^[-+−]$/.test(sign);
  const digits = within(tokens, first, signed ? at + 1 : at);
  if (digits?.spaced !== false || tokens[at]?.spaced !== false || !WHOLE.test(digits.text)) return null;
  const value = Number(digits.text);
  return { value: signed && sign !== '+' ? -value : value, end: at + (signed ? 2 : 1), isWord: false };
}

/** What stands behind a base: "1e10", "2.5^-1", "1.3x10^6"; null where it is no power. */
export function readPower(tokens: readonly Token[], first: number, at: number, base: number): Piece | null {
  const next = within(tokens, first, at + 1);
  if (!next) return null;
  if (next.text === '^') {
    const exponent = readExponent(tokens, first, at + 2);
    return exponent && made(base ** exponent.value, exponent.end);
  }
  // "12E4" may be a seat or a flat; a point or a sign says that it is none.
  if (/^e$/i.test(next.text) && !next.spaced) {
    const exponent = readExponent(tokens, first, at + 2);
    const isCode = exponent && next.text === 'E' && exponent.end === at + 3 && Number.isInteger(base);
    const glued = exponent && within(tokens, first, exponent.end);
    const goesOn = glued && !glued.spaced && glued.kind !== 'punct';
    return exponent && !isCode && !goesOn ? made(base * 10 ** exponent.value, exponent.end) : null;
  }
  if (!/^[x×*·]$/i.test(next.text) || within(tokens, first, at + 2)?.text !== '10' || within(tokens, first, at + 3)?.text !== '^') return null;
  const exponent = readExponent(tokens, first, at + 4);
  return exponent && made(base * 10 ** exponent.value, exponent.end);
}

const made = (value: number, end: number): Piece | null =>
  Number.isFinite(value) ? { value: Number(value.toPrecision(12)), end, isWord: false } : null;
