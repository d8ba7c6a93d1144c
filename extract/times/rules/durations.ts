import { readCount } from '../counts.ts';
import { type Amount, durationOf, durationOfAll, GRANULARITIES, UNITS, type Unit } from '../lexicon.ts';
import type { Match, Rule, Scene } from '../scene.ts';

/** Between a number and its unit: "two more weeks", "eight trading days". */
const BETWEEN =
  /^(?:more|additional|extra|further|other|trading|business|working|consecutive|straight|successive|full|whole|entire|long|solid|short)$/;

/** "three", "two to three", "12 to 18", "five or six": the lower of a range. */
function readAmount(scene: Scene, index: number): { count: number | 'X'; end: number; isRange: boolean } | null {
  const first = readCount(scene, index);
  if (!first) return null;
  const { word } = scene;
  if (!/^(?:to|or|[-–—])$/.test(word(first.end, index)) || /^an?$/.test(word(index, index))) return { ...first, isRange: false };
  const second = scene.tokens[first.end + 1]?.sentence === scene.tokens[index]?.sentence ? readCount(scene, first.end + 1) : null;
  const isRange = second !== null && second.count !== 'X' && first.count !== 'X' && second.count > first.count && UNITS.has(word(second.end, index));
  return isRange ? { count: first.count, end: second.end, isRange } : { ...first, isRange: false };
}

/** What follows and widens: "a year or two", "a week or so", "an hour or more". */
function readWidening({ word }: Scene, end: number, from: number): { end: number; mod: string } | null {
  if (word(end, from) !== 'or' || word(end + 2, from) === 'than') return null;
  const mod = { so: 'APPROX', two: 'APPROX', more: 'EQUAL_OR_MORE', longer: 'EQUAL_OR_MORE', less: 'EQUAL_OR_LESS' }[word(end + 1, from)];
  return mod === undefined ? null : { end: end + 2, mod };
}

/** Smaller units go on: "2 years and 3 months", "1 hour 30 minutes". */
export function readSmaller(scene: Scene, end: number, from: number, amounts: Amount[]): number {
  const { tokens, word } = scene;
  for (;;) {
    const comma = word(end, from) === ',' ? end + 1 : end;
    const at = word(comma, from) === 'and' ? comma + 1 : comma;
    const count = tokens[at]?.sentence === tokens[from]?.sentence && !/^an?$/.test(word(at, from)) ? readCount(scene, at) : null;
    const unit = count ? UNITS.get(word(count.end, from)) : undefined;
    const last = amounts.at(-1);
    if (!count || count.count === 'X' || unit === undefined || !last || SIZES.indexOf(unit) >= SIZES.indexOf(last.unit)) return end;
    amounts.push({ unit, count: count.count });
    end = count.end + 1;
  }
}
const SIZES: readonly Unit[] = ['TS', 'TM', 'TH', 'D', 'W', 'M', 'Y'];

/** "three days", "a decade", "several weeks", "16-year", "two and a half years", "2 years and 3 months". */
export const countedRule: Rule = {
  name: 'duration_counted',
  match(scene, index) {
    const { tokens, word } = scene;
    const first = word(index, index);
    const hasArticle = first === 'the' && word(index + 1, index) !== 'several';
    const count = readAmount(scene, hasArticle ? index + 1 : index);
    if (!count) return null;
    const hyphen = /^[-‑]$/.test(word(count.end, index)) && tokens[count.end]?.spaced === false;
    // "the 14-day truce": the article belongs to the noun.
    if (hyphen && /^(?:the|a)$/.test(first)) return null;
    const between = !hyphen && BETWEEN.test(word(count.end, index)) ? count.end + 1 : count.end;
    const at = hyphen ? count.end + 1 : between;
    const noun = word(at, index);
    const unit = UNITS.get(noun);
    if (unit === undefined || isOther(scene, index, { at, noun, count: count.count })) return null;
    if (hasArticle && tokens[index + 1]?.kind === 'word' && !SMALL_NUMBERS.test(word(index + 1, index))) return null;
    const halves = ['and', 'a', 'half'].every((lower, k) => word(at + 1 + k, index) === lower) && count.count !== 'X';
    const amounts: Amount[] = [{ unit, count: halves ? Number(count.count) + 0.5 : count.count }];
    const plain = halves ? at + 4 : hyphen || count.count === 'X' ? at + 1 : readSmaller(scene, at + 1, index, amounts);
    const widened = readWidening(scene, plain, index);
    const mod = widened?.mod ?? (count.isRange ? 'EQUAL_OR_MORE' : null);
    return { end: widened?.end ?? plain, timex: { type: 'DURATION', value: durationOfAll(amounts), mod, granularity: GRANULARITIES[unit] } };
  },
};

