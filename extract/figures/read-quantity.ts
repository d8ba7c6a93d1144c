import { isPlural } from '../text/lemma.ts';
import { type ReadNumber, readNumber } from '../text/numbers.ts';
import { ageAt, magnitudeAt } from './magnitude-and-age.ts';
import { exactly, type Frame, readFraction, readProportion, withRange } from './read-frame.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';
import { currencyBefore, currencyBehind, perUnitAt, unitAt } from './units.ts';

/** Whether `one` and what it is of are one number here ("one" is mostly a pronoun). */
const COUNTS_ONE =
  /^(?:at|least|only|just|than|killed|killing|leaving|another|and|with|lost|by|arrested|injured|wounding|injuring|wounded|to|from|or|in)$/;

const PERCENT = new Set(['%', 'percent', 'pct', 'pc', 'percents']);

/** The number that starts at a token with its sign, scale and unit; null where none does. `country` settles whose dollars. */
export function readQuantity(scene: Scene, index: number, country: string | null): Quantity | null {
  const sign = currencyBefore(scene, index, country);
  const money = sign !== null;
  const at = money ? index + 1 : index;
  const token = scene.tokens[at];
  if (!token || token.sentence !== scene.tokens[index]?.sentence) return null;
  const simple = money ? null : (readTwice(scene, at) ?? readAnHour(scene, at));
  if (simple) return simple;
  const fraction = money ? null : readFraction(scene, at);
  const number = readNumber(scene.tokens, at, { money: money || isMillions(scene, at) });
  if (!fraction && (!number || (money && number.isWord && number.end === at + 1 && number.value === null))) return null;
  const proportion = !fraction && number && !money ? readProportion(scene, at, number) : null;
  if (!money && !proportion && token.lower === 'one' && number?.end === at + 1 && !countsOne(scene, at)) return null;
  const frame = fraction ?? proportion ?? withRange(scene, exactly(at, number as ReadNumber), { money, first: sign?.from ?? at });
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
  const from = sign?.from ?? (isCold && scene.tokens[at - 1]?.lower !== 'minus' ? at - 2 : negative ? at - 1 : at);
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
    const code = sign.currency.name === '$' || sign.currency.code === 'USD' ? currencyBehind(scene, frame.to, at, country) : null;
    const per = perUnitAt(scene, code?.end ?? frame.to, at);
    return of(frame.to, {
      kind: 'money',
      unit: sign.currency.code,
      unitCode: sign.currency.code,
      perUnit: per?.perUnit ?? null,
      after: per?.end ?? code?.end ?? frame.to,
      rule: 'money_sign',
    });
  }
  return ofBareNumber(scene, { frame, at, country, of });
}

const wordQuantity = (scene: Scene, from: number, to: number, rest: Pick<Quantity, 'kind' | 'after' | 'rule'> & Partial<Quantity>): Quantity => {
  const value = rest.value ?? 1;
  return {
    from,
    to,
    start: scene.tokens[from]?.start ?? 0,
    end: scene.tokens[to - 1]?.end ?? 0,
    low: value,
    high: value,
    isWord: true,
    ...rest,
    value,
  };
};

/** "twice as many", "twice the size": a multiple. */
function readTwice(scene: Scene, at: number): Quantity | null {
  if (wordAt(scene, at, at) !== 'twice' || !/^(?:as|the|what|that|its|their)$/.test(wordAt(scene, at + 1, at))) return null;
  return wordQuantity(scene, at, at + 1, { kind: 'ratio', value: 2, after: at + 1, rule: 'multiple' });
}

