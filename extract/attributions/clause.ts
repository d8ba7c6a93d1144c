import { cueForm } from './lexicon.ts';
import { lowerOf, quoteOf, type Range, type Scene, sentenceOf, tokenOf } from './scene.ts';
import { verbGroupAt } from './verb-group.ts';
import {
  AUXILIARIES,
  CLOSING_GERUNDS,
  COORDINATORS,
  isAdverb,
  isPossessive,
  isTerminal,
  looksFinite,
  PERSONAL,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from './words.ts';

/** No sentence of news is longer; a list of 100,000 words without a full stop must not cost its square. */
const REACH = 300;

/** The part of the sentence (or of the quotation in it) that a rule may look at. */
export function boundsAt(scene: Scene, at: number): Range {
  const sentence = sentenceOf(scene, at);
  const quote = quoteOf(scene, at);
  const from = Math.max(sentence.firstToken, at - REACH);
  const to = Math.min(sentence.endToken, at + REACH);
  return quote ? { from: Math.max(from, quote.inner.from), to: Math.min(to, quote.inner.to) } : { from, to };
}

/** Where content that runs to the right ends: the sentence, or where another speaker or act of speech begins. */
export function contentEnd(scene: Scene, from: number, limit: number): number {
  let depth = 0;
  let at = from;
  while (at < limit) {
    const token = tokenOf(scene, at);
    const quote = quoteOf(scene, at);
    if (quote && quote.from === at && quote.to <= limit && quote.from >= from) {
      at = quote.to;
      continue;
    }
    if (token.text === '(') depth++;
    else if (token.text === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && at > from && stopsContent(scene, at, limit)) break;
    at++;
  }
  // A quotation that runs over the sentence belongs to it as a whole.
  const last = quoteOf(scene, at - 1);
  if (last && last.from >= from && last.to > limit && at >= limit - 1) return last.to;
  while (at > from + 1) {
    const last = tokenOf(scene, at - 1);
    if (isTerminal(last.text) || last.text === ',' || last.text === ';' || last.text === ':') at--;
    else break;
  }
  return at;
}

function stopsContent(scene: Scene, at: number, limit: number): boolean {
  const token = tokenOf(scene, at);
  const next = at + 1;
  if (token.lower === 'according' && lowerOf(scene, next) === 'to') return true;
  if (token.text === ',') {
    if (lowerOf(scene, next) === 'according') return true;
    const word = cueForm(lowerOf(scene, next));
    if (word?.shapes.has('ing') && CLOSING_GERUNDS.has(word.lemma)) return true;
    if (tailCue(scene, next, limit)) return true;
    if (lowerOf(scene, next) === 'with') return gerundAhead(scene, next + 1, limit);
    if (COORDINATORS.has(lowerOf(scene, next)) || lowerOf(scene, next) === 'while') return cueAhead(scene, next + 1, limit);
    return false;
  }
  if (token.text === ';' || token.lower === 'while') return cueAhead(scene, next, limit);
  if (token.lower === 'and' || token.lower === 'but') {
    let verb = next;
    while (isAdverb(tokenOf(scene, verb))) verb++;
    const form = cueForm(lowerOf(scene, verb));
    if (!form?.shapes.has('past') || !form.takes.has('that')) return false;
    return form.takes.has('clause') || ['that', 'whether', 'if', 'how', 'why', 'what'].includes(lowerOf(scene, verb + 1));
  }
  return false;
}

/** ", officials said" at the end: a short phrase, a cue verb, and then a stop. */
function tailCue(scene: Scene, from: number, limit: number): boolean {
  for (let at = from; at < Math.min(from + 9, limit); at++) {
    const token = tokenOf(scene, at);
    if (token.text === ',' || SUBORDINATORS.has(token.lower) || (token.lower === 'that' && at > from)) return false;
    const form = cueForm(token.lower);
    if (!form?.takes.has('quote') || at === from) continue;
    const group = verbGroupAt(scene, at);
    if (group?.mode !== 'finite' || group.passive) continue;
    const after = tokenOf(scene, group.to);
    return group.to >= limit || isTerminal(after.text) || after.text === ',' || ['on', 'in', 'at'].includes(after.lower);
  }
  return false;
}

/** ", with officials saying that …": somebody else speaks in the absolute phrase. */
function gerundAhead(scene: Scene, from: number, limit: number): boolean {
  for (let at = from + 1; at < Math.min(from + 6, limit) && tokenOf(scene, at).kind === 'word'; at++) {
    const form = cueForm(lowerOf(scene, at));
    if (form?.shapes.has('ing') && form.takes.has('clause')) return verbGroupAt(scene, at)?.mode === 'gerund';
  }
  return false;
}

/** A subject with a cue verb of its own within a few words: the next clause speaks for itself. */
function cueAhead(scene: Scene, from: number, limit: number): boolean {
  for (let at = from; at < Math.min(from + 9, limit); at++) {
    const token = tokenOf(scene, at);
    if (token.text === ',' || scene.isMark[at] === 1) return false;
    const form = cueForm(token.lower);
    if (form?.takes.has('clause') && (form.shapes.has('past') || form.shapes.has('s')) && verbGroupAt(scene, at)?.mode === 'finite') return true;
    if (at > from && looksFinite(token) && !form) return false;
  }
  return false;
}

/** Whether a stretch has a finite verb, so that it can be a clause. */
export function hasFinite(scene: Scene, range: Range): boolean {
  for (let at = range.from; at < range.to; at++) {
    const token = tokenOf(scene, at);
    if (looksFinite(token) || PERSONAL.has(token.lower)) return true;
    if (AUXILIARIES.has(token.lower) && (!isPossessive(token) || SUBJECT_PRONOUNS.has(lowerOf(scene, at - 1)))) return true;
    if (at > range.from && /[^s]s$/.test(token.lower) && cueForm(token.lower)?.shapes.has('s')) return true;
  }
  return false;
}

/** The left content of "C, S said": the clause before a comma, from its own start. */
export function contentBefore(scene: Scene, comma: number, floor: number): Range | null {
  let from = floor;
  while (COORDINATORS.has(lowerOf(scene, from)) && from < comma) from++;
  return comma > from ? { from, to: comma } : null;
}
