import { readNumber } from '../text/numbers.ts';
import { currencyBehind, type MoneyBehind, nameBefore } from './currencies.ts';
import type { Frame } from './frame.ts';
import { ageAt, magnitudeAt } from './magnitude-and-age.ts';
import { perPastBrackets, perUnitAt } from './per-unit.ts';
import { pastHyphen, type Quantity, type Scene, wordAt } from './scene.ts';
import { unitAt } from './units.ts';

export type QuantityOf = (to: number, rest: Pick<Quantity, 'kind' | 'rule' | 'after'> & Partial<Quantity>) => Quantity;

interface Bare {
  readonly frame: Frame;
  /** Token index where the number starts. */
  readonly at: number;
  /** Where its unit would stand: behind a hyphen, or behind the last of "3- or 4-metre". */
  readonly behind: number;
  readonly country: string | null;
  readonly of: QuantityOf;
}

/** A number by what follows it: percent, magnitude, multiple, age, currency, unit; else it counts. */
export function byUnit(scene: Scene, given: Omit<Bare, 'behind'>): Quantity {
  const { frame, at } = given;
  const next = wordAt(scene, frame.to, at);
  const tied = /^[-‑]$/.test(next) && scene.tokens[frame.to]?.spaced === false ? frame.to + 1 : frame.to;
  // "tens of millions of dollars", "thousands of miles": a vague amount is of its unit too.
  const ofVague = frame.isVague && next === 'of';
  const bare: Bare = { ...given, behind: ofVague ? frame.to + 1 : tied > frame.to ? behindSuspended(scene, tied, at) : tied };
  for (const read of READERS) {
    const found = read(scene, bare);
    if (found) return found;
  }
  return ofCount(scene, bare);
}

/** "a 3- or 4-metre pole", "two-, three- and nine-seat": the unit stands behind the last of them. */
function behindSuspended(scene: Scene, tied: number, from: number): number {
  let at = tied;
  for (let times = 0; times < 3; times++) {
    while (/^(?:,|or|and|to)$/.test(wordAt(scene, at, from)) && scene.tokens[at + 1]?.spaced) at++;
    const next = at > tied && wordAt(scene, at, from) !== '' ? readNumber(scene.tokens, at) : null;
    if (!next || !/^[-‑]$/.test(wordAt(scene, next.end, from))) return times === 0 ? tied : at;
    at = next.end + 1;
    if (!/^(?:,|or|and|to)$/.test(wordAt(scene, at, from))) return at;
  }
  return tied;
}

const PERCENT = new Set(['%', 'percent', 'pct', 'pc', 'percents', '％']);

/** "40 percentage", for percent; "percentage points" are others. */
const isPercentage = (scene: Scene, at: number, from: number): boolean =>
  wordAt(scene, at, from) === 'percentage' && !/^points?$/.test(wordAt(scene, pastHyphen(scene, at + 1, from), from));

function ofPercent(scene: Scene, { frame, at, behind, of }: Bare): Quantity | null {
  const unitWord = wordAt(scene, behind, at);
  const cent =
    unitWord === 'per' && /^cent$/.test(wordAt(scene, behind + 1, at)) ? 2 : PERCENT.has(unitWord) || isPercentage(scene, behind, at) ? 1 : 0;
  const pointAt = pastHyphen(scene, behind + (cent || 1), at);
  const point = wordAt(scene, pointAt, at);
  if (cent === 0 && !(/^percentage$/.test(unitWord) && /^points?$/.test(point))) return null;
  const points = /^points?$/.test(point) || (/^percentage$/.test(point) && /^points?$/.test(wordAt(scene, behind + cent + 1, at)));
  const isSign = unitWord === '%';
  const after = points ? pointAt + 1 : behind + (cent || 1);
  const to = isSign ? behind + 1 : frame.to;
  if (points) return of(to, { kind: 'percentage_point', unit: 'percentage point', after, rule: 'percentage_point' });
  const per = perUnitAt(scene, after, at);
  return of(to, { kind: 'percent', unit: 'percent', unitCode: '%', perUnit: per?.perUnit ?? null, after: per?.end ?? after, rule: 'percent' });
}

function ofMagnitude(scene: Scene, { frame, at, of }: Bare): Quantity | null {
  const after = magnitudeAt(scene, frame, at);
  return after === null ? null : of(frame.to, { kind: 'measure', unit: 'magnitude', unitCode: '{magnitude}', after, rule: 'magnitude' });
}

function ofMultiple(scene: Scene, { frame, at, behind, of }: Bare): Quantity | null {
  const times =
    wordAt(scene, behind, at) === 'times' &&
    /^(?:as|the|what|more|higher|larger|greater|that|its|bigger|lower|faster|earnings|sales|revenue|revenues|book|profit|profits|ebitda|cash|turnover|income|gdp|annual|forward)$/.test(
      wordAt(scene, behind + 1, at),
    );
  return times ? of(frame.to, { kind: 'ratio', after: behind + 1, rule: 'multiple' }) : null;
}

const AGE_CODES: Readonly<Record<string, string>> = { year: 'a', month: 'mo', week: 'wk' };

