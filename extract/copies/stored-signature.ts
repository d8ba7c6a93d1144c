import type { Signature } from './signature.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const encode = (value: number, length: number): string => {
  let text = '';
  for (let at = length - 1; at >= 0; at--) text += DIGITS[(value / 64 ** at) & 63];
  return text;
};
const decode = (text: string): number => [...text].reduce((value, digit) => value * 64 + DIGITS.indexOf(digit), 0);

/**
 * A signature as `articles.minhash` holds it. First "words.size.numbers", which exact copies share; then the LSH bands, each of two
 * minima in six characters. Two articles that share an element may be copies. About 900 characters.
 */
export function storeSignature({ words, size, numbers, minima }: Signature): string[] {
  const bands: string[] = [];
  for (let at = 0; at < minima.length; at += 2) bands.push(encode((minima[at] ?? 0) * 65536 + (minima[at + 1] ?? 0), 6));
  return [`${words}.${size.toString(36)}.${numbers.map((number) => encode(number, 2)).join('')}`, ...bands];
}

/** The signature back from `articles.minhash`; null where it is none. */
export function restoreSignature(stored: readonly string[]): Signature | null {
  const [head, ...bands] = stored;
  const [words, size, numbers] = head?.split('.') ?? [];
  if (words === undefined || size === undefined || numbers === undefined) return null;
  const minima = new Uint16Array(bands.length * 2);
  bands.forEach((band, index) => {
    const pair = decode(band);
    minima[index * 2] = Math.floor(pair / 65536);
    minima[index * 2 + 1] = pair % 65536;
  });
  return { words, size: Number.parseInt(size, 36), numbers: (numbers.match(/../g) ?? []).map(decode), minima };
}
