import { addFeature, endToken, type FeatureRows } from '../../crf/features.ts';
import { hashText, mixHash } from '../../crf/hash.ts';
import { BOUNDARY, type WordAttributes } from '../../entities/tagger/word-attributes.ts';
import type { Range } from '../scene.ts';
import { COMMA, FINITE, FUNCTION, headOf, MARK, type ReaderView, VERB } from './reader-view.ts';

/** The feature templates of source and content around one cue. Changing anything here means training anew. */
const SIDE = 10;
const WORD = 20;
const KIND = 30;
const MIDDLE = 40;
const CUE = 50;
const PATH = 70;
const RULE = 90;
const QUOTE = 110;
const EDGE = 120;
const COUNT = 130;
const NAMED = 140;

/** Adds the features of the tokens of a window around a cue, and closes each. */
export function addRoleFeatures(rows: FeatureRows, view: ReaderView, { window, cue }: { window: Range; cue: Range }): void {
  const { attributes, lemma, kind, quoted, scene } = view;
  const inside = (at: number): boolean => at >= window.from && at < window.to;
  const near = (at: number): WordAttributes => (inside(at) ? (attributes[at] ?? BOUNDARY) : BOUNDARY);
  const kindAt = (at: number): number => (inside(at) ? (kind[at] ?? 0) : 0);
  const stateAt = (at: number): number => (inside(at) ? (quoted[at] ?? 0) : 3);
  const add = (template: number, value: number): void => addFeature(rows, mixHash(template, value));

  const head = headOf(view, cue);
  const cueLemma = lemma[head] ?? 0;
  const cueVerb = view.verb[head] ?? 0;
  const cueCluster = near(head).middle;
  const cueShape = mixHash(cueVerb, mixHash(kindAt(cue.from - 1), kindAt(cue.to)));
  const cueQuote = scene.quoteAt[head] ?? -1;
  const paths = pathsFrom(view, window, cue);
  const own = view.rules[(view.ruleCue[head] ?? 0) - 1];
  const rule = own ? hashText(own.rule) : 0;
  const cueSentence = scene.tokens[head]?.sentence ?? 0;
  for (let at = window.from; at < window.to; at++) {
    const here = near(at);
    const side = at < cue.from ? 1 : at >= cue.to ? 2 : 3;
    const offset = at < cue.from ? at - cue.from : at >= cue.to ? at - cue.to + 1 : 0;
    const near5 = mixHash(side, Math.max(-6, Math.min(6, offset)) + 10);
    const sentence = Math.max(-1, Math.min(1, (scene.tokens[at]?.sentence ?? 0) - cueSentence)) + 2;
    const state = stateAt(at);
    const together = (scene.quoteAt[at] ?? -1) === cueQuote ? 1 : 0;
    const place = mixHash(side, mixHash(state, mixHash(together, sentence)));
    add(SIDE, side);
    add(SIDE + 1, near5);
    add(SIDE + 2, mixHash(near5, cueLemma));
    add(SIDE + 3, mixHash(near5, kindAt(at)));
    add(SIDE + 4, mixHash(near5, cueShape));
    for (let step = -2; step <= 2; step++) {
      add(WORD + step, mixHash(side, near(at + step).lower));
      add(KIND + step, mixHash(side, kindAt(at + step)));
      add(MIDDLE + step, mixHash(side, near(at + step).middle));
    }
    add(KIND + 3, mixHash(side, mixHash(kindAt(at - 1), kindAt(at))));
    add(KIND + 4, mixHash(side, mixHash(kindAt(at), kindAt(at + 1))));
    add(KIND + 5, mixHash(side, mixHash(mixHash(kindAt(at - 1), kindAt(at)), kindAt(at + 1))));
    add(KIND + 6, mixHash(side, mixHash(here.shortShape, near(at - 1).shortShape)));
    add(CUE, mixHash(place, cueLemma));
    add(CUE + 1, mixHash(place, cueShape));
    add(CUE + 2, mixHash(mixHash(side, kindAt(at)), cueLemma));
    add(CUE + 3, mixHash(mixHash(side, kindAt(at)), cueShape));
    add(CUE + 4, mixHash(mixHash(side, here.lower), cueCluster));
    const path = paths.path[at - window.from] ?? 0;
    const last = paths.last[at - window.from] ?? 0;
    add(PATH, path);
    add(PATH + 1, mixHash(path, cueShape));
    add(PATH + 2, mixHash(path, cueLemma));
    add(PATH + 3, mixHash(path, kindAt(at)));
    add(PATH + 4, mixHash(side, mixHash(last, kindAt(at))));
    add(PATH + 5, mixHash(side, mixHash(last, mixHash(kindAt(at - 1), kindAt(at)))));
    add(PATH + 6, mixHash(path, mixHash(kindAt(at - 1), kindAt(at))));
    add(PATH + 7, mixHash(paths.opening[side] ?? 0, mixHash(side, last)));
    add(COUNT, mixHash(side, mixHash(paths.commas[at - window.from] ?? 0, paths.finites[at - window.from] ?? 0)));
    add(COUNT + 1, mixHash(side, mixHash(paths.commas[at - window.from] ?? 0, cueShape)));
    const role = own ? roleIn(own, at) : 0;
    add(RULE, mixHash(rule, role));
    add(RULE + 1, mixHash(mixHash(rule, side), mixHash(own ? roleIn(own, at - 1) : 0, mixHash(role, own ? roleIn(own, at + 1) : 0))));
    add(RULE + 2, mixHash(rule, mixHash(role, kindAt(at))));
    add(RULE + 3, mixHash(mixHash(side, view.ruleCue[at] ? 1 : 0), mixHash(view.ruleRole[at] ?? 0, role)));
    add(RULE + 4, mixHash(side, mixHash(role, state)));
    add(QUOTE, place);
    add(QUOTE + 1, mixHash(place, mixHash(stateAt(at - 1), stateAt(at + 1))));
    add(QUOTE + 2, mixHash(place, mixHash(cueVerb, paths.touches)));
    add(QUOTE + 3, mixHash(side, mixHash(paths.touches, mixHash(state, sentence))));
    add(EDGE, mixHash(place, inside(at - 1) ? (inside(at + 1) ? 0 : 1) : 2));
    const name = view.name[at] ?? 0;
    add(NAMED, mixHash(side, name));
    add(NAMED + 1, mixHash(path, name));
    add(NAMED + 2, mixHash(mixHash(side, name), cueShape));
    endToken(rows);
  }
}