function ofAge(scene: Scene, { frame, at, of }: Bare): Quantity | null {
  const age = ageAt(scene, frame, at);
  return age && of(frame.to, { kind: 'age', unit: age.unit, unitCode: AGE_CODES[age.unit] ?? 'd', after: age.end, rule: 'age' });
}

function ofMoney(scene: Scene, { frame, at, behind, country, of }: Bare): Quantity | null {
  const money = currencyBehind(scene, behind, at, country, frame.value ?? frame.low);
  if (!money) return null;
  const { currency } = money;
  const per = perUnitAt(scene, money.end, at) ?? perPastBrackets(scene, money.end, at);
  return of(frame.to, {
    ...scaled(frame, money),
    kind: 'money',
    unit: currency.isMinor ? currency.name : currency.code,
    unitCode: currency.code,
    perUnit: per?.perUnit ?? null,
    after: per && !per.isFar ? per.end : money.end,
    rule: 'money_word',
  });
}

/** "30 MUSD": the code carries the scale. */
export function scaled({ value, low, high }: Frame, { scale }: Pick<MoneyBehind, 'scale'>): Partial<Quantity> {
  const by = (number: number | null): number | null => (number === null ? null : Number((number * scale).toPrecision(12)));
  return scale === 1 ? {} : { value: by(value), low: by(low), high: by(high) };
}

function ofUnit(scene: Scene, { frame, at, behind, of }: Bare): Quantity | null {
  const found = unitAt(scene, behind, at, scene.tokens[frame.to - 1]?.kind === 'number');
  if (!found || (found.unit.kind === 'measure' && behind === frame.to && isPersonNoun(scene, found.end - 1))) return null;
  const { name, code, kind, per } = found.unit;
  const slash = perUnitAt(scene, found.end, at);
  return of(frame.to, {
    kind,
    unit: name,
    unitCode: code,
    perUnit: per ?? slash?.perUnit ?? null,
    after: slash?.end ?? found.end,
    rule: kind,
  });
}

const isPersonNoun = (scene: Scene, at: number): boolean =>
  /^(?:second|seconds|minute|chain|chains|rod|rods|hand|hands|points?|stone|stones|yards?|feet|foot)$/.test(scene.tokens[at]?.lower ?? '') &&
  /^(?:officers?|soldiers?)$/.test(scene.tokens[at + 1]?.lower ?? '');

/** "10 by 12 feet", "2 x 4 inches", "a 10-by-12-foot room": the unit of the last side is the first one's too. */
function ofSides(scene: Scene, { frame, at, of }: Bare): Quantity | null {
  let next = frame.to;
  for (let sides = 0; sides < 2; sides++) {
    const step = pastBy(scene, next, at);
    const number = step === null ? null : readNumber(scene.tokens, step);
    if (!number || number.value === null) return null;
    const behind = pastHyphen(scene, number.end, at);
    const found = unitAt(scene, behind, at, scene.tokens[number.end - 1]?.kind === 'number');
    if (found)
      return found.unit.dimension === 'length'
        ? of(frame.to, { kind: 'measure', unit: found.unit.name, unitCode: found.unit.code, after: frame.to, rule: 'side' })
        : null;
    next = number.end;
  }
  return null;
}

/** Past "by", "-by-", "x" or "×" between two sides. */
function pastBy(scene: Scene, at: number, from: number): number | null {
  const start = pastHyphen(scene, at, from);
  if (!/^(?:by|x|×)$/.test(wordAt(scene, start, from))) return null;
  return /^[-‑]$/.test(wordAt(scene, start + 1, from)) ? start + 2 : start + 1;
}

/** "10 below zero", "20 degrees below zero": a temperature under nought. */
function ofFrost(scene: Scene, { frame, at, of }: Bare): Quantity | null {
  const degree = /^degrees?$/.test(wordAt(scene, frame.to, at)) ? frame.to + 1 : frame.to;
  if (frame.value === null || wordAt(scene, degree, at) !== 'below' || wordAt(scene, degree + 1, at) !== 'zero') return null;
  const value = -frame.value;
  // The zero is no number of its own: it is taken up with this one.
  const to = degree + 2;
  return of(frame.to, { to, kind: 'measure', value, low: value, high: value, unit: 'degree', unitCode: 'deg', after: to, rule: 'below_zero' });
}

/** "rupees 500 crore". */
function ofNameBefore(scene: Scene, { frame, at, country, of }: Bare): Quantity | null {
  const currency = nameBefore(scene, at, frame.to, country);
  if (!currency) return null;
  const unit = currency.isMinor ? currency.name : currency.code;
  return of(frame.to, { kind: 'money', unit, unitCode: currency.code, after: frame.to, rule: 'money_name_before' });
}

const READERS = [ofPercent, ofFrost, ofMagnitude, ofMultiple, ofAge, ofMoney, ofUnit, ofSides, ofNameBefore] as const;

function ofCount(scene: Scene, { frame, at, behind, of }: Bare): Quantity {
  const strong = behind !== frame.to && wordAt(scene, behind, at) === 'strong';
  return of(frame.to, {
    kind: 'count',
    after: strong ? behind + 1 : frame.isVague ? frame.to : behind,
    rule: frame.isRange ? 'count_range' : frame.isVague ? 'count_vague' : 'count',
  });
}
