import { isHard } from './breaks.ts';
import { cueForm } from './lexicon.ts';
import { phraseStart } from './phrase-start.ts';
import { lowerOf, type Range, type Scene, sentenceOf, tokenOf } from './scene.ts';
import {
  COORDINATORS,
  DETERMINERS,
  isAdverb,
  isCapital,
  isTerminal,
  looksFinite,
  PERSONAL,
  PREPOSITIONS,
  RELATIVES,
  SUBORDINATORS,
  TIME_WORDS,
} from './words.ts';
/** The subject before a verb group, appositions between commas included, times and other adverbials skipped; null where there is none. */
export function subjectBefore(scene: Scene, verbFrom: number): Range | null {
  let end = verbFrom;
  for (let tries = 0; tries < 3; tries++) {
    const found = phraseBefore(scene, end);
    if (!found || !isAdverbial(scene, found)) return found;
    end = found.from;
  }
  return null;
}

/** "last week", "on Monday", "like many others": no subject. */
function isAdverbial(scene: Scene, { from, to }: Range): boolean {
  const first = lowerOf(scene, from);
  if (
    first === 'like' ||
    first === 'unlike' ||
    (PREPOSITIONS.has(first) && first !== 'over' && first !== 'about' && first !== 'around' && first !== 'under')
  )
    return true;
  for (let at = from; at < to; at++)
    if (!TIME_WORDS.has(lowerOf(scene, at)) && tokenOf(scene, at).kind !== 'number' && !DETERMINERS.has(lowerOf(scene, at))) return false;
  return TIME_WORDS.has(lowerOf(scene, to - 1));
}

/** Tokens that a subject with its appositions may take. */
const REACH = 150;

/** The noun phrase that ends right before a token, appositions between commas included. */
export function phraseBefore(scene: Scene, verbFrom: number): Range | null {
  const firstToken = Math.max(sentenceOf(scene, verbFrom).firstToken, verbFrom - REACH);
  let end = verbFrom;
  while (end > firstToken && isAdverb(tokenOf(scene, end - 1)) && !PERSONAL.has(lowerOf(scene, end - 1))) end--;
  const last = tokenOf(scene, end - 1);
  if (end <= firstToken) return null;
  const relativeThat = last.lower === 'that' && tokenOf(scene, end - 2).kind === 'word' && !cueForm(lowerOf(scene, end - 2));
  if (relativeThat || (RELATIVES.has(last.lower) && last.lower !== 'that')) return { from: end - 1, to: end };
  if (PERSONAL.has(last.lower)) return { from: end - 1, to: end };
  if (last.text === ',') return subjectOverCommas(scene, end, firstToken);
  if (last.text === ')') {
    let open = end - 1;
    while (open > firstToken && tokenOf(scene, open).text !== '(') open--;
    const head = subjectBefore(scene, open);
    return head && { from: head.from, to: end };
  }
  if (isHard(scene, end - 1)) return null;
  const from = phraseStart(scene, end, firstToken);
  // "criticised the record" before "said" is another verb's clause.
  if (from >= end || (end - from > 2 && looksFinite(tokenOf(scene, from)))) return null;
  return { from, to: end };
}

/** "John Roe, the mayor of Springfield, said": the phrase before an apposition or a relative clause in commas. */
function subjectOverCommas(scene: Scene, end: number, firstToken: number): Range | null {
  let comma = end - 2;
  while (comma >= firstToken && tokenOf(scene, comma).text !== ',') {
    const text = tokenOf(scene, comma).text;
    if (scene.isMark[comma] === 1 || text === ';' || (text !== '.' && isTerminal(text))) return null;
    comma--;
  }
  if (comma <= firstToken) return null;
  if (end - comma > 40) return null;
  const from = phraseStart(scene, comma, firstToken);
  if (from >= comma) return null;
  const first = lowerOf(scene, from);
  if (tokenOf(scene, from - 1).text === ',' && (PREPOSITIONS.has(first) || RELATIVES.has(first) || /(?:ing|^an?|^\d+)$/.test(first))) {
    const outer = subjectOverCommas(scene, from, firstToken);
    if (outer) return { from: outer.from, to: end - 1 };
  }
  const inner = tokenOf(scene, comma + 1);
  if (COORDINATORS.has(inner.lower) && inner.lower !== 'and') return null;
  return { from, to: end - 1 };
}

/** The noun phrase that starts at a token: as far as names, nouns and "of"-phrases go, with an apposition in commas. */
export function phraseFrom(scene: Scene, from: number, limit: number): Range | null {
  const first = tokenOf(scene, from);
  if (from >= limit || isHard(scene, from)) return null;
  if (PERSONAL.has(first.lower)) return { from, to: from + 1 };
  if (first.kind === 'punct') return null;
  let at = from;
  for (; at < limit; at++) {
    const token = tokenOf(scene, at);
    if (isHard(scene, at)) break;
    if (at > from && (SUBORDINATORS.has(token.lower) || (looksFinite(token) && tokenOf(scene, at - 1).text !== '-') || RELATIVES.has(token.lower)))
      break;
    if (at > from && TIME_WORDS.has(token.lower) && (isCapital(token) || lowerOf(scene, at) !== 'day')) break;
    if (at > from && PREPOSITIONS.has(token.lower) && !['of', 'for', 'from', 'at', 'with'].includes(token.lower)) {
      if (token.lower === 'in' && isCapital(tokenOf(scene, at + 1)) && !TIME_WORDS.has(lowerOf(scene, at + 1))) continue;
      break;
    }
  }
  if (at === from) return null;
  return { from, to: at };
}
