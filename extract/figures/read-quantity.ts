import { ORDINALS, TENS } from '../text/number-lexicon.ts';
import { type ReadNumber, readNumber } from '../text/numbers.ts';
import { readOrdinal } from '../text/ordinals.ts';
import { byUnit, scaled } from './by-unit.ts';
import { countsOne } from './counts-one.ts';
import { currencyBefore, currencyBehind, ownerBehind } from './currencies.ts';
import { exactly, type Frame } from './frame.ts';
import { isMillions } from './large-letters.ts';
import { withSmallerUnits } from './mixed-amount.ts';
import { isMinus } from './negative.ts';
import { readOneUnit, readPartUnit, wordQuantity } from './one-unit.ts';
import { perPastBrackets, perUnitAt } from './per-unit.ts';
import { readFraction, readProportion } from './read-fraction.ts';
import { withRange } from './read-range.ts';
import { pastHyphen, type Quantity, type Scene, wordAt } from './scene.ts';
import { unitAt } from './units.ts';

/** The number that starts at a token with its sign, scale and unit; null where none does. `country` settles whose dollars. */
export function readQuantity(scene: Scene, index: number, country: string | null): Quantity | null {
  const quantity = readWithUnit(scene, index, country);
  return quantity && withSmallerUnits(scene, quantity, country);
}

function readWithUnit(scene: Scene, index: number, country: string | null): Quantity | null {
  const sign = currencyBefore(scene, index, country);
  const money = sign !== null;
  const at = sign?.number ?? index;
  const token = scene.tokens[at];
  if (!token || token.sentence !== scene.tokens[index]?.sentence) return null;
  const simple = money ? null : (readTwice(scene, at) ?? readOneUnit(scene, at, country) ?? readPartUnit(scene, at));
  if (simple) return simple;
  const number = readNumber(scene.tokens, at, { money: money || isMillions(scene, at) });
  const part = money ? null : readFraction(scene, at);
  const fraction = part && part.to > (number?.end ?? 0) ? part : null;
  if (!fraction && (!number || (money && number.isWord && number.end === at + 1 && number.value === null))) return null;
  if (number && !fraction && !money && isOfOrdinal(scene, at, number.end)) return null;
  const minus = isMinus(scene, at, fraction?.to ?? number?.end ?? at + 1);
  const proportion = !fraction && number && !money ? readProportion(scene, at, number) : null;
  if (!money && !proportion && !fraction && !minus && token.lower === 'one' && number?.end === at + 1 && !countsOne(scene, at)) return null;
  const dash = scene.tokens[index - 1];
  const signed = /^[-−]$/.test(dash?.text ?? '') && scene.tokens[index]?.spaced === false && dash?.spaced === true;
  const base = fraction ?? proportion ?? exactly(at, number as ReadNumber);
  const negative = base.value !== null && (money ? isDebit(scene, index, at) : signed || minus);
  const from = negative && !money ? index - (!signed && scene.tokens[at - 1]?.kind === 'punct' ? 2 : 1) : index;
  const own = negative ? negated(base) : base;
  const frame = fraction || proportion ? own : withRange(scene, own, { money, first: from });
  const common = {
    from,
    start: scene.tokens[from]?.start ?? 0,
    value: frame.value,
    low: frame.low,
    high: frame.high,
    isWord: frame.isWord,
    ...(frame.isVague ? { modifier: 'at_least' as const } : {}),
  };
  const end = (to: number): number => scene.tokens[to - 1]?.end ?? 0;
  const of = (to: number, rest: Pick<Quantity, 'kind' | 'rule' | 'after'> & Partial<Quantity>): Quantity => ({
    ...common,
    to,
    end: end(to),
    ...rest,
  });

  const unit = fraction ? partOfUnit(scene, fraction.to, at) : null;
  if (fraction && unit) return of(fraction.to, { ...unit, rule: 'part_of_unit' });
  if (fraction || proportion) return of(frame.to, { kind: 'ratio', after: frame.to, rule: fraction ? 'fraction' : 'proportion' });
  if (sign) {
    const isDollar = sign.currency.name === '$' || sign.currency.code === 'USD';
    const owner = sign.currency.name === '$' ? ownerBehind(scene, frame.to, at) : null;
    const code = owner ?? (isDollar ? currencyBehind(scene, frame.to, at, country, frame.value ?? frame.low) : null);
    const unit = owner?.code ?? sign.currency.code;
    const per = perUnitAt(scene, code?.end ?? frame.to, at) ?? perPastBrackets(scene, code?.end ?? frame.to, at);
    return of(frame.to, {
      ...scaled(frame, sign),
      kind: 'money',
      unit,
      unitCode: unit,
      perUnit: per?.perUnit ?? null,
      after: per && !per.isFar ? per.end : (code?.end ?? frame.to),
      rule: 'money_sign',
    });
  }
  return byUnit(scene, { frame, at, country, of });
}