/** "half hour", "all day", "another week", "2h": lengths without a number word of their own. */
const shortForms: Rule = {
  name: 'duration_short',
  match({ tokens, word }, index) {
    const first = word(index, index);
    const one = (unit: Unit, count: number, end: number): Match => ({
      end,
      timex: { type: 'DURATION', value: durationOf(unit, count), granularity: GRANULARITIES[unit] },
    });
    const unit = UNITS.get(word(index + 1, index));
    if (/^h(?:rs?)?$/.test(word(index + 1, index)) && tokens[index + 1]?.spaced === false && /^\d{1,2}(?:\.5)?$/.test(first))
      return one('TH', Number(first), index + 2);
    if (unit === undefined || /s$/.test(word(index + 1, index))) return null;
    if (first === '½' || (first === 'half' && isHalf(word(index + 1, index), word(index - 1, index)))) return one(unit, 0.5, index + 2);
    if (first === 'half' && /^an?$/.test(word(index + 1, index))) return null;
    const isWhole = (first === 'all' && /^(?:day|night|week|month|year)$/.test(word(index + 1, index))) || (first === 'another' && unit !== 'TS');
    return isWhole ? one(unit, 1, index + 2) : null;
  },
};

/** "half hour" anywhere; "half year" only where no other half is told of. */
const isHalf = (noun: string, before: string): boolean =>
  /^(?:hour|day)$/.test(noun) || (/^(?:month|year|century)$/.test(noun) && /^(?:for|in|within|over|about|nearly|almost|every)$/.test(before));

const SMALL_NUMBERS = /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

/** What looks like a length and is none: an ordinal, an age, a rate, a year's quarter, "one day" of a tale. */
function isOther({ tokens, word }: Scene, index: number, { at, noun, count }: { at: number; noun: string; count: number | 'X' }): boolean {
  const first = word(index, index);
  if (typeof count === 'number' && count > 1000 && tokens[index]?.text.length === 4 && !noun.endsWith('s')) return true;
  // "three night shifts" are no three nights.
  if (noun === 'night' && count !== 1 && !/^[-‑]$/.test(word(at - 1, index))) return true;
  if (/^(?:second|min|quarter|semester)$/.test(noun) && (first === 'a' || count === 'X')) return true;
  if (/^quarters?$/.test(noun) && /^[-‑]$/.test(word(at - 1, index)) && noun.endsWith('s')) return true;
  if (/^[-‑]$/.test(word(at + 1, index)) && word(at + 2, index) === 'old') return true;
  if (/^[-‑]$/.test(word(at + 1, index)) && /^(?:ago|earlier)$/.test(word(at + 2, index))) return true;
  if (/^(?:old|older|younger)$/.test(word(at + 1, index))) return true;
  if (first === 'one' && /^(?:day|night)$/.test(noun) && /^(?:,|\w+)$/.test(word(at + 1, index)) && /^$|^["“,]$/.test(word(index - 1, index)))
    return true;
  // "$1.76 a year", "20% a month", "24 hours a day": what a rate is per.
  const before = word(index - 1, index);
  return (
    /^an?$/.test(first) &&
    (tokens[index - 1]?.kind === 'number' ||
      /^(?:%|percent|cents?|million|billion|dollars|euros|times|hours|days|seats|flights|units|people|tons|barrels)$/.test(before))
  );
}

/** "for years", "hours later", "months of talks": units without a number. */
const uncounted: Rule = {
  name: 'duration_uncounted',
  match({ word }, index) {
    const noun = word(index, index);
    const unit = UNITS.get(noun);
    if (unit === undefined || !/s$/.test(noun) || /^(?:seconds|mins|secs|quarters|nights|weekends)$/.test(noun)) return null;
    const before = word(index - 1, index);
    const after = word(index + 1, index);
    if (after === 'ago') return { end: index + 2, timex: { type: 'DATE', value: 'PAST_REF', granularity: null } };
    if (/^(?:later|earlier)$/.test(after))
      return { end: index + 2, timex: { type: 'DATE', value: after === 'later' ? 'FUTURE_REF' : 'PAST_REF', granularity: null, anchored: true } };
    if (
      !/^(?:for|in|over|within|after|lasted|last|took|take|weeks|days|,|of)$/.test(before) &&
      after !== 'of' &&
      after !== 'before' &&
      after !== 'after'
    )
      return null;
    return { end: index + 1, timex: { type: 'DURATION', value: durationOf(unit, 'X'), granularity: GRANULARITIES[unit] } };
  },
};

/** "weeklong", "yearlong", "a month-long": a length in one word. */
const long: Rule = {
  name: 'duration_long',
  match({ word }, index) {
    const joined = /^(hour|day|week|month|year|decade|century)s?-?long$/.exec(word(index, index));
    const parted =
      /^(?:hour|day|week|month|year|decade|century)s?$/.test(word(index, index)) &&
      /^[-‑]$/.test(word(index + 1, index)) &&
      word(index + 2, index) === 'long';
    const noun =
      joined?.[1] ??
      (parted
        ? word(index, index)
            .replace(/s$/, '')
            .replace(/centurie$/, 'century')
        : undefined);
    const unit = noun === undefined ? undefined : UNITS.get(noun);
    if (unit === undefined) return null;
    const many = /s$/.test(word(index, index)) && parted;
    return {
      end: joined ? index + 1 : index + 3,
      timex: { type: 'DURATION', value: durationOf(unit, many ? 'X' : 1), granularity: GRANULARITIES[unit] },
    };
  },
};

export const durationRules: readonly Rule[] = [countedRule, shortForms, long, uncounted];
