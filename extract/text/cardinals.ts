import type { Token } from '../document.ts';
import { ATTACHED_LETTERS, ATTACHED_LETTERS_OF_MONEY, ONES, SCALE_ABBREVIATIONS, SCALES, TEENS, TENS, VAGUE } from './number-lexicon.ts';
import { type Piece, pastHyphen, pastLooseHyphen, within } from './number-tokens.ts';
import { readDigits } from './read-digits.ts';

export interface ReadOptions {
  /** After a currency sign single letters are scales too ("£3m", "$2B"). */
  readonly money?: boolean;
}

/** A piece with the scales that multiplied it, 1 where none did. */
type Group = Piece & { readonly scale: number };

/** Words for less than a hundred: "nine", "forty-three", "forty - three". */
export function readBelowHundred(tokens: readonly Token[], first: number, at: number): Piece | null {
  const lower = within(tokens, first, at)?.lower ?? '';
  const small = ONES.get(lower) ?? TEENS.get(lower);
  if (small !== undefined) return { value: small, end: at + 1, isWord: true };
  const tens = TENS.get(lower);
  if (tens === undefined) return null;
  const next = pastLooseHyphen(tokens, at + 1);
  const ones = ONES.get(within(tokens, first, next)?.lower ?? '');
  return ones ? { value: tens + ones, end: next + 1, isWord: true } : { value: tens, end: at + 1, isWord: true };
}

/** "a" or "an" before a scale word, which it counts. */
function readArticle(tokens: readonly Token[], first: number, at: number): Piece | null {
  const lower = within(tokens, first, at)?.lower;
  return (lower === 'a' || lower === 'an') && SCALES.has(within(tokens, first, at + 1)?.lower ?? '') ? { value: 1, end: at + 1, isWord: true } : null;
}

const OPENS_UNCOUNTED = /^(?:over|above|nearly|almost|about|around|than|least|approximately|roughly)$/;

/** "nearly hundred people", "Hundred thousand signed": a scale that nothing counts; the number starts with it. */
function readUncounted(tokens: readonly Token[], first: number, at: number): Piece | null {
  const token = tokens[at];
  if (at !== first || !token || !/^(?:hundred|thousand|lakh|crore)$/.test(token.lower)) return null;
  const before = tokens[at - 1];
  const opens = before?.sentence !== token.sentence || OPENS_UNCOUNTED.test(before.lower);
  return opens && /^\p{Ll}/u.test(within(tokens, first, at + 1)?.text ?? '') ? { value: 1, end: at, isWord: true } : null;
}

const isAndAHalf = (tokens: readonly Token[], first: number, at: number): boolean =>
  within(tokens, first, at)?.lower === 'and' && within(tokens, first, at + 1)?.lower === 'a' && within(tokens, first, at + 2)?.lower === 'half';

/** "and a half", "point five", after the whole part. */
function readRest(tokens: readonly Token[], first: number, whole: Piece): Piece {
  if (isAndAHalf(tokens, first, whole.end)) return { value: whole.value + 0.5, end: whole.end + 3, isWord: whole.isWord };
  return readPoint(tokens, first, whole) ?? whole;
}

/** "point five", "point zero three", "point seventy-one", behind a whole number in words. */
function readPoint(tokens: readonly Token[], first: number, whole: Piece): Piece | null {
  if (!whole.isWord || within(tokens, first, whole.end)?.lower !== 'point' || !Number.isInteger(whole.value)) return null;
  let digits = '';
  let end = whole.end + 1;
  for (let one = ONES.get(within(tokens, first, end)?.lower ?? ''); one !== undefined; one = ONES.get(within(tokens, first, end)?.lower ?? '')) {
    digits += one;
    end++;
  }
  const tens = digits ? null : readBelowHundred(tokens, first, end);
  return digits || tens ? { value: Number(`${whole.value}.${digits || tens?.value}`), end: tens?.end ?? end, isWord: true } : null;
}

/** The scale word at a token; its plural where words count it ("three dozens", "two thousand millions"), as "hundreds" alone is vague. */
function scaleOf(tokens: readonly Token[], first: number, at: number): number | undefined {
  const lower = tokens[at]?.lower ?? '';
  const one = SCALES.get(lower);
  if (one !== undefined || !VAGUE.has(lower)) return one;
  const before = tokens[at - 1];
  // "On May 5 dozens marched": two numbers meet.
  const meets = before?.kind === 'number' && (/^\p{Lu}|^in$/u.test(tokens[first - 1]?.text ?? '') || before.text.length > 3);
  const ofMany = tokens[at + 1]?.lower === 'of' && before?.kind === 'number';
  return meets || ofMany || at === first ? undefined : SCALES.get(lower.slice(0, -1));
}

/** "a 10 k run": its length in kilometres. */
const isRun = (tokens: readonly Token[], at: number): boolean =>
  /^(?:runs?|races?|walks?|fun|marathon|course|swim|ride)$/.test(tokens[at]?.lower ?? '');

