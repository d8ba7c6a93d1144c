import { FRACTION_PARTS } from '../text/number-lexicon.ts';
import { type ReadNumber, readNumber, readOrdinal } from '../text/numbers.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';
import { currencyBefore, currencyBehind, perUnitAt, unitAt } from './units.ts';

/** Whether `one` and what it is of are one number here ("one" is mostly a pronoun). */
const COUNTS_ONE =
  /^(?:at|least|only|just|than|killed|killing|leaving|another|and|with|lost|by|arrested|injured|wounding|injuring|wounded|to|from|or|in)$/;

interface Frame {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isWord: boolean;
  readonly isRange?: boolean;
  readonly isVague?: boolean;
}

const exactly = (from: number, number: ReadNumber): Frame => {
  const isVague = number.value === null;
  return {
    from,
    to: number.end,
    value: number.value,
    low: isVague ? number.low : number.value,
    high: isVague ? null : number.value,
    isWord: number.isWord,
    isVague,
  };
};

/** "20 to 30", "20-30", "between 20 and 30", "$3-4 million": one row; the scale of the second holds for both where the first has none. */
function withRange(scene: Scene, frame: Frame, { money, first }: { money: boolean; first: number }): Frame {
  const sign = scene.tokens[frame.to];
  const word = wordAt(scene, frame.to, frame.from);
  const digits = scene.tokens[frame.to - 1]?.kind === 'number' && scene.tokens[frame.to + 1]?.kind === 'number';
  const spaced = /^[-–]$/.test(word) && sign?.spaced === true && scene.tokens[frame.to + 1]?.spaced === true && digits;
  const dash = spaced || (/^[-–—‑]$/.test(word) && sign?.spaced === false && scene.tokens[frame.to + 1]?.spaced === false);
  const lead = wordAt(scene, first - 1, frame.from);
  const ages = lead === 'of' && /^ages?$/.test(wordAt(scene, first - 2, frame.from));
  const between = word === 'and' && (lead === 'between' || ages);
  const ranges = [2, 3, 4, 5].some((back) => /^rang(?:e|es|ed|ing)$/.test(wordAt(scene, first - back, frame.from)));
  const to = word === 'to' && (lead !== 'from' || ranges);
  const or = word === 'or';
  if ((!dash && !between && !to && !or) || frame.value === null) return frame;
  let start = frame.to + 1;
  if (money && currencyBefore(scene, start, null)?.from === start) start++;
  const second = readNumber(scene.tokens, start, { money });
  if (!second || second.value === null || scene.tokens[start]?.sentence !== scene.tokens[frame.from]?.sentence) return frame;
  const scale = second.value >= 1000 && frame.value < 1000 && !isPlain(scene, start, second.end) ? scaleOf(second.value) : 1;
  const low = frame.value * scale;
  if (!(low < second.value) || (or && second.value > 2 * low && low > 3)) return frame;
  if (dash && !frame.isWord && /^(?:19|20)\d\d$/.test(scene.tokens[frame.from]?.text ?? '')) return frame;
  return { ...frame, to: second.end, value: null, low, high: second.value, isRange: true };
}
/** Digits alone, with no scale word behind them. */
const isPlain = (scene: Scene, from: number, to: number): boolean => to === from + 1 && scene.tokens[from]?.kind === 'number';
const scaleOf = (value: number): number => (value >= 1e12 ? 1e12 : value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : value >= 1000 ? 1000 : 1);

/** "two-thirds", "three quarters", "a third", "half", "one-fifth"; the value is the ratio. */
function readFraction(scene: Scene, at: number): Frame | null {
  const first = wordAt(scene, at, at);
  if (first === 'half') {
    const next = wordAt(scene, at + 1, at);
    return /^(?:of|the|its|their|his|her|that|those|all)$/.test(next)
      ? { from: at, to: at + 1, value: 0.5, low: 0.5, high: 0.5, isWord: true }
      : null;
  }
  const article = first === 'a' || first === 'an';
  const number = article ? { value: 1, end: at + 1, isWord: true } : readNumber(scene.tokens, at);
  if (!number || number.value === null || number.value > 20 || !Number.isInteger(number.value)) return null;
  const hyphen = /^[-‑]$/.test(wordAt(scene, number.end, at)) ? number.end + 1 : number.end;
  const part = wordAt(scene, hyphen, at);
  const by = FRACTION_PARTS.get(part);
  if (by === undefined || number.value > 1 !== /s$|^halves$/.test(part) || number.value >= by * 2) return null;
  if (/^(?:second|seconds)$/.test(part)) return null;
  // "a third man", "a fifth time" count in order; a fraction is of something, or ends its phrase.
  const next = wordAt(scene, hyphen + 1, at);
  if (number.value === 1 && !/^(?:of|the|a|in|from|as|,|\.|more|less|since|to|or|over|on|their|its|that)?$/.test(next)) return null;
  if (/^quarters?$/.test(part) && article && next !== 'of') return null;
  const value = Math.round((number.value / by) * 1e6) / 1e6;
  return { from: at, to: hyphen + 1, value, low: value, high: value, isWord: true };
}

