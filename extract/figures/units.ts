import reference from '../../seeds/reference/units.json' with { type: 'json' };
import { phraseTable, signTable } from './phrase-table.ts';
import { type Scene, wordAt } from './scene.ts';

export interface Unit {
  readonly name: string;
  readonly code: string;
  readonly kind: 'measure' | 'duration';
  /** Where the sign says so ("mph"). */
  readonly per: string | null;
  readonly dimension: string;
  /** In the base unit of its dimension, where it has one that amounts of two units need. */
  readonly size: number | null;
  /** What must stand by the word: "three cups of flour", "64-bit". */
  readonly needs: 'of' | 'hyphen' | 'per' | null;
}

interface UnitEntry {
  readonly name: string;
  readonly code: string;
  readonly names: string;
  readonly signs: string;
  readonly per?: string;
  readonly dimension?: string;
  readonly size?: number;
  readonly needs?: string;
  readonly alone?: string;
  readonly attached?: string;
}

const NEEDS = ['of', 'hyphen', 'per'] as const;
const NAMES = new Map<string, Unit>();
const SIGNS = new Map<string, Unit>();
const ALONE = new Map<string, Unit>();
const ATTACHED = new Map<string, Unit>();
for (const [kind, entries] of [
  ['measure', reference.units],
  ['duration', reference.times],
] as const) {
  for (const entry of entries as readonly UnitEntry[]) {
    const { name, code, names, signs, per = null, dimension = 'time', size = null, alone, attached } = entry;
    const needs = NEEDS.find((need) => need === entry.needs) ?? null;
    const unit: Unit = { name, code, kind, per, dimension, size, needs };
    for (const word of names.split(' ').filter(Boolean)) if (!NAMES.has(word)) NAMES.set(word.replaceAll('_', ' '), unit);
    for (const sign of signs.split(' ').filter(Boolean)) if (!SIGNS.has(sign)) SIGNS.set(sign, unit);
    if (alone) ALONE.set(alone, unit);
    if (attached) ATTACHED.set(attached, unit);
  }
}
export const INCH = NAMES.get('inch');
const FOOT = NAMES.get('foot');

/** The unit that a row's column `unit` names. */
export const unitNamed = (name: string): Unit | undefined => NAMES.get(name);

/** Signs in capitals that just one unit has so ("20 KM", "49.5 HZ"). */
const OTHER_CAPITALS = new Set(reference.other_capitals.split(' '));
const CAPITALS = new Map<string, Unit>();
const shared = new Set<string>();
for (const [sign, unit] of SIGNS) {
  const capitals = sign.toUpperCase();
  if (!/^\p{Lu}{2,3}$/u.test(capitals) || /^\p{Ll}\p{Lu}/u.test(sign) || OTHER_CAPITALS.has(capitals)) continue;
  if (CAPITALS.has(capitals) && CAPITALS.get(capitals) !== unit) shared.add(capitals);
  CAPITALS.set(capitals, unit);
}
for (const [sign, unit] of CAPITALS) if (!SIGNS.has(sign) && !shared.has(sign)) SIGNS.set(sign, unit);

const namedUnit = phraseTable(NAMES);
const signedUnit = signTable(SIGNS);

export interface FoundUnit {
  readonly unit: Unit;
  readonly end: number;
}

/** A unit that stands at a token: its words ("square miles", singular or plural), or a sign behind digits ("km", "km²", `"`). */
export function unitAt(scene: Scene, at: number, from: number, behindDigits: boolean): FoundUnit | null {
  const sign = behindDigits ? (signAt(scene, at, from) ?? bracketedAt(scene, at, from)) : null;
  const named = namedUnit(scene, at, from);
  if (named && named.end >= (sign?.end ?? 0)) return fitsNeed(scene, named.value, at, named.end, from) ? { unit: named.value, end: named.end } : null;
  return sign ?? aloneAt(scene, at, from);
}

function fitsNeed(scene: Scene, { needs }: Unit, at: number, end: number, from: number): boolean {
  if (needs === 'hyphen') return /^[-‑]$/.test(wordAt(scene, at - 1, from)) || wordAt(scene, end, from) === 'per';
  if (needs === 'per') return /^(?:per|an?|\/)$/.test(wordAt(scene, end, from));
  if (needs !== 'of' || wordAt(scene, end, from) === 'of') return true;
  // A line of a recipe says no more; elsewhere only parts of a cup are no trophies.
  const isLine = isShortLine(scene, at) && /^\P{L}*$/u.test(wordAt(scene, end, from));
  return isLine || /[./½¼¾⅓⅔]/u.test(scene.tokens[at - 1]?.text ?? '');
}

/** A line of a table, a recipe or a list. */
function isShortLine(scene: Scene, at: number): boolean {
  const sentence = scene.doc.sentences[scene.tokens[at]?.sentence ?? 0];
  return sentence !== undefined && sentence.endToken - sentence.firstToken < 7;
}

/** Nothing that could be counted follows: the sentence's end, a sign, or a word of place or dimension. */
const isAlone = (scene: Scene, at: number, from: number): boolean =>
  /^(?:[^\p{L}\d]*|long|wide|high|tall|deep|thick|apart|above|below|from|and|or|of|at|x|in|on|for|to|but|when|while|with|today|tonight|now|by|during|over|under|after|before|as|is|was|are|were|this)$/u.test(
    wordAt(scene, at, from),
  );

/** "12 stone", "2 bar": no unit before a noun ("12 stone houses"). */
function aloneAt(scene: Scene, at: number, from: number): FoundUnit | null {
  const unit = ALONE.get(wordAt(scene, at, from));
  return unit && (isAlone(scene, at + 1, from) || scene.tokens[at + 1]?.kind === 'number') ? { unit, end: at + 1 } : null;
}

