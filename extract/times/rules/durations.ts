import { durationOf, FREQUENCIES, GRANULARITIES, UNITS, VAGUE, WEEKDAYS } from '../lexicon.ts';
import { type Match, type Rule, readCount } from '../scene.ts';

const MODS: readonly (readonly [RegExp, string])[] = [
  [/^(?:more than|over|upwards of)$/, 'MORE_THAN'],
  [/^(?:less than|fewer than|under)$/, 'LESS_THAN'],
  [/^at least$/, 'EQUAL_OR_MORE'],
  [/^(?:at most|up to|no more than)$/, 'EQUAL_OR_LESS'],
  [/^(?:about|around|nearly|almost|roughly|some|approximately|close to)$/, 'APPROX'],
];

/** "three days", "a decade", "several weeks", "16-year", "more than two years". */
const counted: Rule = {
  name: 'duration_counted',
  match(scene, index) {
    const { tokens, word } = scene;
    const count = readCount(scene, word(index, index) === 'the' && word(index + 1, index) !== 'several' ? index + 1 : index);
    if (!count) return null;
    const hyphen = /^[-‑]$/.test(word(count.end, index)) && tokens[count.end]?.spaced === false;
    const at = hyphen ? count.end + 1 : count.end;
    const noun = word(at, index);
    const unit = UNITS.get(noun);
    if (unit === undefined) return null;
    // "a second" is mostly the ordinal; "1-year-old" is an age; "a day" after a rate is a set.
    if (/^(?:second|min|quarter|semester)$/.test(noun) && (word(index, index) === 'a' || count.count === 'X')) return null;
    if (/^[-‑]$/.test(word(at + 1, index)) && word(at + 2, index) === 'old') return null;
    if (/^(?:old|older|younger)$/.test(word(at + 1, index))) return null;
    // "$1.76 a year", "20% a month": what a rate is per.
    if (
      /^an?$/.test(word(index, index)) &&
      (tokens[index - 1]?.kind === 'number' || /^(?:%|percent|cents?|million|billion|dollars|euros|times)$/.test(word(index - 1, index)))
    )
      return null;
    if (
      word(index, index) === 'the' &&
      tokens[index + 1]?.kind === 'word' &&
      !/^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(word(index + 1, index))
    )
      return null;
    if (word(index, index) === 'one' && /^(?:day|night)$/.test(noun)) return null;
    const before = [word(index - 2, index), word(index - 1, index)].join(' ').trim();
    const mod = MODS.find(([words]) => words.test(before) || words.test(word(index - 1, index)))?.[1] ?? null;
    if (count.count === 0.5) return { end: at + 1, timex: { type: 'DURATION', value: halfOf(unit), mod, granularity: GRANULARITIES[unit] } };
    return { end: at + 1, timex: { type: 'DURATION', value: durationOf(unit, count.count), mod, granularity: GRANULARITIES[unit] } };
  },
};

const halfOf = (unit: keyof typeof GRANULARITIES): string =>
  ({ TH: 'PT30M', Y: 'P6M', D: 'PT12H', E: 'P5Y', C: 'P50Y', M: 'P15D' })[unit as 'TH'] ?? durationOf(unit, 0.5);

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

/** "every Monday", "each year", "daily", "twice a week", "Mondays". */
const sets: Rule = {
  name: 'set',
  match(scene, index) {
    const { word } = scene;
    const first = word(index, index);
    const frequency = FREQUENCIES.get(first);
    if (frequency !== undefined) return { end: index + 1, timex: { type: 'SET', value: frequency, granularity: null } };
    const weekday = /s$/.test(first) ? WEEKDAYS.get(first.slice(0, -1)) : undefined;
    if (weekday !== undefined && scene.tokens[index]?.text !== first)
      return { end: index + 1, timex: { type: 'SET', value: `XXXX-WXX-${weekday}`, granularity: 'day' } };
    const times = /^(?:once|twice)$/.test(first) && /^(?:a|an|per|every)$/.test(word(index + 1, index)) ? index + 2 : 0;
    const each = /^(?:every|each)$/.test(first) || (first === 'per' && /^(?:day|week|month|year|hour)$/.test(word(index + 1, index)));
    const at = times || (each ? index + 1 : 0);
    if (at === 0) return null;
    const named = WEEKDAYS.get(word(at, index));
    if (named !== undefined) return { end: at + 1, timex: { type: 'SET', value: `XXXX-WXX-${named}`, granularity: 'day' } };
    const count = readCount(scene, at);
    const noun = count ? count.end : word(at, index) === 'other' ? at + 1 : at;
    const unit = UNITS.get(word(noun, index));
    if (unit === undefined || unit === 'TS') return null;
    const number = word(at, index) === 'other' ? 2 : count?.count === 'X' ? 'X' : (count?.count ?? 1);
    return { end: noun + 1, timex: { type: 'SET', value: durationOf(unit, number), granularity: GRANULARITIES[unit] } };
  },
};

const VAGUE_STARTS = new Map<string, number>();
for (const phrase of VAGUE.keys()) {
  const words = phrase.split(' ');
  VAGUE_STARTS.set(words[0] ?? '', Math.max(words.length, VAGUE_STARTS.get(words[0] ?? '') ?? 0));
}

/** "now", "recently", "the future": times that name no day; "future" before a noun is an adjective. */
const vague: Rule = {
  name: 'date_vague',
  match({ tokens, word }, index) {
    const words: string[] = [];
    let found: Match | null = null;
    for (let length = 1; length <= (VAGUE_STARTS.get(word(index, index)) ?? 0); length++) {
      words.push(word(index + length - 1, index));
      const phrase = words.join(' ');
      const value = VAGUE.get(phrase);
      if (value === undefined || (phrase === 'future' && tokens[index + 1]?.kind === 'word')) continue;
      found = { end: index + length, timex: { type: 'DATE', value, granularity: null } };
    }
    return found;
  },
};

export const durationRules: readonly Rule[] = [sets, counted, long, uncounted, vague];