/** "one in five", "9 out of 10": a ratio. */
function readProportion(scene: Scene, at: number, first: ReadNumber): Frame | null {
  const word = wordAt(scene, first.end, at);
  const start = word === 'in' ? first.end + 1 : word === 'out' && wordAt(scene, first.end + 1, at) === 'of' ? first.end + 2 : 0;
  const second = start ? readNumber(scene.tokens, start) : null;
  if (!second || second.value === null || first.value === null || second.value <= first.value || first.value > 100 || second.value > 10_000)
    return null;
  if (word === 'in' && (second.value > 1000 || first.value > 20 || scene.timeAt.has(start))) return null;
  if (word === 'out' && !/^(?:one|two|three|four|five|six|seven|eight|nine|\d)$/.test(wordAt(scene, at, at))) return null;
  const value = Math.round((first.value / second.value) * 1e6) / 1e6;
  return { from: at, to: second.end, value, low: value, high: value, isWord: first.isWord };
}

const PERCENT = new Set(['%', 'percent', 'pct', 'pc', 'percents']);

/** The number that starts at a token with its sign, scale and unit; null where none does. `country` settles whose dollars. */
export function readQuantity(scene: Scene, index: number, country: string | null): Quantity | null {
  const sign = currencyBefore(scene, index, country);
  const money = sign !== null;
  const at = money ? index + 1 : index;
  const token = scene.tokens[at];
  if (!token || token.sentence !== scene.tokens[index]?.sentence) return null;
  const fraction = money ? null : readFraction(scene, at);
  const number = readNumber(scene.tokens, at, { money });
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

interface Bare {
  readonly frame: Frame;
  readonly at: number;
  readonly country: string | null;
  readonly of: (to: number, rest: Pick<Quantity, 'kind' | 'rule' | 'after'> & Partial<Quantity>) => Quantity;
}

/** "a 7- or 8-inch screen", "four-, five- and six-cylinder": the unit stands behind the last of them. */
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

/** "magnitude 6.3", "a 5.0 magnitude quake", "a magnitude of 4.0", "the 6.1 earthquake": where what follows begins. */
function magnitudeAt(scene: Scene, frame: Frame, at: number): number | null {
  if (frame.value === null || frame.value > 10) return null;
  const behind = /^[-‑]$/.test(wordAt(scene, frame.to, at)) ? frame.to + 1 : frame.to;
  if (wordAt(scene, behind, at) === 'magnitude') return behind + 1;
  const near = [1, 2, 3].map((back) => wordAt(scene, at - back, at));
  if (
    near[0] === 'magnitude' ||
    (near[1] === 'magnitude' && /^(?:of|was|at|is)$/.test(near[0] ?? '')) ||
    (near[0] === '-' && near[1] === 'magnitude')
  )
    return frame.to;
  const isDecimal = /^\d\.\d$/.test(wordAt(scene, at, at));
  if (isDecimal && /^(?:earthquake|quake|aftershock|tremor|temblor)s?$/.test(wordAt(scene, frame.to, at))) return frame.to;
  const sentence = scene.doc.sentences[scene.tokens[at]?.sentence ?? 0];
  const ofQuake =
    isDecimal &&
    scene.tokens.slice(sentence?.firstToken ?? 0, sentence?.endToken ?? 0).some((token) => /^(?:magnitude|earthquake|quake)s?$/.test(token.lower));
  return ofQuake && /^(?:at|reported|measured|was)$/.test(near[0] ?? '') && /^[.,;]?$/.test(wordAt(scene, frame.to, at)) ? frame.to : null;
}

const isPersonNoun = (scene: Scene, at: number): boolean =>
  /^(?:second|seconds|minute|chain|chains|rod|rods|hand|hands|points?|stone|stones|yards?|feet|foot)$/.test(scene.tokens[at]?.lower ?? '') &&
  /^(?:officers?|soldiers?)$/.test(scene.tokens[at + 1]?.lower ?? '');

/** "54-year-old", "54 years old", "aged 54", "NAME, 54,", "at the age of 54". */
function ageAt(scene: Scene, frame: Frame, at: number): { unit: string; end: number } | null {
  const [one, two, three, four] = [0, 1, 2, 3].map((offset) => wordAt(scene, frame.to + offset, at));
  const hyphened =
    /^[-‑]$/.test(one ?? '') && /^(?:year|month|week|day)s?$/.test(two ?? '') && /^[-‑]$/.test(three ?? '') && /^olds?$/.test(four ?? '');
  if (hyphened) return { unit: (two ?? '').replace(/s$/, ''), end: frame.to + 4 };
  if (/^(?:year|month|week|day)s?$/.test(one ?? '') && /^[-‑]$/.test(two ?? '') && /^olds?$/.test(three ?? ''))
    return { unit: (one ?? '').replace(/s$/, ''), end: frame.to + 3 };
  if (/^(?:year|month|week|day)s?$/.test(one ?? '') && /^(?:[-‑]?old|of)$/.test(two ?? '') && (two !== 'of' || three === 'age'))
    return { unit: (one ?? '').replace(/s$/, ''), end: frame.to + (two === 'of' ? 3 : 2) };
  const before = wordAt(scene, at - 1, at);
  if (/^(?:aged|age)$/.test(before)) return { unit: 'year', end: frame.to };
  if (before === 'of' && wordAt(scene, at - 2, at) === 'age') return { unit: 'year', end: frame.to };
  if (/^(?:ages)$/.test(wordAt(scene, at - 2, at)) || (/^ages?$/.test(before) && frame.isRange)) return { unit: 'year', end: frame.to };
  const isAdult = frame.value !== null && frame.value >= 15 && frame.value <= 110 && Number.isInteger(frame.value);
  const sentence = scene.doc.sentences[scene.tokens[at]?.sentence ?? 0];
  const ofPerson = (): boolean =>
    scene.tokens
      .slice(sentence?.firstToken ?? 0, at)
      .some((_, offset) => scene.nameAt.get((sentence?.firstToken ?? 0) + offset)?.row.type === 'PERSON');
  if (isAdult && /^(?:was|is|turned)$/.test(before) && /^[.,;]$/.test(one ?? '') && !frame.isWord && ofPerson())
    return { unit: 'year', end: frame.to };
  const person = scene.nameAt.get(at - 2)?.row.type === 'PERSON';
  if (
    before === ',' &&
    person &&
    /^[,.;)]$/.test(one ?? '') &&
    frame.value !== null &&
    frame.value >= 1 &&
    frame.value <= 110 &&
    Number.isInteger(frame.value)
  )
    return { unit: 'year', end: frame.to };
  if (before === '(' && scene.nameAt.get(at - 2)?.row.type === 'PERSON' && one === ')' && (frame.value ?? 999) <= 110)
    return { unit: 'year', end: frame.to };
  return null;
}

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
    /^(?:person|people|man|woman|child|soldier|officer|boy|girl|death|case|hour|week|month|year|million|billion|percent|kilometre|kilometer|mile|passenger|civilian|student|worker|victim|employee|protester|body)$/.test(
      next,
    )
  );
}