function signAt(scene: Scene, at: number, from: number): FoundUnit | null {
  const token = scene.tokens[at];
  if (!token || token.sentence !== scene.tokens[from]?.sentence) return null;
  if (/^['"’”″′]$/.test(token.text)) return primeAt(scene, at);
  const letter = token.spaced ? undefined : ATTACHED.get(token.text);
  // "25C", "-5C"; but "5C" is a model or a seat.
  if (letter && /^\d\d\d?$|\./.test(scene.tokens[at - 1]?.text ?? '') && isAlone(scene, at + 1, from)) return { unit: letter, end: at + 1 };
  const spacedLetter = token.spaced && /^[CF]$/.test(token.text) ? ATTACHED.get(token.text) : undefined;
  if (spacedLetter && isWeather(scene, at, from) && isAlone(scene, at + 1, from)) return { unit: spacedLetter, end: at + 1 };
  if (token.text === 'in') return INCH && isInch(scene, at, from) ? { unit: INCH, end: at + 1 } : null;
  const found = signedUnit(scene, at);
  if (!found) return null;
  // One letter is a unit right behind the digits ("5m"), or where nothing else could follow ("23 m)"); never an article.
  const isLetter = /^\p{L}$/u.test(token.text) && found.end === at + 1;
  if (!isLetter) return { unit: found.value, end: found.end };
  if (/^[aAI]$/.test(token.text)) return null;
  const next = wordAt(scene, at + 1, from);
  const ends = /^[)(.,;/]?$/.test(next) || scene.tokens[at + 1]?.kind === 'number';
  if (token.spaced && !(/^[mglL]$/.test(token.text) && (ends || (token.text === 'm' && NEAR_METRES.test(next))))) return null;
  return { unit: found.value, end: found.end };
}
const NEAR_METRES = /^(?:long|wide|high|tall|deep|apart|above|below|from)$/;

/** "highs of 25 C", "-5 C": where words or a sign speak of heat. */
function isWeather(scene: Scene, at: number, from: number): boolean {
  if (/^[-−]$/.test(scene.tokens[at - 2]?.text ?? '') && !scene.tokens[at - 1]?.spaced) return true;
  return [1, 2, 3, 4, 5, 6].some((back) =>
    /^(?:temperatures?|highs?|lows?|mercury|degrees?|cold|cool|hot|warm|heat|heated|[-−]?c|celsius|fahrenheit)$/.test(
      wordAt(scene, from - back, from),
    ),
  );
}

/** "5 in.", "a 7in screen", "3 in of rain": where no place can follow. */
function isInch(scene: Scene, at: number, from: number): boolean {
  const next = wordAt(scene, at + 1, from);
  if (/^(?:wide|high|tall|long|deep|thick|diameter|x|×|of|screen|display)$/.test(next))
    return next !== 'of' || !/^(?:a|an|the)$/.test(wordAt(scene, at + 2, from));
  if (next === '') return isShortLine(scene, at);
  return /^[)(.,;]$/.test(next) || (scene.tokens[at]?.spaced === false && !/^(?:the|a|an)$/.test(next));
}

/** `5'`, `10"`, `5''`: feet and inches, where no quotation is open that the sign could close. */
function primeAt(scene: Scene, at: number): FoundUnit | null {
  const { tokens } = scene;
  const token = tokens[at];
  if (!token || !INCH || !FOOT || tokens[at - 1]?.kind !== 'number') return null;
  // `over 370 "lost" horns`: what it opens stands close by.
  if (token.spaced && tokens[at + 1]?.spaced === false && tokens[at + 1]?.kind !== 'punct') return null;
  const isDouble = token.text === "'" && tokens[at + 1]?.text === "'" && !tokens[at + 1]?.spaced;
  const unit = isDouble || /["”″]/.test(token.text) ? INCH : FOOT;
  const end = isDouble ? at + 2 : at + 1;
  if (/[″′]/.test(token.text)) return { unit, end };
  const sentence = scene.doc.sentences[token.sentence];
  const paragraph = scene.doc.paragraphs[sentence?.paragraph ?? 0];
  const before = scene.doc.text.slice(paragraph?.start ?? 0, token.start);
  const isOpen =
    unit === INCH && !isDouble ? (before.match(/["“”]/g) ?? []).length % 2 === 1 || before.includes('“') : /(?:^|[\s(])['‘][^\d]/.test(before);
  if (isOpen || (unit === FOOT && (token.spaced || !isFeet(scene, at)))) return null;
  return { unit, end };
}

/** `5'10"`, `30' tall`, "an altitude of 30'": a bare `45'` is a minute of a match. */
const isFeet = (scene: Scene, at: number): boolean => {
  const next = scene.tokens[at + 1];
  return (
    (next?.kind === 'number' && /^["'’”]$/.test(scene.tokens[at + 2]?.text ?? '')) ||
    NEAR_METRES.test(next?.lower ?? '') ||
    scene.tokens[at - 2]?.lower === 'of'
  );
};

/** "20 [kg]", "20 {kg}": a unit in brackets of its own, as tables have it. */
function bracketedAt(scene: Scene, at: number, from: number): FoundUnit | null {
  const close = { '[': ']', '{': '}', '<': '>' }[wordAt(scene, at, from)];
  const found = close ? signedUnit(scene, at + 1) : null;
  return found && scene.tokens[found.end]?.text === close ? { unit: found.value, end: found.end + 1 } : null;
}
