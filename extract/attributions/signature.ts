import { lowerOf, type Proposal, quoteOf, type Range, type Scene, sayingMark, tokenOf } from './scene.ts';
import { isCapital, looksFinite } from './words.ts';

export const SIGNATURE = 'signature';

const DASHES: ReadonlySet<string> = new Set(['―', '—', '–', '-', '--']);
const LONGEST_NAME = 12;

/** "“The river took it all.” ― Anna Roe": a quotation that fills its line, and behind a dash who said it. */
export function signature(scene: Scene, at: number): Proposal | null {
  if (!DASHES.has(lowerOf(scene, at))) return null;
  const quote = quoteOf(scene, at - 1);
  if (!quote?.closed || quote.to !== at || quote.to - quote.from < 5 || !startsLine(scene, quote.from)) return null;
  const source = nameOfLine(scene, at + 1);
  if (!source) return null;
  return sayingMark(at, { source, lemma: '―', content: { from: quote.from, to: quote.to }, rule: SIGNATURE, confidence: 0.85 });
}

/** The first token of the text, or of a line. */
const startsLine = (scene: Scene, at: number): boolean =>
  at === 0 || scene.doc.text.slice(tokenOf(scene, at - 1).end, tokenOf(scene, at).start).includes('\n');

/** A name, and what is said of its bearer, up to the end of the line; null where more than that stands there. */
function nameOfLine(scene: Scene, from: number): Range | null {
  if (!isCapital(tokenOf(scene, from)) || startsLine(scene, from)) return null;
  let to = from + 1;
  while (to < scene.tokens.length && !startsLine(scene, to)) {
    if (to - from >= LONGEST_NAME || scene.isMark[to] === 1 || looksFinite(tokenOf(scene, to))) return null;
    to++;
  }
  return tokenOf(scene, to - 1).text === '.' ? { from, to: to - 1 } : { from, to };
}