/** "for the third time", "the second-largest city": nth occurrence, or place in an ordering. */
export function readOrdinalQuantity(scene: Scene, at: number): Quantity | null {
  if (scene.timeAt.has(at) || scene.nameAt.has(at)) return null;
  const ordinal = readOrdinal(scene.tokens, at);
  if (!ordinal) return null;
  const hyphen = /^[-‑]$/.test(wordAt(scene, ordinal.end, at)) ? ordinal.end + 1 : ordinal.end;
  const next = wordAt(scene, hyphen, at);
  const isRank =
    /^(?:largest|biggest|highest|most|busiest|longest|tallest|deadliest|worst|best|richest|oldest|smallest|lowest|place|spot|position|fastest|richest|poorest|strongest)$/.test(
      next,
    );
  const isNth = /^(?:time|day|week|month|year|round|anniversary|attempt|straight|consecutive|successive|title|goal|victory|defeat|win|term)$/.test(
    next,
  );
  if ((!isRank && !isNth) || (ordinal.value === 1 && !isRank) || (ordinal.isWord && ordinal.value === 1)) return null;
  const { value } = ordinal;
  return {
    from: at,
    to: ordinal.end,
    start: scene.tokens[at]?.start ?? 0,
    end: scene.tokens[ordinal.end - 1]?.end ?? 0,
    after: hyphen,
    kind: isRank ? 'rank' : 'ordinal',
    value,
    low: value,
    high: value,
    isWord: ordinal.isWord,
    rule: isRank ? 'rank' : 'ordinal',
  };
}
