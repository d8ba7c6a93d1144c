import { isPlural } from '../text/lemma.ts';
import { type ReadNumber, readNumber } from '../text/numbers.ts';
import { byUnit, scaled } from './by-unit.ts';
import { currencyBefore, currencyBehind } from './currencies.ts';
import { withSmallerUnits } from './mixed-amount.ts';
import { isOneOfMeasure, readOneUnit, readPartUnit, wordQuantity } from './one-unit.ts';
import { perUnitAt } from './per-unit.ts';
import { exactly, readFraction, readProportion, withRange } from './read-frame.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';
import { unitAt } from './units.ts';

/** Whether `one` and what it is of are one number here ("one" is mostly a pronoun). */
const COUNTS_ONE =
  /^(?:at|least|only|just|than|killed|killing|leaving|another|and|with|lost|by|arrested|injured|wounding|injuring|wounded|to|from|or|in)$/;

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
  const fraction = money ? null : readFraction(scene, at);
  const number = readNumber(scene.tokens, at, { money: money || isMillions(scene, at) });
  if (!fraction && (!number || (money && number.isWord && number.end === at + 1 && number.value === null))) return null;
  const proportion = !fraction && number && !money ? readProportion(scene, at, number) : null;
  if (!money && !proportion && token.lower === 'one' && number?.end === at + 1 && !countsOne(scene, at)) return null;
  const frame = fraction ?? proportion ?? withRange(scene, exactly(at, number as ReadNumber), { money, first: sign ? index : at });
  const minus =
    scene.tokens[at - 1]?.lower === 'minus' || (scene.tokens[at - 2]?.lower === 'minus' && /^[-‑−]$/.test(scene.tokens[at - 1]?.text ?? ''));
  const isCold = minus && frame.value !== null && /^(?:degrees?|°|celsius|fahrenheit|[-‑])/.test(wordAt(scene, frame.to, at));
  const negative =
    isCold ||
    (frame.value !== null &&
      !money &&
      /^[-−]$/.test(scene.tokens[at - 1]?.text ?? '') &&
      scene.tokens[at]?.spaced === false &&
      scene.tokens[at - 1]?.spaced === true);
  const numbers = negative
    ? { value: -(frame.value ?? 0), low: -(frame.value ?? 0), high: -(frame.value ?? 0) }
    : { value: frame.value, low: frame.low, high: frame.high };
  const from = sign ? index : isCold && scene.tokens[at - 1]?.lower !== 'minus' ? at - 2 : negative ? at - 1 : at;
  const common = {
    from,
    start: scene.tokens[from]?.start ?? 0,
    ...numbers,
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

  const part = fraction ? partOfUnit(scene, fraction.to, at) : null;
  if (fraction && part) return of(fraction.to, { ...part, rule: 'part_of_unit' });
  if (fraction || proportion) return of(frame.to, { kind: 'ratio', after: frame.to, rule: fraction ? 'fraction' : 'proportion' });
  if (sign) {
    const isDollar = sign.currency.name === '$' || sign.currency.code === 'USD';
    const code = isDollar ? currencyBehind(scene, frame.to, at, country, frame.value ?? frame.low) : null;
    const per = perUnitAt(scene, code?.end ?? frame.to, at);
    return of(frame.to, {
      ...scaled(frame, sign),
      kind: 'money',
      unit: sign.currency.code,
      unitCode: sign.currency.code,
      perUnit: per?.perUnit ?? null,
      after: per?.end ?? code?.end ?? frame.to,
      rule: 'money_sign',
    });
  }
  return byUnit(scene, { frame, at, country, of });
}

/** "twice as many", "twice the size": a multiple. */
function readTwice(scene: Scene, at: number): Quantity | null {
  if (wordAt(scene, at, at) !== 'twice' || !/^(?:as|the|what|that|its|their)$/.test(wordAt(scene, at + 1, at))) return null;
  return wordQuantity(scene, at, at + 1, { kind: 'ratio', value: 2, after: at + 1, rule: 'multiple' });
}

/** "a quarter of an hour", "half a percentage point": a part of a unit is an amount of it. */
function partOfUnit(scene: Scene, to: number, at: number): Pick<Quantity, 'kind' | 'after' | 'unit' | 'unitCode'> | null {
  const article = /^of$/.test(wordAt(scene, to, at)) ? to + 1 : to;
  if (!/^an?$/.test(wordAt(scene, article, at))) return null;
  if (/^percentage$/.test(wordAt(scene, article + 1, at)) && /^point$/.test(wordAt(scene, article + 2, at)))
    return { kind: 'percentage_point', after: article + 3, unit: 'percentage point', unitCode: null };
  const unit = unitAt(scene, article + 1, at, false);
  return unit ? { kind: unit.unit.kind, after: unit.end, unit: unit.unit.name, unitCode: unit.unit.code } : null;
}

/** "4.1m visits", "6m of its cards": things are counted, no length is measured. */
function isMillions(scene: Scene, at: number): boolean {
  const letter = scene.tokens[at + 1];
  if (letter?.text === 'k' && !letter.spaced && scene.tokens[at]?.kind === 'number') return true;
  if (letter?.text !== 'm' || letter.spaced || scene.tokens[at]?.kind !== 'number') return false;
  const next = [2, 3, 4, 5].map((ahead) => wordAt(scene, at + ahead, at));
  if (next[0] === 'of') return /^(?:the|its|their|his|her|our|these|those)$/.test(next[1] ?? '');
  return next.some(
    (word, index) =>
      /^\p{L}{3,}$/u.test(word) && isPlural(word) && next.slice(0, index).every((one) => /^(?:\p{L}{3,}|-)$/u.test(one) && !NO_ADJECTIVE.test(one)),
  );
}
const NO_ADJECTIVE = /^(?:long|wide|high|tall|deep|from|above|below|away|off|for|into|over|under|with|the)$/;

function countsOne(scene: Scene, at: number): boolean {
  if (isOneOfMeasure(scene, at)) return true;
  const next = wordAt(scene, at + 1, at);
  if (/^(?:to|or)$/.test(next) && readNumber(scene.tokens, at + 2)?.value === 2) return true;
  if (next === '' || !/^\p{L}/u.test(next))
    return /^[-‑]$/.test(next) && /^(?:third|quarter|fifth|year|day|month|week|hour|half|tenth)/.test(wordAt(scene, at + 2, at));
  if (
    /^(?:of|another|day|thing|way|side|reason|who|which|that|was|is|has|had|such|point|must|can|could|would|more|with|for|in|to|by|and|or|on|at|as)$/.test(
      next,
    )
  )
    return /^(?:at|least|only|just|than|killed|killing)$/.test(wordAt(scene, at - 1, at)) && next !== 'more';
  return (
    COUNTS_ONE.test(wordAt(scene, at - 1, at)) ||
    /^(?:person|people|man|woman|child|soldier|officer|boy|girl|death|case|hour|week|month|year|million|billion|percent|kilometre|kilometer|mile|passenger|civilian|student|worker|victim|employee|protester|body|suspect|hostage|resident|vote|seat|house|home|building|car|boat|truck|helicopter|injury|case|job|pilot|migrant|journalist|policeman|protestor|pupil)$/.test(
      next,
    )
  );
}
