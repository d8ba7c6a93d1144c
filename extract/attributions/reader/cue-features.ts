import { addFeature, endToken, type FeatureRows } from '../../crf/features.ts';
import { hashText, mixHash } from '../../crf/hash.ts';
import { BOUNDARY, type WordAttributes } from '../../entities/tagger/word-attributes.ts';
import { COMMA, FINITE, MARK, NAME, NOUN, PLURAL, QUOTED, type ReaderView, wordKind } from './reader-view.ts';

/** The feature templates of cues. Changing anything here means training anew. */
const WORD = 10;
const FINE = 20;
const MIDDLE = 30;
const LEMMA = 40;
const KIND = 50;
const AFFIX = 60;
const PAIR = 80;
const PLACE = 110;
const RULE = 130;
const AHEAD = 150;
const SUBJECT = 160;
const NAMED = 170;

const PRONOUNS: ReadonlySet<number> = new Set(['he', 'she', 'they', 'it', 'i', 'we', 'you', 'who', 'which', 'that'].map(wordKind));

/** Adds the features of every token of a sentence, and closes each. */
export function addCueFeatures(
  rows: FeatureRows,
  view: ReaderView,
  { firstToken, endToken: end }: { readonly firstToken: number; readonly endToken: number },
): void {
  const { attributes, lemma, kind, verb, quoted, ruleCue, ruleRole, rules } = view;
  const inside = (at: number): boolean => at >= firstToken && at < end;
  const near = (at: number): WordAttributes => (inside(at) ? (attributes[at] ?? BOUNDARY) : BOUNDARY);
  const lemmaAt = (at: number): number => (inside(at) ? (lemma[at] ?? 0) : 1);
  const kindAt = (at: number): number => (inside(at) ? (kind[at] ?? 0) : 0);
  const stateAt = (at: number): number => (inside(at) ? (quoted[at] ?? 0) : 3);
  const nameAt = (at: number): number => (inside(at) ? (view.name[at] ?? 0) : 0);
  const ruleAt = (at: number): number => {
    if (!inside(at)) return 0;
    const proposal = rules[(ruleCue[at] ?? 0) - 1];
    return proposal ? hashText(proposal.rule) : (ruleRole[at] ?? 0) + 1;
  };
  const add = (template: number, value: number): void => addFeature(rows, mixHash(template, value));
  const ahead = lookAhead(view, firstToken, end);
  /** The noun or pronoun next on the left, over adverbs and auxiliaries. */
  const subjectOf = (verbAt: number): number => {
    for (let at = verbAt - 1; at >= Math.max(firstToken, verbAt - 6); at--) {
      const k = kindAt(at);
      if (k === NAME || k === NOUN || k === PLURAL || PRONOUNS.has(k)) return at;
    }
    return -1;
  };
  for (let at = firstToken; at < end; at++) {
    const here = near(at);
    const before = near(at - 1);
    const after = near(at + 1);
    for (let offset = -3; offset <= 3; offset++) {
      add(WORD + offset, near(at + offset).lower);
      add(KIND + offset, kindAt(at + offset));
    }
    for (let offset = -2; offset <= 2; offset++) {
      add(FINE + offset, near(at + offset).fine);
      add(MIDDLE + offset, near(at + offset).middle);
      add(LEMMA + offset, lemmaAt(at + offset));
    }
    here.suffixes.forEach((suffix, n) => {
      if (n > 0) add(AFFIX + n, suffix);
    });
    add(AFFIX + 6, here.prefixes[2] ?? 0);
    const own = lemmaAt(at);
    add(PAIR, mixHash(before.lower, own));
    add(PAIR + 1, mixHash(own, after.lower));
    add(PAIR + 2, mixHash(kindAt(at - 1), own));
    add(PAIR + 3, mixHash(own, kindAt(at + 1)));
    add(PAIR + 4, mixHash(mixHash(kindAt(at - 1), own), kindAt(at + 1)));
    add(PAIR + 5, mixHash(mixHash(before.lower, here.lower), after.lower));
    add(PAIR + 6, mixHash(here.middle, kindAt(at + 1)));
    add(PAIR + 7, mixHash(kindAt(at - 1), here.middle));
    add(PAIR + 8, mixHash(mixHash(kindAt(at - 1), here.fine), kindAt(at + 1)));
    add(PAIR + 9, mixHash(verb[at] ?? 0, mixHash(kindAt(at - 1), kindAt(at + 1))));
    add(PAIR + 10, mixHash(own, mixHash(kindAt(at + 1), kindAt(at + 2))));
    add(PAIR + 11, mixHash(mixHash(kindAt(at - 2), kindAt(at - 1)), own));
    add(PAIR + 12, verb[at] ?? 0);
    const state = stateAt(at);
    const marks =
      (stateAt(at - 1) === MARK ? 1 : 0) +
      (stateAt(at + 1) === MARK ? 2 : 0) +
      (stateAt(at - 2) === MARK ? 4 : 0) +
      (stateAt(at + 2) === MARK ? 8 : 0);
    add(PLACE, state);
    add(PLACE + 1, mixHash(state, own));
    add(PLACE + 2, mixHash(marks, mixHash(state, verb[at] ?? 0)));
    add(PLACE + 3, mixHash(at === firstToken ? 1 : at === end - 1 ? 2 : 0, here.shortShape));
    add(PLACE + 4, mixHash(state === QUOTED ? 1 : 0, mixHash(verb[at] ?? 0, here.middle)));
    const rule = ruleAt(at);
    add(RULE, rule);
    add(RULE + 1, mixHash(rule, own));
    add(RULE + 2, mixHash(rule, mixHash(ruleAt(at - 1), ruleAt(at + 1))));
    add(RULE + 3, mixHash(rule, state));
    add(RULE + 4, mixHash(rule, verb[at] ?? 0));
    const next = ahead[at - firstToken] ?? 0;
    add(AHEAD, next);
    add(AHEAD + 1, mixHash(next, own));
    add(AHEAD + 2, mixHash(next, mixHash(verb[at] ?? 0, kindAt(at - 1))));
    const subject = subjectOf(at);
    add(SUBJECT, mixHash(near(subject).lower, verb[at] ?? 0));
    add(SUBJECT + 1, mixHash(near(subject).middle, own));
    add(SUBJECT + 2, mixHash(kindAt(subject), own));
    add(SUBJECT + 3, mixHash(near(subject).middle, verb[at] ?? 0));
    add(NAMED, nameAt(at - 1) * 16 + nameAt(at + 1));
    add(NAMED + 1, mixHash(nameAt(subject), own));
    add(NAMED + 2, mixHash(nameAt(subject), mixHash(kindAt(subject), verb[at] ?? 0)));
    add(NAMED + 3, mixHash(nameAt(subject), here.middle));
    add(NAMED + 4, mixHash(nameAt(at + 1), own));
    endToken(rows);
  }
}

/** Per token what stands further on: a mark, "that", "to", a finite verb within a few words, and a quotation in the sentence. */
function lookAhead({ kind, quoted }: ReaderView, from: number, to: number): Int32Array {
  const found = new Int32Array(to - from);
  let mark = 99;
  let finite = 99;
  let comma = 99;
  for (let at = to - 1; at >= from; at--) {
    found[at - from] = Math.min(3, mark >> 1) + 4 * Math.min(3, finite >> 1) + 16 * Math.min(3, comma >> 1);
    const k = kind[at] ?? 0;
    mark = quoted[at] === MARK ? 0 : Math.min(99, mark + 1);
    finite = k === FINITE ? 0 : Math.min(99, finite + 1);
    comma = k === COMMA ? 0 : Math.min(99, comma + 1);
  }
  return found;
}