/** "-$5 million", "$-50.8bn": a sum below nought; but "$3-$5" is a range. */
function isDebit(scene: Scene, sign: number, number: number): boolean {
  if (/^[-−]$/.test(scene.tokens[number - 1]?.text ?? '')) return true;
  const [before, money] = [scene.tokens[sign - 1], scene.tokens[sign]];
  // "the prize -$5 million- was shared": a pair of dashes.
  if ([1, 2].some((ahead) => /^[-−]$/.test(scene.tokens[number + ahead]?.text ?? ''))) return false;
  return /^[-−]$/.test(before?.text ?? '') && before?.spaced === true && money?.spaced === false && scene.tokens[sign - 2]?.kind !== 'number';
}

/** A number below zero. */
const negated = (frame: Frame): Frame => {
  const value = frame.value === null ? null : -frame.value;
  return { ...frame, value, low: value, high: value };
};

/** "the twenty-fifth hour", "seventy third": tens of an ordinal count nothing; "a forty-second clip" lasts. */
function isOfOrdinal(scene: Scene, at: number, end: number): boolean {
  const last = scene.tokens[end]?.kind === 'punct' && !scene.tokens[end]?.spaced ? end + 1 : end;
  if (!TENS.has(scene.tokens[end - 1]?.lower ?? '') || !ORDINALS.has(wordAt(scene, last, at)) || wordAt(scene, last, at) === 'second') return false;
  return (readOrdinal(scene.tokens, end - 1)?.end ?? 0) > end;
}

/** "twice as many", "twice the size": a multiple. */
function readTwice(scene: Scene, at: number): Quantity | null {
  if (wordAt(scene, at, at) !== 'twice' || !/^(?:as|the|what|that|its|their)$/.test(wordAt(scene, at + 1, at))) return null;
  return wordQuantity(scene, at, at + 1, { kind: 'ratio', value: 2, after: at + 1, rule: 'multiple' });
}

function partOfPercent(scene: Scene, at: number, from: number): Pick<Quantity, 'kind' | 'after' | 'unit' | 'unitCode'> | null {
  const [word, next] = [wordAt(scene, at, from), wordAt(scene, at + 1, from)];
  const point = /^[-‑]$/.test(next) ? at + 2 : at + 1;
  if (word === 'percentage' && /^points?$/.test(wordAt(scene, point, from)))
    return { kind: 'percentage_point', after: point + 1, unit: 'percentage point', unitCode: null };
  const percent = word === 'percent' ? at + 1 : word === 'per' && next === 'cent' ? at + 2 : null;
  return percent === null ? null : { kind: 'percent', after: percent, unit: 'percent', unitCode: '%' };
}

/** "a quarter of an hour", "half a percentage point", "a half percent": a part of a unit is an amount of it. */
function partOfUnit(scene: Scene, to: number, at: number): Pick<Quantity, 'kind' | 'after' | 'unit' | 'unitCode'> | null {
  // "1/2 gallon", "a 3/4-inch pipe": signs of a part need no article.
  const tied = pastHyphen(scene, to, at);
  const direct = /^[\d½¼¾⅓⅔⅛]/u.test(wordAt(scene, at, at)) ? unitAt(scene, tied, at, scene.tokens[tied]?.text !== 'in') : null;
  if (direct) return { kind: direct.unit.kind, after: direct.end, unit: direct.unit.name, unitCode: direct.unit.code };
  const article = wordAt(scene, to, at) === 'of' ? to + 1 : to;
  const isCounted = /^(?:an?|one)$/.test(wordAt(scene, article, at));
  const part = partOfPercent(scene, isCounted ? article + 1 : to, at);
  if (part || !isCounted || wordAt(scene, article, at) === 'one') return part;
  const unit = unitAt(scene, article + 1, at, false);
  return unit ? { kind: unit.unit.kind, after: unit.end, unit: unit.unit.name, unitCode: unit.unit.code } : null;
}