const SOURCE = 1;
const CONTENT = 2;
const IN_CUE = 3;
function roleIn({ source, cue, contents }: ReaderView['rules'][number], at: number): number {
  if (cue && at >= cue.from && at < cue.to) return IN_CUE;
  if (source && at >= source.from && at < source.to) return SOURCE;
  for (const { from, to } of contents) if (at >= from && at < to) return CONTENT;
  return 0;
}

interface Paths {
  /** The first few turns between the cue and a token, and the last one. */
  readonly path: Uint32Array;
  readonly last: Int32Array;
  readonly commas: Int32Array;
  readonly finites: Int32Array;
  /** What stands next to the cue on each side. */
  readonly opening: readonly number[];
  /** Whether a quotation mark stands within three tokens before and after the cue. */
  readonly touches: number;
}

/** Walks out from the cue on both sides and notes the turns on the way: marks, function words, finite verbs. */
function pathsFrom({ kind, quoted }: ReaderView, window: Range, cue: Range): Paths {
  const size = window.to - window.from;
  const path = new Uint32Array(size);
  const last = new Int32Array(size);
  const commas = new Int32Array(size);
  const finites = new Int32Array(size);
  const walk = (start: number, end: number, step: 1 | -1): void => {
    let hash = step + 5;
    let turns = 0;
    let comma = 0;
    let finite = 0;
    let turn = 0;
    for (let at = start; at !== end; at += step) {
      path[at - window.from] = hash;
      last[at - window.from] = turn;
      commas[at - window.from] = Math.min(3, comma);
      finites[at - window.from] = Math.min(3, finite);
      const k = kind[at] ?? 0;
      if (k === COMMA) comma++;
      if (k === FINITE) finite++;
      const isTurn = k >= FUNCTION || k === FINITE || k === VERB || quoted[at] === MARK;
      if (!isTurn || k === turn) continue;
      turn = k;
      turns++;
      if (turns <= 3) hash = mixHash(hash, k);
      else if (turns === 4) hash = mixHash(hash, 999);
    }
  };
  walk(cue.from - 1, window.from - 1, -1);
  walk(cue.to, window.to, 1);
  const mark = (at: number): boolean => at >= window.from && at < window.to && quoted[at] === MARK;
  const before = [1, 2, 3].some((step) => mark(cue.from - step)) ? 1 : 0;
  const after = [0, 1, 2].some((step) => mark(cue.to + step)) ? 2 : 0;
  const opening = [0, kind[cue.from - 1] ?? 0, kind[cue.to] ?? 0, 0];
  return { path, last, commas, finites, opening, touches: before + after };
}