/** "lasted about an hour", "a month later": the article counts, and the unit belongs to the span since "an" alone is no number. */
function readAnHour(scene: Scene, at: number): Quantity | null {
  if (!/^an?$/.test(wordAt(scene, at, at)) || !/^(?:hour|minute|day|week|month|year|decade|century)$/.test(wordAt(scene, at + 1, at))) return null;
  const measured =
    /^(?:in|within|under|about|around|over|nearly|almost|for|than|lasted|took|after|every)$/.test(wordAt(scene, at - 1, at)) ||
    /^(?:later|earlier|ago|long)$/.test(wordAt(scene, at + 2, at));
  const isPer = scene.tokens[at - 1]?.kind === 'number' || /^(?:of|after)$/.test(wordAt(scene, at + 2, at));
  const unit = measured && !isPer ? unitAt(scene, at + 1, at, false) : null;
  return (
    unit && wordQuantity(scene, at, at + 2, { kind: 'duration', after: at + 2, unit: unit.unit.name, unitCode: unit.unit.code, rule: 'an_hour' })
  );
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

interface Bare {
  readonly frame: Frame;
  readonly at: number;
  readonly country: string | null;
  readonly of: (to: number, rest: Pick<Quantity, 'kind' | 'rule' | 'after'> & Partial<Quantity>) => Quantity;
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

/** A number by what follows it: percent, currency, age, unit; else it counts. */
function ofBareNumber(scene: Scene, { frame, at, country, of }: Bare): Quantity {
  const next = wordAt(scene, frame.to, at);
  const tied = /^[-‑]$/.test(next) && scene.tokens[frame.to]?.spaced === false ? frame.to + 1 : frame.to;
  const hyphen = tied > frame.to ? behindSuspended(scene, tied, at) : tied;
  const unitWord = wordAt(scene, hyphen, at);
  const cent = unitWord === 'per' && /^cent$/.test(wordAt(scene, hyphen + 1, at)) ? 2 : PERCENT.has(unitWord) ? 1 : 0;
  const point = wordAt(scene, hyphen + (cent || 1), at);
  if (cent > 0 || (/^percentage$/.test(unitWord) && /^points?$/.test(point))) {
    const points = /^points?$/.test(point) || (/^percentage$/.test(point) && /^points?$/.test(wordAt(scene, hyphen + cent + 1, at)));
    const isSign = unitWord === '%';
    const after = hyphen + (cent || 1) + (points ? 1 : 0);
    if (points) return of(isSign ? hyphen + 1 : frame.to, { kind: 'percentage_point', unit: 'percentage point', after, rule: 'percentage_point' });
    const per = perUnitAt(scene, after, at);
    return of(isSign ? hyphen + 1 : frame.to, {
      kind: 'percent',
      unit: 'percent',
      unitCode: '%',
      perUnit: per?.perUnit ?? null,
      after: per?.end ?? after,
      rule: 'percent',
    });
  }
  const magnitude = magnitudeAt(scene, frame, at);
  if (magnitude !== null) return of(frame.to, { kind: 'measure', unit: 'magnitude', unitCode: '{magnitude}', after: magnitude, rule: 'magnitude' });
  const times =
    /^times$/.test(unitWord) && /^(?:as|the|what|more|higher|larger|greater|that|its|bigger|lower|faster)$/.test(wordAt(scene, hyphen + 1, at));
  if (times) return of(frame.to, { kind: 'ratio', after: hyphen + 1, rule: 'multiple' });
  const age = ageAt(scene, frame, at);
  if (age)
    return of(frame.to, {
      kind: 'age',
      unit: age.unit,
      unitCode: age.unit === 'year' ? 'a' : age.unit === 'month' ? 'mo' : age.unit === 'week' ? 'wk' : 'd',
      after: age.end,
      rule: 'age',
    });
  const money = currencyBehind(scene, hyphen, at, country);
  if (money) {
    const per = perUnitAt(scene, money.end, at);
    const isCent = /^(?:cent|penny|pence|kopeck|paisa|sen)$/.test(money.currency.name);
    const unit = isCent ? money.currency.name : money.currency.code;
    return of(frame.to, {
      kind: 'money',
      unit,
      unitCode: money.currency.code,
      perUnit: per?.perUnit ?? null,
      after: per?.end ?? money.end,
      rule: 'money_word',
    });
  }
  const unit = unitAt(scene, hyphen, at, scene.tokens[frame.to - 1]?.kind === 'number');
  if (unit && !(unit.unit.kind === 'measure' && hyphen === frame.to && isPersonNoun(scene, unit.end - 1))) {
    const slash = perUnitAt(scene, unit.end, at);
    return of(frame.to, {
      kind: unit.unit.kind,
      unit: unit.unit.name,
      unitCode: unit.unit.code,
      perUnit: unit.unit.per ?? slash?.perUnit ?? null,
      after: slash?.end ?? unit.end,
      rule: unit.unit.kind,
    });
  }
  const strong = hyphen !== frame.to && /^strong$/.test(unitWord);
  return of(frame.to, {
    kind: 'count',
    after: strong ? hyphen + 1 : hyphen,
    rule: frame.isRange ? 'count_range' : frame.isVague ? 'count_vague' : 'count',
  });
}

const isPersonNoun = (scene: Scene, at: number): boolean =>
  /^(?:second|seconds|minute|chain|chains|rod|rods|hand|hands|points?|stone|stones|yards?|feet|foot)$/.test(scene.tokens[at]?.lower ?? '') &&
  /^(?:officers?|soldiers?)$/.test(scene.tokens[at + 1]?.lower ?? '');

function countsOne(scene: Scene, at: number): boolean {
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