function readScale(tokens: readonly Token[], first: number, at: number, options: ReadOptions): Piece | null {
  const next = pastHyphen(tokens, at);
  const token = within(tokens, first, next);
  if (token?.kind !== 'word') return null;
  const behindDigits = tokens[at - 1]?.kind === 'number';
  const letters = options.money ? ATTACHED_LETTERS_OF_MONEY : ATTACHED_LETTERS;
  const value =
    scaleOf(tokens, first, next) ??
    (behindDigits ? SCALE_ABBREVIATIONS.get(token.lower) : undefined) ??
    (next === at && behindDigits && !token.spaced ? letters.get(token.lower) : undefined) ??
    (behindDigits && token.text === 'k' && !isRun(tokens, next + 1) ? 1000 : undefined);
  return value === undefined ? null : { value, end: next + 1, isWord: true };
}

/** "hundred" behind what it multiplies, with what it carries: "two hundred and five", "3 hundred and 21", "a hundred". */
function readHundreds(tokens: readonly Token[], first: number, base: Piece): Group | null {
  const hundred = pastHyphen(tokens, base.end);
  if (within(tokens, first, hundred)?.lower !== 'hundred' || base.value >= 100) return null;
  const end = hundred + 1;
  const value = Math.round(base.value * 1e8) / 1e6;
  const and = within(tokens, first, end)?.lower === 'and';
  const isEnds = and && tokens[first - 1]?.lower === 'between';
  const start = and ? end + 1 : pastHyphen(tokens, end);
  const digits = and && !base.isWord && /^\d\d?$/.test(within(tokens, first, start)?.text ?? '') ? readDigits(tokens, first, start) : null;
  const tail = isEnds ? null : (readBelowHundred(tokens, first, start) ?? digits);
  const goesOn = within(tokens, first, pastHyphen(tokens, tail?.end ?? end))?.lower === 'hundred';
  if (!tail || tail.value <= 0 || goesOn) return { value, end, isWord: base.isWord, scale: 100 };
  return { value: value + tail.value, end: tail.end, isWord: base.isWord, scale: 1 };
}

/** One group and the scales that multiply it: "1.4 million", "two hundred and five thousand", "a dozen". */
function readGroup(tokens: readonly Token[], first: number, at: number, options: ReadOptions): Group | null {
  const base =
    readDigits(tokens, first, at) ?? readArticle(tokens, first, at) ?? readBelowHundred(tokens, first, at) ?? readUncounted(tokens, first, at);
  if (!base) return null;
  const rest = readRest(tokens, first, base);
  const head: Group = readHundreds(tokens, first, rest) ?? { ...rest, scale: 1 };
  let { end, isWord } = head;
  let scale = 1;
  for (let by = readScale(tokens, first, end, options); by && scale * by.value <= 1e33; by = readScale(tokens, first, end, options)) {
    scale *= by.value;
    end = by.end;
    isWord = base.isWord;
  }
  const all = scale * head.scale;
  const half = all > 1 && isAndAHalf(tokens, first, end);
  if (half) return { value: head.value * scale + all / 2, end: end + 3, isWord, scale: all };
  const value = Number((head.value * scale).toPrecision(12));
  return { value: all === 1 ? head.value : value, end, isWord, scale: all };
}

export interface Cardinal extends Piece {
  /** What its last group is multiplied by: a million in "3 million", 1 in "two million and three". */
  readonly scale: number;
}

/** Numbers are asked for by many rules; each is read once. */
const readBefore = new WeakMap<readonly Token[], Map<number, Cardinal | null>>();

/** The whole or decimal number that starts at a token, with its scales: "two thousand three hundred and five", "1.4bn", "a dozen". */
export function readCardinal(tokens: readonly Token[], index: number, options: ReadOptions = {}): Cardinal | null {
  if (options.money) return readAllGroups(tokens, index, options);
  const known = readBefore.get(tokens) ?? new Map<number, Cardinal | null>();
  readBefore.set(tokens, known);
  let cardinal = known.get(index);
  if (cardinal === undefined) {
    cardinal = readAllGroups(tokens, index, options);
    known.set(index, cardinal);
  }
  return cardinal;
}

function readAllGroups(tokens: readonly Token[], index: number, options: ReadOptions): Cardinal | null {
  const head = readGroup(tokens, index, index, options);
  if (!head) return null;
  let { value, end, isWord, scale } = head;
  // Smaller groups go on: "two thousand three hundred and five", "1 million 200 thousand".
  while (scale >= 100) {
    const and = within(tokens, index, end)?.lower === 'and';
    const next = and ? end + 1 : pastHyphen(tokens, end);
    const group = readGroup(tokens, index, next, options);
    if (!group || group.value <= 0 || group.value >= scale || !Number.isInteger(group.value)) break;
    if (!group.isWord && group.scale === 1 && !isCarried(tokens, next)) break;
    if (and && (!isWord || !group.isWord || group.value >= 1000 || tokens[index - 1]?.lower === 'between')) break;
    value += group.value;
    end = group.end;
    scale = group.scale;
  }
  const point = scale > 1 || value > 100 ? readPoint(tokens, index, { value, end, isWord }) : null;
  return point ? { ...point, scale: 1 } : { value, end, isWord, scale };
}

/** "3 hundred and 21" within a number: its digits carry a scale word of their own. */
const isCarried = (tokens: readonly Token[], at: number): boolean => tokens[at + 1]?.lower === 'hundred';
