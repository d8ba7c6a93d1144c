import { type LabelSpan, OUTSIDE, typeOf } from '../../crf/bioes.ts';
import { mixHash } from '../../crf/hash.ts';
import type { TokenView } from './token-view.ts';

const OWN = 300;
const ELSEWHERE = 310;
const FIRST_TIME = 320;
const PHRASE = 330;
const NEIGHBOUR = 340;
const ACRONYM = 350;

/** What the first reading of the article said, as features of the second: how the same words were labelled elsewhere. */
export interface DocumentMemory {
  /** Calls `add` for each memory feature of the token. */
  readonly addTo: (token: number, add: (hash: number) => void) => void;
}

/** `labels` of every token, and the spans they say in token numbers of the article. */
export function rememberLabels(view: TokenView, labels: Uint8Array, spans: readonly LabelSpan[]): DocumentMemory {
  const keys = view.attributes.map((word, at) => (view.style[at] === 1 && word.casing === 'upper' ? mixHash(7, word.lower) : word.word));
  const occurrences = new Map<number, number[]>();
  keys.forEach((key, at) => {
    const casing = view.attributes[at]?.casing;
    if (casing === 'lower' || casing === 'none') return;
    const places = occurrences.get(key);
    if (places) places.push(at);
    else occurrences.set(key, [at]);
  });
  const counts = new Map([...occurrences].map(([key, places]) => [key, countTypes(places, labels)]));
  const phrases = phraseTypes(view, labels, spans, keys);
  const acronyms = acronymTypes(view, spans);
  const labelAt = (at: number): number => (labels[at] ?? OUTSIDE) + 1;
  const elsewhere = (at: number): { type: number; share: number } | undefined => {
    const count = counts.get(keys[at] ?? 0);
    if (!count || (occurrences.get(keys[at] ?? 0)?.length ?? 0) < 2) return undefined;
    return majority(count, typeOf(labels[at] ?? OUTSIDE) + 1);
  };

  const addTo = (at: number, add: (hash: number) => void): void => {
    if (!view.nearCapital[at]) return;
    const sentence = view.text.sentences[view.text.tokens[at]?.sentence ?? 0];
    const inside = (other: number): boolean => sentence !== undefined && other >= sentence.firstToken && other < sentence.endToken;
    for (let offset = -2; offset <= 2; offset++) add(mixHash(OWN + offset, inside(at + offset) ? labelAt(at + offset) : 0));
    add(mixHash(OWN + 4, mixHash(labelAt(at), view.attributes[at]?.shortShape ?? 0)));
    const others = elsewhere(at);
    if (others) {
      add(mixHash(ELSEWHERE, mixHash(others.type, others.share)));
      add(mixHash(ELSEWHERE + 1, mixHash(others.type, labelAt(at))));
      const first = occurrences.get(keys[at] ?? 0)?.[0] ?? at;
      if (first !== at) add(mixHash(FIRST_TIME, labelAt(first)));
    }
    for (const offset of [-1, 1]) {
      const near = inside(at + offset) ? elsewhere(at + offset) : undefined;
      if (near) add(mixHash(NEIGHBOUR + offset, mixHash(near.type, view.attributes[at]?.shortShape ?? 0)));
    }
    const acronym = view.attributes[at]?.casing === 'upper' ? acronyms.get(view.text.tokens[at]?.text ?? '') : undefined;
    if (acronym !== undefined) add(mixHash(ACRONYM, acronym));
    const phrase = phrases[at] ?? 0;
    if (phrase) {
      add(mixHash(PHRASE, phrase));
      add(mixHash(PHRASE + 1, mixHash(phrase, labelAt(at))));
    }
  };
  return { addTo };
}

/** The types of longer names by the initials of their capitalised words, with and without points: "WMO", "W.M.O.". */
function acronymTypes(view: TokenView, spans: readonly LabelSpan[]): Map<string, number> {
  const types = new Map<string, number>();
  for (const { from, to, type } of spans) {
    const initials = view.text.tokens.slice(from, to).flatMap(({ text }) => (/^\p{Lu}/u.test(text) ? [text.charAt(0)] : []));
    if (initials.length < 2) continue;
    types.set(initials.join(''), type);
    types.set(`${initials.join('.')}.`, type);
  }
  return types;
}

/** How often the places have each type; number 0 is O. */
function countTypes(places: readonly number[], labels: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const at of places) {
    const type = typeOf(labels[at] ?? OUTSIDE) + 1;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

/** The most frequent type when one occurrence of `own` is left out, and its share in quarters. */
function majority(counts: ReadonlyMap<number, number>, own: number): { type: number; share: number } {
  let type = 0;
  let top = 0;
  let total = 0;
  for (const [other, count] of counts) {
    const rest = other === own ? count - 1 : count;
    total += rest;
    if (rest > top || (rest === top && other < type)) {
      top = rest;
      type = other;
    }
  }
  return { type, share: Math.ceil((4 * top) / total) + (total > 3 ? 8 : 0) };
}

/**
 * For each token the type and place in the longest phrase that was a name elsewhere in the article (0: none). The same phrase
 * counts only when it was labelled in another place too.
 */
function phraseTypes(view: TokenView, labels: Uint8Array, spans: readonly LabelSpan[], keys: readonly number[]): Int32Array {
  const seen = new Map<number, { type: number; count: number; length: number }>();
  const hashOf = (from: number, to: number): number => {
    let hash = 0;
    for (let at = from; at < to; at++) hash = mixHash(hash, keys[at] ?? 0);
    return hash;
  };
  let longest = 0;
  for (const { from, to, type } of spans) {
    const hash = hashOf(from, to);
    const known = seen.get(hash);
    if (known) known.count++;
    else seen.set(hash, { type, count: 1, length: to - from });
    longest = Math.max(longest, Math.min(to - from, 8));
  }
  const phrases = new Int32Array(labels.length);
  const own = new Set(spans.map(({ from, to }) => from * 65536 + (to - from)));
  for (const sentence of view.text.sentences) {
    for (let from = sentence.firstToken; from < sentence.endToken; ) {
      let hash = 0;
      let found: { type: number; length: number } | undefined;
      for (let to = from; to < Math.min(from + longest, sentence.endToken); to++) {
        hash = mixHash(hash, keys[to] ?? 0);
        const phrase = seen.get(hash);
        if (phrase && phrase.count > (own.has(from * 65536 + phrase.length) ? 1 : 0)) found = phrase;
      }
      if (!found) {
        from++;
        continue;
      }
      for (let at = from; at < from + found.length; at++) {
        const place = found.length === 1 ? 3 : at === from ? 0 : at === from + found.length - 1 ? 2 : 1;
        phrases[at] = 1 + 4 * found.type + place + (found.length > 2 ? 1000 : 0);
      }
      from += found.length;
    }
  }
  return phrases;
}
